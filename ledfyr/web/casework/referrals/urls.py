"""Addresses of referrals; nothing about a person stands in an address."""

from django.urls import path

from ledfyr.web.casework.referrals import (
    views,
    views_following,
    views_lists,
    views_reason,
    views_sent,
    views_transfer,
)

app_name = "referrals"
urlpatterns = [
    path("", views_lists.inbox, name="inbox"),
    path("lists/<slug:group>/", views_lists.one_list, name="list"),
    path("<uuid:referral_id>/", views.show, name="show"),
    path("<uuid:referral_id>/reason/", views_reason.give_reason, name="reason"),
    path("<uuid:referral_id>/accept/", views.accept, name="accept"),
    path("<uuid:referral_id>/refuse/", views.refuse, name="refuse"),
    path("<uuid:referral_id>/arrived/", views_following.arrived, name="arrived"),
    path("<uuid:referral_id>/close/", views_following.close, name="close"),
    path("sent/<uuid:referral_id>/", views_sent.sent, name="sent"),
    path(
        "sent/<uuid:referral_id>/follow-up/",
        views_following.follow_up,
        name="follow_up",
    ),
    path(
        "sent/<uuid:referral_id>/close/", views_following.close_sent, name="close_sent"
    ),
    path("sent/<uuid:referral_id>/recall/", views_sent.recall, name="recall"),
    path("transfers/", views_transfer.transfers, name="transfers"),
    path("transfers/<uuid:transfer_id>/", views_transfer.show, name="transfer"),
    path(
        "transfers/<uuid:transfer_id>/accept/",
        views_transfer.accept,
        name="accept_transfer",
    ),
    path(
        "transfers/<uuid:transfer_id>/refuse/",
        views_transfer.refuse,
        name="refuse_transfer",
    ),
    path(
        "transfers/<uuid:transfer_id>/take-back/",
        views_transfer.take_back,
        name="take_back_transfer",
    ),
]
