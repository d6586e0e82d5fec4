"""Every role at every address: only the pages of its permissions, only its parts.

The table beside this file is written by hand: it says what each role is shown at each
address, whatever the rules of the domain say meanwhile. Who changes who may see what
changes a cell of it, where a second reader finds it.

- refused · + opens, nothing of the file in it · letters: what of the file is shown
(i identity, w whereabouts, a account, h health, s status, p proceedings, u support,
r return). Roles work where the case is; the shelter was asked for help; elsewhere and
nation are other organisations, the last one the national coordination, and whoever
looks there holds every role.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
TABLE = Path(__file__).with_name("every_role_at_every_address.txt")
OPEN, SHUT = "+", "-"
LETTERS = dict(zip(Compartment, "iwahspur", strict=True))
REFUSED = (403, 404)
ANSWERED = (200, 302, 405)
OF_NOTHING_HERE = {"mechanism:confirm", "cases:emergency_file"}
"""What asks for a fact of a country file, and for emergency access of one's own."""
WATCHED = "cases:emergency_review"
"""Emergency access anywhere is reviewed by coordinators, who read why it was taken."""


def table() -> tuple[list[str], dict[str, dict[str, str]]]:
    """Return who looks, and what the table says that they are shown, by address."""
    head, *lines = (line.split() for line in TABLE.read_text().splitlines())
    columns = head[1:]
    return columns, {
        name: dict(zip(columns, cells, strict=True)) for name, *cells in lines
    }


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


def visited(world: FullWorld, staff: Staff, browser: Client) -> list[Seen]:
    return [
        _looked(browser, address, url)
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


def test_the_world_has_every_record_that_an_address_names(world: FullWorld) -> None:
    names = {name for address in PAGES for name in address.arguments}

    assert names - {"token_id", "pk"} <= set(world.known)


def test_the_table_has_a_row_for_every_address_and_a_column_for_every_role() -> None:
    columns, rows = table()

    assert columns == [role.value for role in Role] + ["shelter", "elsewhere", "nation"]
    assert sorted(rows) == sorted({address.name for address in PAGES})


def test_each_address_shows_each_role_what_the_table_says(world: FullWorld) -> None:
    """All who look, in one test: to make the world takes longer than to look at it."""
    said, wrong = table()[1], {}
    for who in table()[0]:
        staff = _staff_for(who, world)
        browser = browser_of(staff)
        for name, those in _by_name(visited(world, staff, browser)).items():
            if (cell := _cell(those)) != said[name][who]:
                wrong[who, name] = (cell, said[name][who])
            if broken := [each.status for each in those if each.status >= 500]:
                wrong[who, name] = ("broken", str(broken))
        shut = {name for name, cells in said.items() if cells[who] == SHUT}
        for name, status in _taken(world, staff, browser, shut).items():
            wrong[who, name] = ("takes a form", str(status))

    assert wrong == {}


@pytest.mark.parametrize("role", Role)
def test_the_table_follows_the_rules_of_the_domain(role: Role) -> None:
    rows = table()[1]
    by_name = {address.name: address for address in PAGES}

    entered = [
        name
        for name, cells in rows.items()
        if cells[role] != SHUT and not may_enter(role, by_name[name])
    ]
    shown = {part for name in rows if name != WATCHED for part in rows[name][role]}

    assert entered == []
    assert shown - {OPEN, SHUT} == {LETTERS[part] for part in readable([role])}


def test_the_organisation_asked_for_help_sees_what_was_agreed_to_only() -> None:
    shown = {part for cells in table()[1].values() for part in cells["shelter"]}

    assert shown - {OPEN, SHUT, LETTERS[Compartment.STATUS]} == {
        LETTERS[part] for part in AGREED
    }


def test_someone_elsewhere_with_every_role_sees_nothing_of_the_file() -> None:
    rows = table()[1]

    assert {
        part
        for name, cells in rows.items()
        if name != WATCHED
        for part in cells["elsewhere"]
    } <= {OPEN, SHUT}


def test_every_address_opens_to_somebody() -> None:
    """Else a refusal could mean that the record is not there."""
    opened = {
        name
        for name, cells in table()[1].items()
        if any(cell != SHUT for cell in cells.values())
    }

    assert {each.name for each in PAGES} - opened == OF_NOTHING_HERE


def _staff_for(who: str, world: FullWorld) -> Staff:
    if who == "elsewhere":
        return someone_elsewhere()
    if who == "shelter":
        return _with_every_role(world.shelter)
    if who == "nation":
        return _with_every_role(an_organisation("COORDINATION"))
    return someone_with(Role(who), world.home)


def _taken(
    world: FullWorld, staff: Staff, browser: Client, shut: set[str]
) -> dict[str, int]:
    """Return what an address that is shut answers a form with, unless it refuses."""
    return {
        address.name: answer.status_code
        for address in PAGES
        if address.name in shut
        for url in world.urls(address, staff)
        if (answer := browser.post(url)).status_code not in (*REFUSED, 405)
    }


def _by_name(seen: list[Seen]) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    for each in seen:
        found.setdefault(each.address.name, []).append(each)
    return found


def _cell(seen: list[Seen]) -> str:
    shown = frozenset().union(*(each.parts for each in seen))
    if shown:
        return "".join(LETTERS[part] for part in Compartment if part in shown)
    return OPEN if any(each.status in ANSWERED for each in seen) else SHUT


def _with_every_role(place: Organisation) -> Staff:
    staff = someone_with(Role.CASE_WORKER, place)
    for role in set(Role) - {Role.CASE_WORKER}:
        staff.roles_held.create(organisation=place, role=role.value)
    return staff
