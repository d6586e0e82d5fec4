"""The days on which something is due, for one's own calendar: days, and no word more.

Calendars lie on servers of others. So an entry says the same for everybody: it has no
name, no reference, no kind, and not how much is due.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ledfyr.apps.access.tokens import bearer_of
from ledfyr.apps.referrals.queries_due import days_due
from ledfyr.domain.access.scopes import Scope

DAYS_AHEAD = 120
LONGEST_SECRET = 100


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the due days of whoever made the token in the address, as iCalendar."""
    today = timezone.localdate()
    bearer = bearer_of(secret, today=today) if len(secret) <= LONGEST_SECRET else None
    if bearer is None or Scope.CALENDAR not in bearer.scopes:
        return HttpResponse(status=401)
    days = days_due(bearer.viewer, today=today, within_days=DAYS_AHEAD)
    return HttpResponse(_written(days, today), content_type="text/calendar")


_opened: Any = calendar
_opened.permission = "by_token"


def _written(days: Iterable[date], today: date) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ledfyr//Due days//EN"]
    for day in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{day:%Y%m%d}@due.ledfyr.invalid",
            f"DTSTAMP:{today:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
            f"SUMMARY:{gettext('Ledfyr: something is due')}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{line}\r\n" for line in [*lines, "END:VCALENDAR"])
