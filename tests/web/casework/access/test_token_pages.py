"""A token is made on a page, shown once, and ended by its owner alone."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ledfyr.apps.access.models import ApiToken
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.tokens import bearer_of
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, a_viewer, signed_in
from tests.factories.cases import browser_of

pytestmark = pytest.mark.django_db
PAGE = "/sign-in/mine/tokens/"


def typed(viewer: Viewer, scope: str = "read_services") -> dict[str, str]:
    return {
        "name": "Our own system",
        "organisation": str(viewer.held[0].organisation_id),
        "scopes": scope,
        "expires_on": (timezone.localdate() + timedelta(30)).isoformat(),
    }


def test_the_secret_is_shown_on_one_page_and_never_again() -> None:
    viewer = a_viewer(Role.CASE_WORKER)
    browser = browser_of(viewer)

    made = browser.post(PAGE, typed(viewer))
    secret = re.search(r"<code>(ledfyr_[\w-]+)</code>", made.content.decode())

    assert secret is not None
    assert "no-store" in made["Cache-Control"]
    assert secret[1] not in browser.get(PAGE).content.decode()
    assert bearer_of(secret[1], today=timezone.localdate()) is not None


def test_what_cannot_be_made_is_explained_on_the_page() -> None:
    viewer = a_viewer(Role.CASE_WORKER)

    page = browser_of(viewer).post(PAGE, typed(viewer) | {"expires_on": "2020-01-01"})

    assert "within a year" in page.content.decode()
    assert not ApiToken.objects.exists()


def test_ending_a_token_closes_it_at_once() -> None:
    viewer = a_viewer(Role.CASE_WORKER)
    browser = browser_of(viewer)
    browser.post(PAGE, typed(viewer))

    token = ApiToken.objects.get()
    browser.post(f"{PAGE}{token.pk}/end/")

    token.refresh_from_db()
    assert token.revoked_at is not None
    assert "You have no token." in browser.get(PAGE).content.decode()


def test_the_token_of_somebody_else_is_not_there() -> None:
    owner, other = a_viewer(Role.CASE_WORKER), a_viewer(Role.CASE_WORKER)
    browser_of(owner).post(PAGE, typed(owner))
    token = ApiToken.objects.get()

    browser = browser_of(other)

    assert browser.post(f"{PAGE}{token.pk}/end/").status_code == 404
    assert "Our own system" not in browser.get(PAGE).content.decode()


def test_an_account_without_a_role_makes_no_token() -> None:
    assert signed_in(a_member_of_staff()).get(PAGE).status_code == 404
