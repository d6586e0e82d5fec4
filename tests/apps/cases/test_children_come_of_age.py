"""A date of birth protects a child, and a child comes of age."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.childhood import ChildhoodReason
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db

NOW = make.NOW
BIRTHDAY = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def a_case_of(by: Viewer, birth: str, age_group: str = "unknown") -> Case:
    opening = actions.Opening(
        make.home_of(by),
        make.TODAY,
        "Signs",
        Identity("Ana Rusu", birth, ""),
        age_group=age_group,
    )
    return actions.open_case(by=by, now=NOW, opening=opening)


def known(by: Viewer, case: Case, now: datetime = NOW) -> queries.PersonView:
    return queries.person_of(by, case.id, now=now)


@pytest.mark.parametrize(
    ("birth", "age_group", "in_doubt"),
    [
        ("2012-05-01", "child", False),
        ("1990", "adult", False),
        ("2008", "unknown", True),
        ("2007~", "unknown", True),
        ("", "unknown", False),
    ],
)
def test_an_age_that_nobody_told_is_that_of_the_birth(
    worker: Viewer, birth: str, age_group: str, in_doubt: bool
) -> None:
    person = known(worker, a_case_of(worker, birth))

    assert (person.age_group, person.age_is_in_doubt) == (age_group, in_doubt)
    assert person.childhood.is_treated_as_child == (age_group == "child" or in_doubt)


def test_a_birth_told_later_protects_too(worker: Viewer) -> None:
    case = a_case_of(worker, "")
    person = known(worker, case)
    told = actions.KnownOfPerson(
        replace(person.identity, birth_date="2008"), "unknown", False, "F"
    )

    actions.change_person(
        by=worker, now=NOW, case_id=case.id, revision=person.revision, known=told
    )

    assert known(worker, case).childhood.reason is ChildhoodReason.IN_DOUBT


def test_whoever_comes_of_age_is_no_longer_treated_as_a_child(worker: Viewer) -> None:
    case = a_case_of(worker, "2009-03-01", "child")

    before = queries.open_file(worker, case.id, now=NOW)
    after = queries.open_file(worker, case.id, now=BIRTHDAY)

    assert before.childhood.reason is ChildhoodReason.UNDER_18
    assert after.childhood.reason is ChildhoodReason.ADULT
    assert after.childhood.age_group == "adult"
    asked = queries.consultation_on(worker, case.id, now=BIRTHDAY)
    assert (asked.age_group, asked.is_treated_as_child) == ("adult", False)


def test_a_period_of_a_child_stays_after_the_birthday() -> None:
    place = make.an_organisation("Komenda", "POLICE", "PL")
    police = a_viewer(Role.INVESTIGATOR, place)
    case = a_case_of(police, "2009-03-01", "child")
    ruling = actions.Ruling("reflection_permit", date(2026, 11, 2), "Signs", "Told")
    actions.record_decision(by=police, now=NOW, case_id=case.id, ruling=ruling)

    before = queries.open_file(police, case.id, now=NOW)
    after = queries.open_file(police, case.id, now=BIRTHDAY)

    names = [clock.name for clock in before.row.clocks]
    assert "Certificate for a minor" in names
    assert [clock.name for clock in after.row.clocks] == names
    listed = queries.case_page(police, today=BIRTHDAY.date()).rows[0]
    assert [clock.name for clock in listed.clocks] == names
