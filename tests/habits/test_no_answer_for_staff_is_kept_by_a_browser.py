"""Whoever goes back after somebody signed out sees nothing of what they read."""

import pytest
from django.test import Client

from ledfyr.domain.access.roles import Role
from tests.habits.addresses import addresses
from tests.habits.world import a_passkey, a_world, browser_of, someone_with


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.COORDINATOR])
def test_every_answer_of_the_casework_side_forbids_a_copy(role: Role) -> None:
    world = a_world()
    staff = someone_with(role, *world.places)
    passkey = a_passkey(staff)
    client = browser_of(staff)

    answers = {
        address.name: client.get(world.url(address, passkey))
        for address in addresses("casework")
        if address.name != "account_logout"
    }

    assert sum(answer.status_code == 200 for answer in answers.values()) > 40
    kept = {n for n, a in answers.items() if a["Cache-Control"] != "no-store"}
    assert kept == set()


@pytest.mark.django_db
def test_an_address_that_is_not_there_forbids_it_too() -> None:
    assert Client().get("/nowhere/")["Cache-Control"] == "no-store"
