"""What this node has released, for anybody: read from files, never from a database."""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt

from ledfyr.web.public.doors import anyone
from ledfyr.web.public.statistics import presenters_shelf as presenters
from ledfyr.web.public.statistics import shelf_files
from ledfyr.web.public.statistics.answers import file_answer, picture_answer
from ledfyr.web.public.statistics.shelf import Edition, edition_address, on_the_shelf


@anyone
def listed(request: HttpRequest) -> HttpResponse:
    """List the newest edition of every table that was released here."""
    shelf = on_the_shelf()
    lines = [presenters.link(table, newest=True) for table in shelf.standing]
    page = {"lines": lines, "is_damaged": shelf.is_damaged}
    return render(request, "numbers/here.html", page)


@anyone
def release(request: HttpRequest, asked: str) -> HttpResponse:
    """Show one released table, and in words why each hidden cell is hidden."""
    shelf = on_the_shelf()
    found = shelf.found(asked)
    if found is None:
        raise Http404
    framed_at = reverse("numbers:here_framed", args=[asked])
    page = {
        "shown": presenters.release_page(found),
        "has_drawing": shelf_files.fits(found.table),
        "is_damaged": shelf.is_damaged,
        "framed_at": request.build_absolute_uri(framed_at),
        "is_translated": get_language() in dict(settings.CASEWORK_LANGUAGES),
    }
    return render(request, "numbers/release.html", page)


@anyone
def picture(request: HttpRequest, asked: str) -> HttpResponse:
    """Give the drawing of a released table."""
    found = _found(asked)
    if not shelf_files.fits(found.table):
        raise Http404
    return picture_answer(shelf_files.drawing(found.table))


@anyone
def as_csv(request: HttpRequest, asked: str) -> HttpResponse:
    """Give a released table as a file for a spreadsheet."""
    found = _found(asked)
    name = f"{edition_address(found.table)}.csv"
    return file_answer(shelf_files.as_csv(found), "text/csv", name)


@anyone
def as_json(request: HttpRequest, asked: str) -> HttpResponse:
    """Give a released table as a file for a program."""
    found = _found(asked)
    name = f"{edition_address(found.table)}.json"
    return file_answer(shelf_files.as_json(found), "application/json", name)


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@anyone
def framed(request: HttpRequest, asked: str) -> HttpResponse:
    """Show one released table alone, for a frame in somebody else's page."""
    page = {"shown": presenters.release_page(_found(asked))}
    return render(request, "numbers/release_framed.html", page)


def _found(asked: str) -> Edition:
    found = on_the_shelf().found(asked)
    if found is None:
        raise Http404
    return found
