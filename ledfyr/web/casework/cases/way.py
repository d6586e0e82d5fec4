"""Which pages tell more of a person's way, and are open to this viewer?"""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import CaseFile
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.due import DueKind

PAGE_OF: dict[DueKind, str] = {
    DueKind.PERIOD: "cases:show",
    DueKind.RISK_FIRST: "cases:risk",
    DueKind.RISK_REVIEW: "cases:risk",
    DueKind.RISK_MOVE: "cases:risk",
    DueKind.RISK_HEARING: "cases:risk",
    DueKind.PLAN_STEP: "cases:plans",
    DueKind.PLAN_ENDS: "cases:plans",
    DueKind.PLAN_REVIEW: "cases:plans",
    DueKind.HEARING: "cases:proceedings",
    DueKind.TIME_LIMIT: "cases:proceedings",
    DueKind.ARRIVAL: "cases:returns",
    DueKind.FOLLOW_UP: "cases:returns",
}
"""On which page of a case something that falls due is dealt with."""


PAGES = (
    (
        Permission.SEND_REFERRAL,
        "cases:help",
        gettext_lazy("Help for the person"),
        gettext_lazy("Ask a service to help, with what the person agreed to"),
    ),
    (
        Permission.ASSESS_RISK,
        "cases:risk",
        gettext_lazy("Risk"),
        gettext_lazy("Threats, the person's own view, the safety plan"),
    ),
    (
        Permission.MAKE_PLAN,
        "cases:plans",
        gettext_lazy("Needs and plan"),
        gettext_lazy("The first weeks, the long term, conferences"),
    ),
    (
        Permission.FOLLOW_PROCEEDINGS,
        "cases:proceedings",
        gettext_lazy("Proceedings and redress"),
        gettext_lazy("Hearings, compensation, wages owed"),
    ),
    (
        Permission.PREPARE_RETURN,
        "cases:returns",
        gettext_lazy("Return and follow-up"),
        gettext_lazy("What must stand before a journey, and who asks again"),
    ),
    (
        Permission.READ_DOCUMENT,
        "cases:documents",
        gettext_lazy("Documents"),
        gettext_lazy("Sealed originals, working copies and letters"),
    ),
)
"""The pages of the way: who may open one, which it is, its name, its subject."""


def way_links(file: CaseFile, viewer: Viewer) -> list[dict[str, str]]:
    """Return a link to each page of the way that is open to the viewer; no query."""
    place = file.row.organisation_id
    has_support = Compartment.SUPPORT in file.open_compartments
    return [
        {
            "href": reverse(page, args=[file.row.id]),
            "name": str(name),
            "about": str(about),
        }
        for permission, page, name, about in PAGES
        if viewer.may_in(permission, place)
        and not (page == "cases:help" and has_support)
    ]
