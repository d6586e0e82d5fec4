"""The address of the program that keeps the open check for use without a network."""

from django.urls import path

from ledfyr.web.public.screening import views

urlpatterns = [path("sw.js", views.offline, name="offline")]
