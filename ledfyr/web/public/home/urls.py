"""Addresses of the open pages; no address names the subject."""

from django.urls import path

from ledfyr.web.public.home import views

urlpatterns = [
    path("", views.home, name="home"),
    path("seen/", views.seen, name="seen"),
    path("help/", views.find_help, name="help"),
    path("rights/", views.rights, name="rights"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
]
