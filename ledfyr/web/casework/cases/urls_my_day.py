"""The address of the first page after signing in."""

from django.urls import path

from ledfyr.web.casework.cases import views_my_day

urlpatterns = [path("", views_my_day.my_day, name="my_day")]
