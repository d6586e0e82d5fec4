"""Addresses of the open check; none names the subject, none carries an answer."""

from django.urls import path

from ledfyr.domain.screening.everyday import Audience
from ledfyr.web.public.screening import views, views_cards

app_name = "check"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("own/", views.check, {"audience": Audience.OWN}, name="own"),
    path("other/", views.check, {"audience": Audience.OTHER}, name="other"),
    path("all/", views.all_signs, name="all"),
    path("cards/", views_cards.card_list, name="cards"),
    path("cards/<slug:name>.pdf", views_cards.card_to_print, name="card"),
]
