"""Whoever may not see a record cannot learn that it exists."""

import re

import pytest

from ledfyr.domain.access.roles import Role
from tests.habits.addresses import BY_TOKEN, addresses
from tests.habits.world import (
    a_passkey,
    a_world,
    browser_of,
    someone_elsewhere,
    someone_with,
)

pytestmark = pytest.mark.django_db
ABOUT_A_RECORD = [
    address
    for address in addresses("casework")
    if {"case_id", "referral_id"} & set(address.arguments)
    and address.permission != BY_TOKEN
]


def test_someone_elsewhere_with_every_role_changes_nothing() -> None:
    world = a_world()
    client = browser_of(someone_elsewhere())

    answers = {
        address.name: client.post(world.url(address)).status_code
        for address in ABOUT_A_RECORD
    }

    assert {name: a for name, a in answers.items() if a not in (404, 405)} == {}


def test_a_foreign_record_answers_as_one_that_is_not_there() -> None:
    world = a_world()
    client = browser_of(someone_elsewhere())

    for address in ABOUT_A_RECORD:
        foreign = client.get(world.url(address))
        missing = client.get(world.url_of_nothing(address))

        assert foreign.status_code == missing.status_code != 200, address.name
        assert without_token(foreign.content) == without_token(missing.content)


def without_token(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)


def test_a_foreign_passkey_can_be_neither_named_nor_removed() -> None:
    owner, other = someone_elsewhere(), someone_with(Role.CASE_WORKER)
    key = a_passkey(owner)
    client = browser_of(other)

    answers = [
        client.post(f"/sign-in/mine/passkeys/{key}/{deed}/").status_code
        for deed in ("name", "remove")
    ]

    assert answers == [404, 404]
