"""How the chain works in a country, and the countries side by side, for anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext

from ledfyr.domain.referrals.local_chain import LocalUnknown, local_chain
from ledfyr.domain.referrals.mechanism import (
    CountryUnknown,
    country_codes,
    mechanism,
)
from ledfyr.web.parts.mechanism.compare import as_csv, comparison
from ledfyr.web.parts.mechanism.drawings import as_picture, map_svg, timeline_svg
from ledfyr.web.parts.mechanism.local import local_page
from ledfyr.web.parts.mechanism.page import country_links, mechanism_page
from ledfyr.web.public.doors import anyone


@anyone
def country(request: HttpRequest, country: str) -> HttpResponse:
    """Show everything that a country's file says, with the source of each."""
    try:
        found = mechanism(country)
    except CountryUnknown as error:
        raise Http404 from error
    page = {
        "shown": mechanism_page(found, localdate()),
        "countries": country_links(country_codes(), country.upper()),
        "is_translated": _is_translated(found.summary),
    }
    return render(request, "referrals/country.html", page)


@anyone
def local(request: HttpRequest, country: str, chain: str) -> HttpResponse:
    """Show what a city, region or team adds to its country, with the sources."""
    try:
        shown = local_page(country, chain, localdate())
        said = local_chain(mechanism(country), chain).summary
    except (CountryUnknown, LocalUnknown) as error:
        raise Http404 from error
    page = {"shown": shown, "is_translated": _is_translated(said)}
    return render(request, "referrals/local.html", page)


@anyone
def compare(request: HttpRequest) -> HttpResponse:
    """Show all countries side by side: a map, bars and a table."""
    said = (mechanism(code).summary for code in country_codes())
    page = {"shown": comparison(localdate()), "is_translated": _is_translated(*said)}
    return render(request, "referrals/compare.html", page)


@anyone
def compare_csv(request: HttpRequest) -> HttpResponse:
    """Give the table of the countries as a file."""
    answer = HttpResponse(as_csv(comparison(localdate())), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="table.csv"'
    return answer


@anyone
def compare_map(request: HttpRequest) -> HttpResponse:
    """Give the map of the periods as a picture."""
    return as_picture(map_svg(localdate()))


@anyone
def compare_timeline(request: HttpRequest) -> HttpResponse:
    """Give the bars of the periods as a picture."""
    return as_picture(timeline_svg(localdate()))


def _is_translated(*texts: str) -> bool:
    if get_language() == "en":
        return True
    return all(gettext(text) != text for text in texts)
