"""Addresses of figures."""

from django.urls import path

from ledfyr.web.casework.statistics import views

app_name = "figures"
urlpatterns = [
    path("", views.year, name="year"),
    path("<int:year>/", views.year, name="of"),
    path("<int:year>/figure.csv", views.download, name="download"),
]
