"""Addresses of the exercises on published cases."""

from django.urls import path

from ledfyr.web.casework.screening import views_practice

app_name = "practice"

urlpatterns = [
    path("", views_practice.exercise_list, name="list"),
    path("certificate/", views_practice.certificate, name="certificate"),
    path("<slug:name>/", views_practice.exercise_page, name="exercise"),
]
