"""Addresses of the case pages; nothing about a person stands in an address."""

from django.urls import path

from ledfyr.web.casework.cases import (
    views,
    views_access,
    views_attended,
    views_conference,
    views_consents,
    views_copy,
    views_decisions,
    views_documents,
    views_duty,
    views_emergency,
    views_exploitation,
    views_help,
    views_letters,
    views_misfiled,
    views_opening,
    views_overview,
    views_person,
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
    path("new/", views_opening.new_case, name="new"),
    path("<uuid:case_id>/", views.case_page, name="show"),
    path("<uuid:case_id>/close/", views_record.close_case, name="close"),
    path(
        "<uuid:case_id>/decisions/<slug:decision>/",
        views_decisions.record_decision,
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
    path("<uuid:case_id>/help/", views_help.help_wanted, name="help"),
    path("<uuid:case_id>/help/<slug:area>/", views_help.ask, name="ask_for_help"),
    path("conferences/", views_attended.attended, name="attended"),
    path(
        "conferences/<uuid:conference_id>/",
        views_attended.attended_one,
        name="attended_one",
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
        "<uuid:case_id>/plan/<uuid:plan_id>/end/",
        views_plan.end_plan,
        name="end_plan",
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
    path(
        "<uuid:case_id>/proceedings/<uuid:proceeding_id>/<uuid:happened_id>/take-back/",
        views_proceedings.take_back_step,
        name="take_back_step",
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
        "<uuid:case_id>/documents/<uuid:document_id>/move/",
        views_misfiled.move,
        name="document_move",
    ),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/remove/",
        views_misfiled.remove,
        name="document_remove",
    ),
    path(
        "<uuid:case_id>/documents/<uuid:document_id>/original/",
        views_documents.original,
        name="document_original",
    ),
    path("overview/", views_overview.overview, name="overview"),
    path("search/", views_overview.search, name="search"),
    path("kept-out/", views_access.kept_out, name="kept_out"),
    path(
        "kept-out/<uuid:conflict_id>/back-in/",
        views_access.let_back_in,
        name="let_back_in",
    ),
    path("emergency/", views_emergency.emergency, name="emergency"),
    path(
        "emergency/<uuid:glass_id>/",
        views_emergency.emergency_file,
        name="emergency_file",
    ),
    path(
        "emergency/reviews/",
        views_emergency.emergency_reviews,
        name="emergency_reviews",
    ),
    path(
        "emergency/reviews/<uuid:glass_id>/",
        views_emergency.emergency_review,
        name="emergency_review",
    ),
    path("<uuid:case_id>/reason/", views_access.give_reason, name="reason"),
    path("<uuid:case_id>/seen-by/", views_access.who_has_seen, name="who_has_seen"),
    path("<uuid:case_id>/seal/", views_access.seal_file, name="seal"),
    path("<uuid:case_id>/step-back/", views_access.step_back, name="step_back"),
    path("<uuid:case_id>/own-copy/", views_copy.own_copy, name="own_copy"),
    path("<uuid:case_id>/person/", views_person.person, name="person"),
    path(
        "<uuid:case_id>/person/change/",
        views_person.change_person,
        name="change_person",
    ),
    path("<uuid:case_id>/person/same/", views_person.same_person, name="same_person"),
    path(
        "<uuid:case_id>/person/same/<uuid:merge_id>/undo/",
        views_person.undo_merge,
        name="undo_merge",
    ),
    path("<uuid:case_id>/people/", views_person.people, name="people"),
    path("<uuid:case_id>/people/new/", views_person.add_person, name="add_person"),
    path(
        "<uuid:case_id>/people/<uuid:involved_id>/remove/",
        views_person.remove_person,
        name="remove_person",
    ),
    path(
        "<uuid:case_id>/exploitation/",
        views_exploitation.exploitation,
        name="exploitation",
    ),
    path(
        "<uuid:case_id>/exploitation/new/",
        views_exploitation.record_episode,
        name="record_episode",
    ),
    path(
        "<uuid:case_id>/exploitation/<uuid:episode_id>/correct/",
        views_exploitation.correct_episode,
        name="correct_episode",
    ),
    path(
        "<uuid:case_id>/exploitation/<uuid:episode_id>/remove/",
        views_exploitation.remove_episode,
        name="remove_episode",
    ),
    path("<uuid:case_id>/situation/", views_exploitation.situation, name="situation"),
    path(
        "<uuid:case_id>/situation/leave/",
        views_exploitation.leave_situation,
        name="leave_situation",
    ),
    path("<uuid:case_id>/letters/<slug:letter>/", views_letters.write, name="letter"),
]
