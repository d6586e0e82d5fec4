"""Addresses of exports."""

from django.urls import path

from ledfyr.web.casework.exchange.views import export_case

app_name = "exchange"
urlpatterns = [path("<uuid:case_id>/", export_case, name="export")]
