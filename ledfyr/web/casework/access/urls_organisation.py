"""Addresses of the pages on who works on this node, and of the audit."""

from django.urls import path

from ledfyr.web.casework.access import views_account, views_audit, views_organisation

app_name = "organisation"
urlpatterns = [
    path("", views_organisation.start, name="start"),
    path("new/", views_organisation.add_organisation, name="add"),
    path("staff/new/", views_organisation.add_staff, name="add_staff"),
    path("staff/<uuid:staff_id>/", views_account.show, name="staff"),
    path("staff/<uuid:staff_id>/role/", views_account.give_role, name="give_role"),
    path(
        "staff/<uuid:staff_id>/role/withdraw/",
        views_account.withdraw_role,
        name="withdraw_role",
    ),
    path(
        "staff/<uuid:staff_id>/close/",
        views_account.close_account,
        name="close_account",
    ),
    path(
        "staff/<uuid:staff_id>/second-step/",
        views_account.reset_second_step,
        name="reset_second_step",
    ),
    path("audit/", views_audit.audit, name="audit"),
    path("audit/check/", views_audit.check, name="check_audit"),
]
