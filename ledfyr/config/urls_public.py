"""Addresses of the public door, one line a room; every address carries its language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("ledfyr.web.public.home.urls")),
)
handler404 = "ledfyr.web.public.doors.not_found"
handler500 = "ledfyr.web.public.doors.broken"
