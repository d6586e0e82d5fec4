"""Addresses of published figures; none names the subject, in any of its words."""

from django.urls import path

from ledfyr.web.public.statistics import views

app_name = "numbers"
urlpatterns = [
    path("", views.region, name="region"),
    path("map.svg", views.map_picture, name="map"),
    path("years/", views.over_years, name="years"),
    path("years.svg", views.years_picture, name="years_picture"),
    path("table/", views.table, name="table"),
    path("table.svg", views.table_picture, name="picture"),
    path("table.csv", views.table_csv, name="csv"),
    path("table.json", views.table_json, name="json"),
    path("framed/<int:what>/", views.framed, name="framed"),
    path("<slug:country>/", views.country, name="country"),
]
