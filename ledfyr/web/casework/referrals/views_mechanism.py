"""The page that tells how the chain works in a country."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.mechanism import (
    CountryUnknown,
    country_codes,
    mechanism,
)
from ledfyr.web.casework.access.gate import StaffRequest, gate
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
        "may_review": request.viewer.may(Permission.CONFIRM_FACTS),
    }
    return render(request, "casework/mechanism/show.html", page)
