"""Addresses of the open pages on the countries; none names the subject."""

from django.urls import path

from ledfyr.web.public.referrals import views

app_name = "countries"
urlpatterns = [
    path("", views.compare, name="compare"),
    path("table.csv", views.compare_csv, name="compare_csv"),
    path("map.svg", views.compare_map, name="compare_map"),
    path("timeline.svg", views.compare_timeline, name="compare_timeline"),
    path("<slug:country>/", views.country, name="country"),
    path("<slug:country>/local/<slug:chain>/", views.local, name="local"),
]
