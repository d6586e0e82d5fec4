"""Addresses of the inventory of services."""

from django.urls import path

from ledfyr.web.casework.service_directory import views, views_change

app_name = "services"
urlpatterns = [
    path("", views.inventory_page, name="list"),
    path("new/", views_change.add, name="add"),
    path("<uuid:service_id>/", views.show, name="show"),
    path("<uuid:service_id>/change/", views_change.change, name="change"),
    path("<uuid:service_id>/places/", views.say_places, name="places"),
    path("<uuid:service_id>/correct/", views.confirm, name="confirm"),
    path("<uuid:service_id>/close/", views_change.close, name="close"),
]
