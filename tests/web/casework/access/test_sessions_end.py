"""A session ends after half an hour without use and after a working day at most."""

import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from ledfyr.web.casework.access.sessions import SIGNED_IN_AT
from tests.factories.access import a_member_of_staff, signed_in


def signed_in_hours_ago(hours: float) -> Client:
    client = signed_in(a_member_of_staff())
    session = client.session
    session[SIGNED_IN_AT] = time.time() - hours * 3600
    session.save()
    return client


def minutes_left() -> float:
    end = Session.objects.get().expire_date
    return (end - timezone.now()).total_seconds() / 60


def test_a_session_in_use_lasts_half_an_hour_more() -> None:
    client = signed_in_hours_ago(1)

    client.get("/")

    assert 25 < minutes_left() <= 30


def test_a_session_ends_with_the_working_day_even_in_use() -> None:
    client = signed_in_hours_ago(7.9)

    client.get("/")

    assert 2 < minutes_left() <= 6


def test_a_session_of_yesterday_opens_nothing() -> None:
    client = signed_in_hours_ago(8.01)

    assert client.get("/").status_code == 302


def test_a_session_without_use_opens_nothing() -> None:
    client = signed_in(a_member_of_staff())
    Session.objects.update(expire_date=timezone.now())

    assert client.get("/").status_code == 302


def test_a_session_tampered_with_opens_nothing() -> None:
    client = signed_in(a_member_of_staff())
    Session.objects.update(session_data="YWFh" * 40)

    assert client.get("/").status_code == 302


def test_the_cookie_is_kept_from_scripts_and_other_sites() -> None:
    cookie = signed_in(a_member_of_staff()).get("/").cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert settings.CSRF_COOKIE_SAMESITE == "Strict"
