"""Pages that list, open and show cases."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate

from ledfyr.apps.cases.queries import case_page as cases_on_page
from ledfyr.apps.cases.queries import open_file
from ledfyr.apps.referrals.queries import referrals_of_case
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters
from ledfyr.web.casework.cases.doors import hidden_from_others


@gate(Permission.READ_CASE)
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the viewer's cases, newest first; a search never stands in a URL."""
    today = timezone.localdate()
    search = request.POST.get("search", "")[:100]
    after = case_named(request.GET.get("after", ""))
    page = cases_on_page(request.viewer, today=today, after=after, search=search)
    shown = presenters.case_list(page, today)
    return render(
        request, "casework/cases/list.html", {"shown": shown, "search": search}
    )


@gate(Permission.READ_CASE)
@hidden_from_others
def case_page(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show a file as far as this viewer may see it; the reading is audited."""
    now = timezone.localtime()
    today = localdate(now)
    file = open_file(request.viewer, case_id, now=now)
    sent = referrals_of_case(request.viewer, case_id)
    shown = presenters.case_page(file, sent, request.viewer, today)
    return render(request, "casework/cases/show.html", {"shown": shown})


def case_named(typed: str) -> UUID | None:
    """Return the id in an address; None for what is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def page_number(typed: str) -> int:
    """Return the number of a page that was asked for in an address, 1 at least."""
    return max(1, min(int(typed), 100_000)) if typed.isdecimal() else 1
