"""A page sets where a program is told, shows how it goes, and asks who is there."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from ledfyr.apps.access.models import ApiToken, Webhook
from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.access.sessions import SIGNED_IN_AT
from tests.factories.access import PASSWORD, a_viewer
from tests.factories.cases import browser_of

pytestmark = pytest.mark.django_db
PAGE = "/sign-in/mine/tokens/"


def a_browser_with_a_token() -> tuple[Any, str]:
    viewer = a_viewer(Role.CASE_WORKER)
    browser = browser_of(viewer)
    browser.post(PAGE, a_wish(viewer))
    return browser, f"{PAGE}{ApiToken.objects.get().pk}/told/"


def a_wish(viewer: Any) -> dict[str, str]:
    return {
        "name": "Our own system",
        "organisation": str(viewer.held[0].organisation_id),
        "scopes": "read_referrals",
        "expires_on": (timezone.localdate() + timedelta(30)).isoformat(),
    }


def an_hour_passes(browser: Any) -> None:
    session = browser.session
    session[SIGNED_IN_AT] = (timezone.now() - timedelta(hours=1)).timestamp()
    session.save()


def test_the_address_is_set_and_its_secret_shown_once() -> None:
    browser, page = a_browser_with_a_token()

    made = browser.post(page, {"address": "https://example.org/in"})

    secret = re.search(r"<code>(whsec_[\w+/=]+)</code>", made.content.decode())
    assert secret is not None
    assert "no-store" in made["Cache-Control"]
    assert secret[1] not in browser.get(page).content.decode()
    assert "https://example.org/in" in browser.get(page).content.decode()


def test_an_address_in_a_local_network_is_explained() -> None:
    browser, page = a_browser_with_a_token()

    shown = browser.post(page, {"address": "https://192.168.0.1/"}).content.decode()

    assert "not in a local network" in shown
    assert "https://192.168.0.1/" in shown
    assert not Webhook.objects.exists()


def test_a_webhook_that_stopped_says_so_and_is_started_again() -> None:
    browser, page = a_browser_with_a_token()
    browser.post(page, {"address": "https://example.org/in"})
    Webhook.objects.update(stopped_at=timezone.now(), problem="unreachable")

    shown = browser.get(page).content.decode()
    browser.post(f"{page}start/")

    assert "It has stopped" in shown
    assert "Nobody answered." in shown
    assert Webhook.objects.get().stopped_at is None


def test_telling_ends_at_once() -> None:
    browser, page = a_browser_with_a_token()
    browser.post(page, {"address": "https://example.org/in"})

    browser.post(f"{page}end/")

    assert not Webhook.objects.exists()


def test_the_webhook_of_somebody_else_is_not_there() -> None:
    browser, page = a_browser_with_a_token()
    browser.post(page, {"address": "https://example.org/in"})
    stranger = browser_of(a_viewer(Role.CASE_WORKER))

    assert stranger.get(page).status_code == 404
    assert stranger.post(page, {"address": "https://x.example"}).status_code == 404
    assert stranger.post(f"{page}start/").status_code == 404
    assert stranger.post(f"{page}end/").status_code == 404


def test_a_token_is_made_only_by_somebody_who_was_asked_again() -> None:
    viewer = a_viewer(Role.CASE_WORKER)
    browser = browser_of(viewer)
    an_hour_passes(browser)

    asked = browser.post(PAGE, a_wish(viewer))
    wrong = browser.post(asked["Location"], {"password": "no such words at all"})
    before = ApiToken.objects.count()
    made = browser.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"].startswith("/sign-in/again/")
    assert wrong.status_code == 200
    assert before == 0
    assert re.search(r"<code>ledfyr_[\w-]+</code>", made.content.decode())
    assert ApiToken.objects.count() == 1


def test_an_address_is_set_only_by_somebody_who_was_asked_again() -> None:
    browser, page = a_browser_with_a_token()
    an_hour_passes(browser)

    asked = browser.post(page, {"address": "https://example.org/in"})
    looked = browser.get(page)

    assert asked["Location"].startswith("/sign-in/again/")
    assert looked.status_code == 200
    assert not Webhook.objects.exists()
