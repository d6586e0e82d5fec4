"""Addresses of the check of signs; no address carries an answer."""

from django.urls import path

from ledfyr.web.casework.screening import views

app_name = "screening"

urlpatterns = [
    path("", views.start, name="start"),
    path("lists/", views.lists, name="lists"),
    path("signs/", views.questions, name="questions"),
    path("result/", views.result, name="result"),
    path("paper/", views.paper, name="paper"),
    path("paper/check.pdf", views.paper_pdf, name="paper_pdf"),
    path("consult/", views.consult, name="consult"),
]
