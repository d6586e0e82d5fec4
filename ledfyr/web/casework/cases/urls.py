"""Addresses of the case pages; nothing about a person stands in an address."""

from django.urls import path

from ledfyr.web.casework.cases import views, views_record, views_services

app_name = "cases"
urlpatterns = [
    path("", views.case_list, name="list"),
    path("new/", views.new_case, name="new"),
    path("<uuid:case_id>/", views.case_page, name="show"),
    path("<uuid:case_id>/close/", views_record.close_case, name="close"),
    path(
        "<uuid:case_id>/decisions/<slug:decision>/",
        views_record.record_decision,
        name="decide",
    ),
    path("<uuid:case_id>/consents/new/", views_record.record_consent, name="consent"),
    path(
        "<uuid:case_id>/consents/<uuid:consent_id>/withdraw/",
        views_record.withdraw_consent,
        name="withdraw",
    ),
    path("<uuid:case_id>/needs/new/", views_record.record_need, name="need"),
    path(
        "<uuid:case_id>/notes/<slug:compartment>/",
        views_record.write_note,
        name="note",
    ),
    path(
        "<uuid:case_id>/needs/<uuid:need_id>/services/",
        views_services.choose_service,
        name="services",
    ),
    path(
        "<uuid:case_id>/needs/<uuid:need_id>/services/<uuid:service_id>/",
        views_services.send_referral,
        name="send_referral",
    ),
]
