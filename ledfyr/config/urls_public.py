"""Addresses of the public door, one line a room; every page carries its language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = [
    path("", include("ledfyr.web.public.screening.urls_offline")),
    *i18n_patterns(
        path("", include("ledfyr.web.public.home.urls")),
        path("check/", include("ledfyr.web.public.screening.urls")),
        path("countries/", include("ledfyr.web.public.referrals.urls")),
        path("numbers/", include("ledfyr.web.public.statistics.urls")),
    ),
]
handler404 = "ledfyr.web.public.doors.not_found"
handler500 = "ledfyr.web.public.doors.broken"
