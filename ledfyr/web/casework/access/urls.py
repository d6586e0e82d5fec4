"""Addresses of signing in: those of the library that are wanted, under its names."""

from allauth.account import views as account
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from ledfyr.web.casework.access import views, views_tokens, views_webhooks
from ledfyr.web.casework.access.gate import open_to_all_staff, open_to_anyone

before_sign_in = [
    path("", open_to_anyone(account.login), name="account_login"),
    path(
        "code/",
        open_to_anyone(views.SecondStepView.as_view()),
        name="mfa_authenticate",
    ),
    path(
        "passkey/",
        open_to_anyone(views.PasskeyView.as_view()),
        name="mfa_login_webauthn",
    ),
    path("closed/", open_to_anyone(account.account_inactive), name="account_inactive"),
    path(
        "new-password/",
        open_to_anyone(account.password_reset),
        name="account_reset_password",
    ),
    path(
        "new-password/code/",
        open_to_anyone(account.confirm_password_reset_code),
        name="account_confirm_password_reset_code",
    ),
    path(
        "new-password/choose/",
        open_to_anyone(account.complete_password_reset),
        name="account_complete_password_reset",
    ),
    path(
        "new-password/done/",
        open_to_anyone(account.password_reset_from_key_done),
        name="account_password_reset_completed",
    ),
    path("out/", open_to_anyone(account.logout), name="account_logout"),
]
signed_in = [
    path("mine/", open_to_all_staff(views.SigningInView.as_view()), name="mfa_index"),
    path(
        "mine/language/",
        open_to_all_staff(views.choose_language),
        name="access_choose_language",
    ),
    path(
        "mine/reminders/",
        views_tokens.choose_reminders,
        name="access_choose_reminders",
    ),
    path("mine/tokens/", views_tokens.tokens, name="access_tokens"),
    path(
        "mine/tokens/<uuid:token_id>/end/",
        views_tokens.end_token,
        name="access_end_token",
    ),
    path(
        "mine/tokens/<uuid:token_id>/told/",
        views_webhooks.webhook,
        name="access_webhook",
    ),
    path(
        "mine/tokens/<uuid:token_id>/told/start/",
        views_webhooks.start_webhook,
        name="access_start_webhook",
    ),
    path(
        "mine/tokens/<uuid:token_id>/told/end/",
        views_webhooks.end_webhook,
        name="access_end_webhook",
    ),
    path(
        "mine/password/",
        open_to_all_staff(account.password_change),
        name="account_change_password",
    ),
    path(
        "again/",
        open_to_all_staff(account.reauthenticate),
        name="account_reauthenticate",
    ),
    path(
        "again/code/",
        open_to_all_staff(views.CodeAgainView.as_view()),
        name="mfa_reauthenticate",
    ),
    path(
        "again/passkey/",
        open_to_all_staff(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("mine/app/", open_to_all_staff(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "mine/app/remove/",
        open_to_all_staff(totp.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "mine/spare-codes/",
        open_to_all_staff(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "mine/spare-codes/new/",
        open_to_all_staff(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "mine/passkeys/",
        open_to_all_staff(webauthn.list_webauthn),
        name="mfa_list_webauthn",
    ),
    path(
        "mine/passkeys/add/",
        open_to_all_staff(webauthn.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path(
        "mine/passkeys/<int:pk>/remove/",
        open_to_all_staff(webauthn.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "mine/passkeys/<int:pk>/name/",
        open_to_all_staff(webauthn.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
]
urlpatterns = before_sign_in + signed_in
