"""Trying to sign in tells nothing, is slowed down, and is audited without content."""

from base64 import b64decode
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from ledfyr.apps.access.models import AuditEvent, SignInAttempt, Staff
from tests.factories.access import (
    PASSWORD,
    a_member_of_staff,
    an_app_for_codes,
    code_of,
    signed_in,
)

WRONG = "wrong words entirely"


def attempt(email: str, password: str = WRONG) -> Any:
    return Client().post("/sign-in/", {"login": email, "password": password})


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("sequence").values_list("verb", flat=True))


def test_a_wrong_password_and_an_unknown_email_are_answered_alike() -> None:
    known = attempt(a_member_of_staff().email)
    unknown = attempt("nobody@example.org")

    words = b"E-mail and password do not belong together."
    assert words in known.content
    assert words in unknown.content
    assert known.status_code == unknown.status_code == 200


def test_a_sixth_attempt_on_one_account_waits_even_with_the_right_password() -> None:
    staff = a_member_of_staff()
    for _ in range(5):
        attempt(staff.email)

    response = attempt(staff.email, PASSWORD)

    assert b"Too many attempts" in response.content
    assert "_auth_user_id" not in response.client.session


def test_guessing_codes_is_slowed_down() -> None:
    staff = a_member_of_staff()
    app = an_app_for_codes(staff)
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})
    for guess in range(5):
        client.post("/sign-in/code/", {"code": f"{guess:06}"})

    response = client.post("/sign-in/code/", {"code": code_of(app)})

    assert b"Too many attempts" in response.content


def test_attempts_are_counted_for_all_workers_under_unreadable_names() -> None:
    staff = a_member_of_staff()

    attempt(staff.email)

    kept = list(SignInAttempt.objects.values_list("cache_key", flat=True))
    assert kept
    assert all(
        len(name) == 64 and set(name) <= set("0123456789abcdef") for name in kept
    )


def test_a_failed_sign_in_is_audited_without_what_was_typed() -> None:
    staff = a_member_of_staff()

    attempt(staff.email)
    attempt("nobody@example.org")

    first, second = AuditEvent.objects.order_by("sequence").values()
    assert first["verb"] == second["verb"] == "sign_in_failed"
    assert (first["subject_id"], second["subject_id"]) == (staff.pk, None)
    words = [v for v in (*first.values(), *second.values()) if isinstance(v, str)]
    assert set(words) == {"sign_in_failed", "staff", ""}


def test_a_wrong_code_is_audited() -> None:
    staff = a_member_of_staff()
    an_app_for_codes(staff)
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    client.post("/sign-in/code/", {"code": "000000"})

    assert verbs() == ["sign_in_failed"]


def test_a_refused_passkey_is_audited() -> None:
    Client().post("/sign-in/passkey/", {"credential": "{}"})

    assert verbs() == ["sign_in_failed"]


def test_a_refused_passkey_at_the_second_step_is_audited() -> None:
    staff = a_member_of_staff()
    an_app_for_codes(staff)
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    client.post("/sign-in/code/", {"credential": "{}"})

    assert verbs() == ["sign_in_failed"]
    assert AuditEvent.objects.get().subject_id == staff.pk


def test_signing_in_and_out_is_audited_once_each() -> None:
    client = signed_in(a_member_of_staff())

    client.post("/sign-in/out/")

    assert verbs() == ["signed_in", "signed_out"]


def test_nobody_makes_an_account_for_themselves() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_a_new_password_is_chosen_with_a_code_from_the_mail() -> None:
    staff = a_member_of_staff()
    client = Client()
    client.post("/sign-in/new-password/", {"email": staff.email})
    code = mail.outbox[0].body.splitlines()[0].removeprefix("Your code: ")

    client.post("/sign-in/new-password/code/", {"code": code})
    new = {"password1": "seven gulls on a pier", "password2": "seven gulls on a pier"}
    client.post("/sign-in/new-password/choose/", new)

    assert Staff.objects.get().check_password("seven gulls on a pier")
    assert "_auth_user_id" not in client.session
    assert verbs() == ["password_changed"]


def test_an_account_without_a_password_gets_one_in_the_same_way() -> None:
    staff = a_member_of_staff()
    staff.set_unusable_password()
    staff.save()

    Client().post("/sign-in/new-password/", {"email": staff.email})

    assert mail.outbox[0].to == [staff.email]


def test_the_mail_tells_neither_the_subject_nor_where_it_comes_from() -> None:
    Client().post("/sign-in/new-password/", {"email": a_member_of_staff().email})

    message = mail.outbox[0]
    assert message.subject == "Your code"
    assert not any(
        word in f"{message.subject}{message.body}".lower()
        for word in ("ledfyr", "traffick", "victim", "http", "hugo")
    )


def test_an_unknown_email_is_answered_alike_and_gets_no_mail() -> None:
    client = Client()

    known = client.post("/sign-in/new-password/", {"email": a_member_of_staff().email})
    unknown = Client().post("/sign-in/new-password/", {"email": "nobody@example.org"})

    assert known["Location"] == unknown["Location"] == "/sign-in/new-password/code/"
    assert len(mail.outbox) == 1


def test_a_closed_account_is_told_that_it_is_closed_only_with_its_password() -> None:
    staff = a_member_of_staff()
    Staff.objects.update(is_active=False, closed_at="2026-03-02T10:00:00Z")

    assert attempt(staff.email, PASSWORD)["Location"] == "/sign-in/closed/"
    assert b"do not belong together" in attempt(staff.email).content


def test_a_password_is_changed_by_its_owner_and_ends_other_sessions() -> None:
    staff = a_member_of_staff()
    here, elsewhere = signed_in(staff), Client()
    elsewhere.force_login(staff)
    new = "seven gulls on a pier"

    here.post(
        "/sign-in/mine/password/",
        {"oldpassword": PASSWORD, "password1": new, "password2": new},
    )

    assert here.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302


def test_the_table_of_sessions_tells_nothing() -> None:
    staff = a_member_of_staff()
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    with connection.cursor() as cursor:
        cursor.execute("SELECT session_data FROM django_session")
        kept = cursor.fetchone()[0]

    assert staff.email.encode() not in b64decode(kept)
    assert client.session["account_authentication_methods"][0]["email"] == staff.email
