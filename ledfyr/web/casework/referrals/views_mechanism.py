"""The page that tells how the chain works in a country."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.local_chain import LocalUnknown, chains_at
from ledfyr.domain.referrals.mechanism import (
    CountryUnknown,
    country_codes,
    mechanism,
)
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.parts.mechanism.local import local_page
from ledfyr.web.parts.mechanism.page import (
    country_links,
    mechanism_page,
)


@gate(Permission.VIEW_MECHANISM)
def show(request: StaffRequest, country: str = "") -> HttpResponse:
    """Show a country's mechanism, the node's own unless another is asked for."""
    code = (country or settings.LEDFYR_COUNTRY).upper()
    shown = None
    try:
        shown = mechanism_page(mechanism(code), timezone.localdate())
    except CountryUnknown as error:
        if country:
            raise Http404 from error
    links = country_links(country_codes(), code)
    page = {
        "shown": shown,
        "countries": links,
        "code": code.lower(),
        "mine": _chains_of(request.viewer),
        "may_review": request.viewer.may(Permission.CONFIRM_FACTS),
    }
    return render(request, "casework/mechanism/show.html", page)


@gate(Permission.VIEW_MECHANISM)
def local(request: StaffRequest, country: str, chain: str) -> HttpResponse:
    """Show what a city, region or team adds to its country, with the sources."""
    try:
        shown = local_page(country, chain, timezone.localdate())
    except (CountryUnknown, LocalUnknown) as error:
        raise Http404 from error
    return render(request, "casework/mechanism/local.html", {"shown": shown})


def _chains_of(viewer: Viewer) -> frozenset[str]:
    """Return the local chains that hold where the viewer works."""
    return frozenset(
        chain.id
        for held in viewer.held
        for chain in chains_at(held.country, held.municipality, held.region)
    )
