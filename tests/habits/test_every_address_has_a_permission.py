"""No page is open by forgetting: each says who may enter, and the gate keeps to it."""

import pytest
from django.test import Client

from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from tests.habits.addresses import (
    BEFORE_SIGN_IN,
    BY_TOKEN,
    FOR_ALL_STAFF,
    addresses,
    may_enter,
    must_open,
)
from tests.habits.world import a_passkey, a_world, browser_of, someone_with

CASEWORK = addresses("casework")
PAGES = [each for each in CASEWORK if each.permission != BY_TOKEN]
FOR_PROGRAMS = [each for each in CASEWORK if each.permission == BY_TOKEN]
TELLS_ITSELF = "api:openapi"
"""The description of the interface is for all staff as well."""


def test_every_casework_page_declares_who_may_enter() -> None:
    known = {*Permission, "signed_in", "anyone", BY_TOKEN}

    assert [each.name for each in CASEWORK if each.permission not in known] == []


def test_only_pages_of_signing_in_ask_for_no_role() -> None:
    open_to = {
        mark: {each.name for each in CASEWORK if each.permission == mark}
        for mark in ("anyone", "signed_in")
    }

    assert open_to == {"anyone": BEFORE_SIGN_IN, "signed_in": FOR_ALL_STAFF}


def test_every_public_page_is_declared_open_to_anyone() -> None:
    assert {address.permission for address in addresses("public")} == {"anyone"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_each_role_enters_the_pages_of_its_permissions_and_no_others(
    role: Role,
) -> None:
    world = a_world()
    staff = someone_with(role, *world.places)
    passkey = a_passkey(staff)
    client = browser_of(staff)

    wrong = {}
    for address in PAGES:
        answer = client.get(world.url(address, passkey)).status_code
        is_refused = answer in (403, 404)
        if not may_enter(role, address):
            is_wrong = not is_refused
        else:
            is_expected = must_open(role, address) and world.holds(address)
            is_wrong = is_expected and is_refused
        if is_wrong or answer >= 500:
            wrong[address.name] = answer

    assert wrong == {}


@pytest.mark.django_db
def test_a_session_opens_nothing_that_is_for_programs() -> None:
    world = a_world()
    client = browser_of(someone_with(Role.CASE_WORKER, *world.places))

    answers = {
        address.name: client.get(world.url(address)).status_code
        for address in FOR_PROGRAMS
        if address.name != TELLS_ITSELF
    }

    assert answers
    assert set(answers.values()) <= {401, 405}


@pytest.mark.django_db
def test_a_visitor_reaches_only_the_pages_of_signing_in(client: Client) -> None:
    world = a_world()
    closed = [each for each in PAGES if each.permission != "anyone"]

    answers = {
        address.name: client.get(world.url(address))["Location"].partition("?")[0]
        for address in closed
    }

    assert answers == dict.fromkeys(answers, "/sign-in/")


@pytest.mark.django_db
def test_every_public_page_opens_without_signing_in(public_client: Client) -> None:
    world = a_world()

    answers = {
        address.name: public_client.get(world.url(address)).status_code
        for address in addresses("public")
        if not address.arguments
    }

    assert answers == dict.fromkeys(answers, 200)
