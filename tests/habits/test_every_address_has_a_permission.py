"""No page is open by forgetting: each says who may enter, and the gate keeps to it."""

import pytest
from django.test import Client

from ledfyr.domain.access.roles import Role
from tests.habits.addresses import EXPECTED, addresses, opens_to
from tests.habits.world import a_passkey, a_world, browser_of, someone_with

CASEWORK = addresses("casework")


def test_every_casework_page_declares_the_expected_permission() -> None:
    declared = {address.name: address.permission for address in CASEWORK}

    assert declared == EXPECTED


def test_every_public_page_is_declared_open_to_anyone() -> None:
    assert {address.permission for address in addresses("public")} == {"anyone"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_each_role_opens_exactly_the_pages_of_its_permissions(role: Role) -> None:
    world = a_world()
    staff = someone_with(role, *world.places)
    passkey = a_passkey(staff)
    client = browser_of(staff)

    wrong = {}
    for address in CASEWORK:
        answer = client.get(world.url(address, passkey)).status_code
        if address.name != "account_logout" and answer >= 500:
            wrong[address.name] = answer
        elif (answer in (403, 404)) == opens_to(role, address.name):
            wrong[address.name] = answer

    assert wrong == {}


@pytest.mark.django_db
def test_a_visitor_reaches_only_the_pages_of_signing_in(client: Client) -> None:
    world = a_world()
    closed = [each for each in CASEWORK if each.permission != "anyone"]

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
    }

    assert answers == dict.fromkeys(answers, 200)
