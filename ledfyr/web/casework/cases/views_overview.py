"""Pages over many cases: how they stand, and in which of them words stand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.queries import Hit, OverviewRow
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import STATUS_NAMES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.forms_overview import OverviewForm
from ledfyr.web.casework.cases.presenters import STATUS_KINDS, how_far
from ledfyr.web.casework.cases.views import case_named

LONGEST_SEARCH = 100


@gate(Permission.READ_CASE)
def overview(request: StaffRequest) -> HttpResponse:
    """Show how the viewer's cases stand; the filters name no person."""
    today = timezone.localdate()
    places = queries.places_of_overview(request.viewer)
    shows_forms = _reads_accounts(request.viewer)
    form = OverviewForm(request.GET, places=places, shows_forms=shows_forms)
    page = queries.overview(
        request.viewer,
        form.sought(),
        today=today,
        after=case_named(request.GET.get("after", "")),
    )
    rest = request.GET.copy()
    rest.pop("after", None)
    shown = {
        "form": form,
        "page": page,
        "rows": [_row(row, today) for row in page.rows],
        "shows_forms": shows_forms,
        "filters": rest.urlencode(),
        "by_day": form.sought().due is not None,
        "last": page.rows[-1].id if page.rows else "",
        "may_review": request.viewer.may(Permission.REVIEW_GLASS),
        "may_keep_out": request.viewer.may(Permission.RECORD_CONFLICT),
        "may_break_glass": request.viewer.may(Permission.BREAK_GLASS),
        "may_search": request.viewer.may(Permission.SEARCH_FILES),
    }
    return render(request, "casework/cases/overview.html", {"shown": shown})


@gate(Permission.SEARCH_FILES)
def search(request: StaffRequest) -> HttpResponse:
    """Search the text of open compartments; what is sought never stands in a URL."""
    typed = request.POST.get("search", "")[:LONGEST_SEARCH]
    found = None
    if typed.strip():
        found = queries.search_files(request.viewer, typed, now=timezone.now())
    shown = {
        "search": typed,
        "found": found,
        "hits": [_hit(each) for each in found.hits] if found else [],
    }
    return render(request, "casework/cases/search.html", {"shown": shown})


def _row(row: OverviewRow, today: Any) -> dict[str, Any]:
    due = row.next_due
    return {
        "row": row,
        "status": gettext(STATUS_NAMES[row.status]) if row.status else "",
        "status_kind": STATUS_KINDS[row.status] if row.status else "calm",
        "form": gettext(codes().form_of_exploitation[row.form]) if row.form else "",
        "due": gettext(due.name) if due else "",
        "left": how_far(due.kind, due.on, today) if due else "",
        "due_kind": "overdue" if due and due.on < today else "waiting",
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "hit": hit,
        "parts": [gettext(COMPARTMENT_NAMES[part]) for part in hit.compartments],
    }


def _reads_accounts(viewer: Viewer) -> bool:
    return Compartment.ACCOUNT in viewer.compartments
