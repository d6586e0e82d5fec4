"""How a webhook stands, in words."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.access.webhooks import AnnouncementRow, WebhookView
from ledfyr.domain.access.announcements import ATTEMPTS, EVENT_NAMES

PROBLEMS = {
    "unreachable": gettext_lazy("Nobody answered."),
    "refused_address": gettext_lazy("The name leads into a local network."),
    "certificate": gettext_lazy("The certificate does not belong to the name."),
}


def webhook_page(view: WebhookView) -> dict[str, Any]:
    """Return a webhook with its state, its problem and what it told last."""
    return {
        "view": view,
        "kinds": [gettext(EVENT_NAMES[kind]) for kind in view.kinds],
        "problem": _problem(view.problem),
        "attempts": ATTEMPTS,
        "latest": [_row(each) for each in view.latest],
    }


def _problem(code: str) -> str:
    if code.startswith("status_"):
        status = code.removeprefix("status_")
        return gettext("It answered with status %(status)s.") % {"status": status}
    return str(PROBLEMS.get(code, ""))


def _row(row: AnnouncementRow) -> dict[str, Any]:
    if row.delivered_at:
        label, kind = gettext("Told"), "done"
    elif row.next_attempt_at:
        label, kind = gettext("Waiting"), "waiting"
    else:
        label, kind = gettext("Given up"), "overdue"
    name = gettext(EVENT_NAMES[row.kind])
    return {"row": row, "name": name, "label": label, "kind": kind}
