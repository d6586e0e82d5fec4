"""Pages that hand out a year's released figures as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ledfyr.apps.statistics.queries import releases
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.disclosure import ReleasedTable
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.statistics import files


@gate(Permission.VIEW_FIGURES)
def offered(request: StaffRequest, year: int) -> HttpResponse:
    """Offer the year's released figures in several kinds of files."""
    tables = _tables(request, year)
    kinds = [
        {"href": reverse(f"figures:{name}", args=(year,)), "kind": kind}
        for name, kind in files.KINDS.items()
    ]
    shown = {"year": year, "kinds": kinds, "tables": len(tables)}
    return render(request, "casework/figures/files.html", shown)


@gate(Permission.VIEW_FIGURES)
def give(request: StaffRequest, year: int, kind: str) -> HttpResponse:
    """Give the year's released figures as one kind of file."""
    tables = _tables(request, year)
    chosen = files.KINDS[kind]
    answer = HttpResponse(
        files.written(kind, tables, timezone.now().replace(microsecond=0)),
        content_type=chosen.media_type,
    )
    name = f"figures-{year}{chosen.ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _tables(request: StaffRequest, year: int) -> tuple[ReleasedTable, ...]:
    """Return the editions of a year that count; 404 where nothing was released."""
    found = tuple(
        entry.table
        for entry in releases(request.viewer)
        if entry.is_latest and entry.table.heading.year == year
    )
    if not found:
        raise Http404
    return found
