"""Addresses of the open check; none names the subject, none carries an answer."""

from django.urls import path

from ledfyr.domain.screening.everyday import Audience
from ledfyr.web.public.screening import views

app_name = "check"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("own/", views.check, {"audience": Audience.OWN}, name="own"),
    path("other/", views.check, {"audience": Audience.OTHER}, name="other"),
]
