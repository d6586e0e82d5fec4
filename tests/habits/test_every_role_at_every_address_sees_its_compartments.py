"""Every role at every address: only the pages of its permissions, only its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.domain.access.compartments import Compartment, readable
from ledfyr.domain.access.roles import Role
from tests.factories.access import an_organisation
from tests.habits.addresses import (
    BEFORE_SIGN_IN,
    BY_TOKEN,
    Address,
    addresses,
    may_enter,
)
from tests.habits.full_world import (
    AGREED,
    FullWorld,
    a_full_world,
    leave_marks,
    marks_in,
)
from tests.habits.world import browser_of, someone_elsewhere, someone_with

pytestmark = pytest.mark.django_db
PAGES = [
    each
    for each in addresses("casework")
    if each.name not in BEFORE_SIGN_IN and each.permission != BY_TOKEN
]
REFUSED = (403, 404)
ANSWERED = (200, 302, 405)
OF_NOTHING_HERE = {"mechanism:confirm", "cases:emergency_file"}
"""What asks for a fact of a country file, and for emergency access of one's own."""
WATCHED = "cases:emergency_review"
"""Emergency access anywhere is reviewed by coordinators, who read why it was taken."""


@dataclass(frozen=True)
class Seen:
    """What came of one address: how it answered, and which compartments it showed."""

    address: Address
    status: int
    parts: frozenset[Compartment]


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> FullWorld:
    leave_marks(monkeypatch)
    return a_full_world()


def visited(world: FullWorld, staff: Staff) -> list[Seen]:
    return [
        _looked(browser, address, url)
        for browser in [browser_of(staff)]
        for address in PAGES
        for url in world.urls(address, staff)
    ]


def _looked(browser: Client, address: Address, url: str) -> Seen:
    answer = browser.get(url)
    parts = marks_in(b"".join(_content(answer)).decode(errors="replace"))
    return Seen(address, answer.status_code, parts)


def _content(answer: object) -> Iterator[bytes]:
    streamed = getattr(answer, "streaming_content", None)
    yield from streamed if streamed is not None else [answer.content]  # type: ignore[attr-defined]


def shown_by(seen: list[Seen]) -> frozenset[Compartment]:
    parts = (each.parts for each in seen if each.address.name != WATCHED)
    return frozenset().union(*parts)


def test_the_world_has_every_record_that_an_address_names(world: FullWorld) -> None:
    names = {name for address in PAGES for name in address.arguments}

    assert names - {"token_id", "pk"} <= set(world.known)


@pytest.mark.parametrize("role", Role)
def test_each_role_sees_its_pages_and_its_compartments_only(
    role: Role, world: FullWorld
) -> None:
    seen = visited(world, someone_with(role, world.home))

    entered = {
        each.address.name
        for each in seen
        if not may_enter(role, each.address) and each.status not in REFUSED
    }
    told = {each.address.name: each.parts - readable([role]) for each in seen}

    assert entered == set()
    assert {name: parts for name, parts in told.items() if parts} == {}
    assert [each.address.name for each in seen if each.status >= 500] == []
    assert shown_by(seen) == readable([role])


def test_the_organisation_asked_for_help_sees_what_was_agreed_to_only(
    world: FullWorld,
) -> None:
    seen = visited(world, _with_every_role(world.shelter))

    assert shown_by(seen) == AGREED
    assert [each.address.name for each in seen if each.status >= 500] == []


def test_someone_elsewhere_with_every_role_sees_nothing(world: FullWorld) -> None:
    seen = visited(world, someone_elsewhere())

    assert shown_by(seen) == frozenset()
    assert [each.address.name for each in seen if each.status >= 500] == []


def test_every_address_opens_to_somebody(world: FullWorld) -> None:
    """Else a refusal above could mean that the record is not there."""
    nation = an_organisation("COORDINATION")
    opened = {
        each.address.name
        for place in (world.home, world.shelter, nation)
        for each in visited(world, _with_every_role(place))
        if each.status in ANSWERED
    }

    assert {each.name for each in PAGES} - opened == OF_NOTHING_HERE


def _with_every_role(place: Organisation) -> Staff:
    staff = someone_with(Role.CASE_WORKER, place)
    for role in set(Role) - {Role.CASE_WORKER}:
        staff.roles_held.create(organisation=place, role=role.value)
    return staff
