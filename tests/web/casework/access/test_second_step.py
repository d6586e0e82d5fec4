"""Nothing opens with a password alone."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from ledfyr.apps.access import actions
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.domain.access.roles import Role
from tests.factories.access import (
    NOW,
    PASSWORD,
    a_member_of_staff,
    an_app_for_codes,
    code_of,
    signed_in,
)


def with_password(staff, password: str = PASSWORD) -> Client:
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_password_alone_opens_nothing_for_who_has_a_second_step() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    an_app_for_codes(staff)

    client = with_password(staff)

    assert client.get("/needs/")["Location"].startswith("/sign-in/")


def test_password_and_code_together_sign_in() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    app = an_app_for_codes(staff)
    client = with_password(staff)

    response = client.post("/sign-in/code/", {"code": code_of(app)})

    assert response["Location"] == "/"
    assert is_in(client)


def test_a_wrong_code_does_not_sign_in() -> None:
    staff = a_member_of_staff()
    app = an_app_for_codes(staff)
    client = with_password(staff)

    wrong = f"{(int(code_of(app)) + 1) % 1_000_000:06}"
    response = client.post("/sign-in/code/", {"code": wrong})

    assert b"not right" in response.content
    assert not is_in(client)


def test_a_code_counts_once() -> None:
    staff = a_member_of_staff()
    code = code_of(an_app_for_codes(staff))
    with_password(staff).post("/sign-in/code/", {"code": code})

    client = with_password(staff)
    client.post("/sign-in/code/", {"code": code})

    assert not is_in(client)


@pytest.mark.parametrize(
    "page", ["/", "/needs/", "/forgotten/", "/open/", "/sign-in/mine/password/"]
)
def test_whoever_has_no_second_step_is_sent_to_set_one_up(page: str) -> None:
    client = with_password(a_member_of_staff(Role.CASE_WORKER))

    response = client.get(page)

    assert response.status_code == 302
    assert response["Location"] == "/sign-in/mine/"


def test_the_page_to_set_up_says_so_and_opens_without_asking_again() -> None:
    client = with_password(a_member_of_staff())

    assert b"Set up your second step" in client.get("/sign-in/mine/").content
    assert client.get("/sign-in/mine/app/").status_code == 200
    assert client.get("/sign-in/mine/passkeys/add/").status_code == 200


def test_setting_up_an_app_opens_the_pages_and_shows_spare_codes_once() -> None:
    staff = a_member_of_staff(Role.CASE_WORKER)
    client = with_password(staff)
    client.get("/sign-in/mine/app/")

    response = client.post("/sign-in/mine/app/", {"code": code_in_session(client)})

    assert response["Location"] == "/sign-in/mine/spare-codes/"
    assert b"not shown again" in client.get("/sign-in/mine/spare-codes/").content
    assert b"****" not in client.get("/sign-in/mine/spare-codes/").content
    assert client.get("/needs/").status_code == 200


def test_a_spare_code_signs_in_once() -> None:
    staff = a_member_of_staff()
    spare = spare_codes(staff)[0]
    client = with_password(staff)
    client.post("/sign-in/code/", {"code": spare})
    again = with_password(staff)

    again.post("/sign-in/code/", {"code": spare})

    assert is_in(client)
    assert not is_in(again)


def test_spare_codes_alone_are_no_second_step() -> None:
    staff = a_member_of_staff()
    spare_codes(staff)
    second_steps_of(staff).exclude(type="recovery_codes").delete()

    client = with_password(staff)

    assert client.get("/")["Location"] == "/sign-in/mine/"


def test_the_only_second_step_is_not_given_up() -> None:
    staff = a_member_of_staff()
    client = signed_in(staff)

    response = client.post("/sign-in/mine/app/remove/")

    assert b"only second step" in response.content
    assert second_steps_of(staff).exists()


def test_whoever_removes_the_only_passkey_is_sent_to_set_up_again() -> None:
    staff = a_member_of_staff()
    passkey = Authenticator.objects.create(
        user=staff, type="webauthn", data={"name": "Passkey 1", "credential": {}}
    )
    client = Client()
    client.force_login(staff)
    assert is_in(client)

    client.post(f"/sign-in/mine/passkeys/{passkey.pk}/remove/")

    assert client.get("/")["Location"] == "/sign-in/mine/"


def test_after_an_administrator_took_it_away_a_new_one_is_set_up() -> None:
    staff = a_member_of_staff()
    an_app_for_codes(staff)

    actions.reset_second_step(by=THE_NODE, now=NOW, staff=staff)

    assert with_password(staff).get("/")["Location"] == "/sign-in/mine/"


def test_the_secret_of_an_app_is_sealed_in_the_database() -> None:
    app = an_app_for_codes(a_member_of_staff())

    secret = get_adapter().decrypt(app.data["secret"])
    assert len(secret) == 32
    assert secret not in str(app.data)


def code_in_session(client: Client) -> str:
    secret = client.session[auth.SECRET_SESSION_KEY]
    before, now, after = auth.yield_hotp_counters_from_time()
    return auth.format_hotp_value(auth.hotp_value(secret, now))


def spare_codes(staff) -> list[str]:
    an_app_for_codes(staff)
    return RecoveryCodes.activate(staff).get_unused_codes()
