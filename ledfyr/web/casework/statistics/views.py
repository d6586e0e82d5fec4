"""Pages that show a year's released figure of the node beside a published one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from ledfyr.apps.statistics.queries import (
    double_counting,
    latest_release,
    overlaps,
    years,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import presenters, presenters_pairs, table_file


@gate(Permission.VIEW_FIGURES)
def year(request: StaffRequest, year: int | None = None) -> HttpResponse:
    """Show the node's released figure of a year, and a published one beside it."""
    own = years(request.viewer)
    offered = presenters.offered_years(own)
    shown_year = year if year is not None else offered[0]
    if shown_year not in offered:
        raise Http404
    key = request.GET.get("beside", "")
    table = latest_release(request.viewer, shown_year, presenters.BY)
    shown = presenters.year_page(shown_year, offered, table, key)
    open_persons = double_counting(request.viewer, shown_year) if table else None
    may_send_in = request.viewer.may(Permission.SUBMIT_FIGURES)
    return render(
        request,
        "casework/figures/year.html",
        {
            "shown": shown,
            "may_send_in": may_send_in,
            "has_overlaps": bool(overlaps(request.viewer)),
            "may_review_pairs": request.viewer.may(Permission.REVIEW_PAIRS),
            "open_persons": presenters_pairs.open_persons(open_persons),
        },
    )


@gate(Permission.VIEW_FIGURES)
def download(request: StaffRequest, year: int) -> HttpResponse:
    """Give the released figure of a year as a file for a spreadsheet."""
    table = latest_release(request.viewer, year, presenters.BY)
    if table is None:
        raise Http404
    response = HttpResponse(
        table_file.written(year, table), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="figure-{year}.csv"'
    return response
