"""Addresses of published figures; none names the subject, in any of its words."""

from django.urls import path

from ledfyr.web.public.statistics import views, views_shelf

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
    path("here/", views_shelf.listed, name="here"),
    path("here/<slug:asked>/", views_shelf.release, name="release"),
    path("here/<slug:asked>.svg", views_shelf.picture, name="here_picture"),
    path("here/<slug:asked>.csv", views_shelf.as_csv, name="here_csv"),
    path("here/<slug:asked>.json", views_shelf.as_json, name="here_json"),
    path("framed/here/<slug:asked>/", views_shelf.framed, name="here_framed"),
    path("<slug:country>/", views.country, name="country"),
]
