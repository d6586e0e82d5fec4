"""Whoever attended many conferences elsewhere leafs through them, newest first."""

from datetime import timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest

from ledfyr.apps.access.models import Organisation
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import ConsentEntry
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer, viewer_with
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
ATTENDED = import_module("ledfyr.apps.cases.queries.attended")


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def a_shelter(name: str = "Harbour shelter") -> tuple[Organisation, Viewer]:
    place = make.an_organisation(name, "SHELTER")
    return place, a_viewer(Role.SERVICE_WORKER, place)


def a_meeting(worker: Viewer, *places: Organisation, days_ago: int) -> UUID:
    before = NOW - 20 * DAY
    case = make.a_case(worker, now=before, presumed_on=before.date())
    for place in places:
        make.a_consent(worker, case, place.id, Compartment.SUPPORT)
    meeting = actions.Meeting(
        held_on=TODAY - days_ago * DAY,
        notes={Compartment.SUPPORT: "A calm place is needed"},
        organisation_ids=frozenset(place.id for place in places),
    )
    held = actions.record_conference(
        by=worker, now=NOW, case_id=case.id, meeting=meeting
    )
    ConsentEntry.objects.filter(case=case).update(given_on=TODAY - 20 * DAY)
    held.attendees.update(might_hear=[Compartment.SUPPORT.value])
    return held.id


def every_page(viewer: Viewer) -> list[UUID]:
    page = queries.attended(viewer, today=TODAY)
    found = [row.conference_id for row in page.rows]
    while page.last:
        page = queries.attended(viewer, today=TODAY, after=page.last)
        assert not page.is_first
        found += (row.conference_id for row in page.rows)
    return found


def test_each_conference_stands_on_one_page_newest_first(
    worker: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ATTENDED, "PAGE_LENGTH", 2)
    monkeypatch.setattr(ATTENDED, "_AT_ONCE", 2)
    place, viewer = a_shelter()
    held = {days: a_meeting(worker, place, days_ago=days) for days in (3, 1, 5, 2, 4)}

    assert every_page(viewer) == [held[days] for days in (1, 2, 3, 4, 5)]


def test_withdrawn_ones_between_hide_nothing(
    worker: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ATTENDED, "_AT_ONCE", 1)
    place, viewer = a_shelter()
    held = [a_meeting(worker, place, days_ago=days) for days in (1, 2, 3)]
    closed = ConsentEntry.objects.filter(case__conferences=held[1])
    closed.update(withdrawn_on=TODAY)

    assert every_page(viewer) == [held[0], held[2]]


def test_two_organisations_of_one_reader_come_as_one_list(worker: Viewer) -> None:
    first, reader = a_shelter()
    second, other = a_shelter("Hill shelter")
    both = viewer_with(reader.staff_id, (*reader.held, *other.held))
    held = [
        a_meeting(worker, place, days_ago=days)
        for days, place in enumerate((first, second, first, second))
    ]

    assert every_page(both) == held


@pytest.mark.parametrize("number", [1, 12])
def test_the_queries_do_not_grow_with_the_conferences(
    worker: Viewer, number: int, django_assert_num_queries: Any
) -> None:
    place, viewer = a_shelter()
    for days in range(number):
        a_meeting(worker, place, days_ago=days)

    with django_assert_num_queries(4):
        page = queries.attended(viewer, today=TODAY)

    assert len(page.rows) == number
