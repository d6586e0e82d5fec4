"""Addresses of the casework door, one line a room."""

from django.urls import include, path

urlpatterns = [
    path("sign-in/", include("ledfyr.web.casework.access.urls")),
    path("", include("ledfyr.web.casework.cases.urls_my_day")),
    path("cases/", include("ledfyr.web.casework.cases.urls")),
    path("check/", include("ledfyr.web.casework.screening.urls")),
    path("check/practice/", include("ledfyr.web.casework.screening.urls_practice")),
    path("referrals/", include("ledfyr.web.casework.referrals.urls")),
    path("how-it-works/", include("ledfyr.web.casework.referrals.urls_mechanism")),
    path("services/", include("ledfyr.web.casework.service_directory.urls")),
    path("organisation/", include("ledfyr.web.casework.access.urls_organisation")),
    path("figures/", include("ledfyr.web.casework.statistics.urls")),
    path("calendar/", include("ledfyr.web.casework.cases.urls_calendar")),
    path("exports/", include("ledfyr.web.casework.exchange.urls")),
    path("api/v1/", include("ledfyr.web.casework.api.urls")),
]
