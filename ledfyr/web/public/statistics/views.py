"""Published figures for anybody: the region, over the years, any table, a country."""

from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt

from ledfyr.domain.statistics.published import countries
from ledfyr.web.public.doors import anyone
from ledfyr.web.public.statistics import files, pictures, presenters
from ledfyr.web.public.statistics.answers import file_answer, picture_answer
from ledfyr.web.public.statistics.asked import Asked, asked, asked_of


@anyone
def region(request: HttpRequest) -> HttpResponse:
    """Show one measure and year of every country: the map, and the table beside it."""
    question = _of_region(request)
    shown = presenters.table_page(question, every_country=True)
    return _page(request, "numbers/region.html", question, {"shown": shown})


@anyone
def over_years(request: HttpRequest) -> HttpResponse:
    """Show one measure over the years, a small drawing for each country."""
    return _page(request, "numbers/years.html", _over_years(request))


@anyone
def table(request: HttpRequest) -> HttpResponse:
    """Show any table: what is counted, by what, in which rows and columns."""
    return _page(request, "numbers/table.html", asked(request.GET.dict()))


@anyone
def country(request: HttpRequest, country: str) -> HttpResponse:
    """Show one country's figures, one measure and breakdown over the years."""
    code = country.upper()
    if code not in countries():
        raise Http404
    question = asked_of(code, request.GET.dict())
    more = {
        "countries": presenters.country_links(code),
        "overview": presenters.overview(code),
        "said_in_text": presenters.said_in_text(question),
        "choices": presenters.choices(question, code),
    }
    return _page(request, "numbers/country.html", question, more)


@anyone
def map_picture(request: HttpRequest) -> HttpResponse:
    """Give the map of the region."""
    return picture_answer(pictures.of_map(_of_region(request)))


@anyone
def years_picture(request: HttpRequest) -> HttpResponse:
    """Give the small drawings by country."""
    return picture_answer(pictures.of_table(_over_years(request)))


@anyone
def table_picture(request: HttpRequest) -> HttpResponse:
    """Give the drawing of any table."""
    return picture_answer(pictures.of_table(asked(request.GET.dict())))


@anyone
def table_csv(request: HttpRequest) -> HttpResponse:
    """Give any table as a file for a spreadsheet."""
    return file_answer(files.as_csv(asked(request.GET.dict())), "text/csv", "table.csv")


@anyone
def table_json(request: HttpRequest) -> HttpResponse:
    """Give any table as a file for a program."""
    text = files.as_json(asked(request.GET.dict()))
    return file_answer(text, "application/json", "table.json")


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@anyone
def framed(request: HttpRequest, what: int) -> HttpResponse:
    """Show one table alone, for a frame in somebody else's page."""
    question = asked(request.GET.dict() | {"w": str(what)})
    page = {"shown": presenters.table_page(question)}
    return render(request, "numbers/framed.html", page)


def _of_region(request: HttpRequest) -> Asked:
    words = request.GET.dict() | {"b": "a", "r": "country", "c": "kind"}
    return asked(words)


def _page(
    request: HttpRequest,
    template: str,
    question: Asked,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    page = {
        "shown": presenters.table_page(question),
        "choices": presenters.choices(question),
        "framed_at": request.build_absolute_uri(presenters.framed_at(question)),
        "is_translated": get_language() in dict(settings.CASEWORK_LANGUAGES),
    }
    return render(request, template, page | (more or {}))


def _over_years(request: HttpRequest) -> Asked:
    words = request.GET.dict() | {"b": "a", "r": "country", "c": "year", "o": ""}
    return asked(words)
