"""Addresses of referrals; nothing about a person stands in an address."""

from django.urls import path

from ledfyr.web.casework.referrals import views, views_sent

app_name = "referrals"
urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("<uuid:referral_id>/", views.show, name="show"),
    path("<uuid:referral_id>/accept/", views.accept, name="accept"),
    path("<uuid:referral_id>/refuse/", views.refuse, name="refuse"),
    path("sent/<uuid:referral_id>/", views_sent.sent, name="sent"),
    path("sent/<uuid:referral_id>/recall/", views_sent.recall, name="recall"),
]
