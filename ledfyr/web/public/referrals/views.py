"""How the chain works in a country, and the countries side by side, for anybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from ledfyr.domain.referrals.mechanism import (
    CountryUnknown,
    country_codes,
    mechanism,
)
from ledfyr.web.parts.mechanism.compare import as_csv, comparison
from ledfyr.web.parts.mechanism.page import country_links, mechanism_page
from ledfyr.web.public.doors import anyone


@anyone
def country(request: HttpRequest, country: str) -> HttpResponse:
    """Show everything that a country's file says, with the source of each."""
    try:
        shown = mechanism_page(mechanism(country), localdate())
    except CountryUnknown as error:
        raise Http404 from error
    links = country_links(country_codes(), country.upper())
    return render(
        request, "referrals/country.html", {"shown": shown, "countries": links}
    )


@anyone
def compare(request: HttpRequest) -> HttpResponse:
    """Show all countries side by side: a map, bars and a table."""
    shown = comparison(localdate())
    return render(request, "referrals/compare.html", {"shown": shown})


@anyone
def compare_csv(request: HttpRequest) -> HttpResponse:
    """Give the table of the countries as a file."""
    answer = HttpResponse(as_csv(comparison(localdate())), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="table.csv"'
    return answer
