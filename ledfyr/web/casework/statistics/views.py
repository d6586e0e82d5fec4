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
from ledfyr.web.casework.statistics import (
    presenters,
    presenters_pairs,
    presenters_start,
    table_file,
)


@gate(Permission.VIEW_FIGURES)
def start(request: StaffRequest) -> HttpResponse:
    """Show what the section of figures holds."""
    offered = presenters.offered_years(years(request.viewer))
    ways = presenters_start.ways(
        offered[0], request.viewer.may, has_overlaps=bool(overlaps(request.viewer))
    )
    shown = {"ways": list(ways), "years": offered}
    return render(request, "casework/figures/start.html", shown)


@gate(Permission.VIEW_FIGURES)
def year(request: StaffRequest, year: int) -> HttpResponse:
    """Show the node's released figure of a year, and a published one beside it."""
    offered = presenters.offered_years(years(request.viewer))
    if year not in offered:
        raise Http404
    key = request.GET.get("beside", "")
    table = latest_release(request.viewer, year, presenters.BY)
    shown = presenters.year_page(year, offered, table, key)
    open_persons = double_counting(request.viewer, year) if table else None
    return render(
        request,
        "casework/figures/year.html",
        {
            "shown": shown,
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
