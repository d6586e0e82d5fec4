"""Addresses of the case pages; nothing about a person stands in an address."""

from django.urls import path

from ledfyr.web.casework.cases import (
    views,
    views_conference,
    views_consents,
    views_documents,
    views_duty,
    views_plan,
    views_proceedings,
    views_record,
    views_return,
    views_risk,
    views_services,
)

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
        views_consents.withdraw,
        name="withdraw",
    ),
    path("<uuid:case_id>/consents/sheet/", views_consents.sheet, name="consent_sheet"),
    path(
        "<uuid:case_id>/consultation/",
        views_consents.consultation,
        name="consultation",
    ),
    path("<uuid:case_id>/by-duty/", views_duty.shared_by_duty, name="duties"),
    path("<uuid:case_id>/by-duty/new/", views_duty.disclose, name="by_duty"),
    path(
        "<uuid:case_id>/by-duty/<uuid:disclosure_id>/told/",
        views_duty.told,
        name="told",
    ),
    path("<uuid:case_id>/hand-over/", views_duty.hand_over, name="hand_over"),
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
    path("own-log/", views_conference.own_log, name="own_log"),
    path("<uuid:case_id>/risk/", views_risk.risk, name="risk"),
    path("<uuid:case_id>/risk/new/", views_risk.assess, name="assess"),
    path("<uuid:case_id>/plan/", views_plan.plans, name="plans"),
    path(
        "<uuid:case_id>/plan/open/<slug:kind>/", views_plan.open_plan, name="open_plan"
    ),
    path(
        "<uuid:case_id>/plan/<uuid:plan_id>/extend/",
        views_plan.extend_plan,
        name="extend_plan",
    ),
    path(
        "<uuid:case_id>/plan/<uuid:plan_id>/steps/new/",
        views_plan.add_step,
        name="plan_step",
    ),
    path(
        "<uuid:case_id>/plan/steps/<uuid:step_id>/end/",
        views_plan.end_step,
        name="end_step",
    ),
    path(
        "<uuid:case_id>/needs/<uuid:need_id>/met/",
        views_plan.meet_need,
        name="need_met",
    ),
    path(
        "<uuid:case_id>/conferences/new/",
        views_conference.record_conference,
        name="conference",
    ),
    path(
        "<uuid:case_id>/proceedings/", views_proceedings.proceedings, name="proceedings"
    ),
    path(
        "<uuid:case_id>/proceedings/open/<slug:track>/",
        views_proceedings.open_proceeding,
        name="open_proceeding",
    ),
    path(
        "<uuid:case_id>/proceedings/<uuid:proceeding_id>/new/",
        views_proceedings.record_step,
        name="proceeding_step",
    ),
    path("<uuid:case_id>/return/", views_return.returns, name="returns"),
    path(
        "<uuid:case_id>/return/<slug:deed>/",
        views_return.return_deed,
        name="return_deed",
    ),
    path(
        "<uuid:case_id>/return/steps/<slug:step>/",
        views_return.return_step,
        name="return_step",
    ),
    path(
        "<uuid:case_id>/follow-ups/<uuid:follow_up_id>/",
        views_return.follow_up,
        name="follow_up",
    ),
    path("<uuid:case_id>/documents/", views_documents.documents, name="documents"),
    path("<uuid:case_id>/documents/new/", views_documents.keep, name="document_keep"),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/",
        views_documents.document,
        name="document",
    ),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/preview/",
        views_documents.preview,
        name="document_preview",
    ),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/copy/",
        views_documents.copy,
        name="document_copy",
    ),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/original/",
        views_documents.original,
        name="document_original",
    ),
]
