"""The open pages: each shows what the country's files say, and keeps nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.domain.screening.instruments import instrument
from ledfyr.domain.vocabulary.sources import source
from ledfyr.web.parts.contacts import contact_cards, country_mechanism
from ledfyr.web.public.doors import anyone
from ledfyr.web.public.home import presenters, presenters_rights


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """The first page, with its three doors."""
    return render(request, "home/home.html")


@anyone
def seen(request: HttpRequest) -> HttpResponse:
    """For somebody who saw something: what to do, what to look for, whom to call."""
    checklist = instrument("guidelines")
    page = {
        "what_to_do": presenters.what_to_do_now(),
        "signs": presenters.signs(),
        "caveat": gettext(checklist.caveat[-1]),
        "checklist_source": source(checklist.source),
        "contacts": contact_cards("emergency", "hotline"),
    }
    return render(request, "home/seen.html", page)


@anyone
def find_help(request: HttpRequest) -> HttpResponse:
    """For somebody who needs help: whom to call, and what one may ask for."""
    country = country_mechanism()
    page = {
        "contacts": contact_cards("emergency", "hotline", "ngo"),
        "rights": country and presenters_rights.rights(country, localdate()),
    }
    return render(request, "home/help.html", page)


@anyone
def rights(request: HttpRequest) -> HttpResponse:
    """What a person is entitled to here, with the source of each."""
    country = country_mechanism()
    name = country.name if country else settings.LEDFYR_COUNTRY
    page: dict[str, object] = {"country_name": gettext(name)}
    if country:
        today = localdate()
        page |= {
            "rights": presenters_rights.rights(country, today),
            "later_rights": presenters_rights.later_rights(country, today),
            "thinking_times": presenters_rights.thinking_times(country, today),
            "differences": country.difference,
        }
    return render(request, "home/rights.html", page)


@anyone
def about(request: HttpRequest) -> HttpResponse:
    """What this site is, and where its facts come from."""
    country = country_mechanism()
    page = {
        "country": country,
        "sources": presenters.sources_shown(country),
    }
    return render(request, "home/about.html", page)


@anyone
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about a visit: nothing."""
    return render(request, "home/privacy.html")


@anyone
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages can be used, and what is not good yet."""
    return render(request, "home/accessibility.html")
