"""Addresses of the page that tells how the chain works in a country."""

from django.urls import path

from ledfyr.web.casework.referrals import views_mechanism

app_name = "mechanism"
urlpatterns = [
    path("", views_mechanism.show, name="show"),
    path("<slug:country>/", views_mechanism.show, name="show"),
]
