"""A person is kept apart from the case: sealed, counted by group, never overwritten."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Involved, NameKey, Person
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.retention import (
    REMOVED_KEPT,
    erase_people_without_cases,
)
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.childhood import AgeError, ChildhoodReason
from ledfyr.domain.cases.partial_dates import DateError
from ledfyr.domain.cases.person_roles import ADDED_LATER, PART_OF_ROLE, PersonRole
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
ION = Identity("Ion Popescu", "1990-05", "ro, en", "MASCULINE", ("MD", "RO"))


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def known(**changed: object) -> actions.KnownOfPerson:
    facts = {"identity": ION, "age_group": "adult", "age_is_in_doubt": False}
    return actions.KnownOfPerson(**{**facts, "sex": "M", **changed})  # type: ignore[arg-type]


def change(by: Viewer, case_id: object, revision: int = 1, **changed: object) -> None:
    actions.change_person(
        by=by,
        now=NOW,
        case_id=case_id,  # type: ignore[arg-type]
        revision=revision,
        known=known(**changed),
    )


def test_what_is_known_comes_out_as_it_went_in(worker: Viewer) -> None:
    case = make.a_case(worker)

    change(worker, case.id)

    person = queries.person_of(worker, case.id, now=NOW)
    assert person.identity == ION
    assert (person.sex, person.citizenship_group) == ("M", "EU")
    assert person.revision == 2


def test_only_groups_stand_in_the_clear(worker: Viewer) -> None:
    case = make.a_case(worker, identity=ION)

    change(worker, case.id)

    stored = str(list(Person.objects.values())) + str(list(NameKey.objects.values()))
    for word in ("Popescu", "1990", "MASCULINE", "MD", "'RO", "ro, en", "PPSK"):
        assert word not in stored


def test_the_second_of_two_changes_is_refused_and_nothing_is_lost(
    worker: Viewer,
) -> None:
    case = make.a_case(worker, identity=ION)
    change(worker, case.id, identity=Identity("Ion Popescu", "1991", "ro"))

    with pytest.raises(actions.ChangedMeanwhile):
        change(worker, case.id, identity=Identity("Jon Popesku", "", ""))

    kept = queries.person_of(worker, case.id, now=NOW).identity
    assert (kept.name, kept.birth_date) == ("Ion Popescu", "1991")


def test_doubt_about_the_age_makes_the_rules_for_children_hold(worker: Viewer) -> None:
    case = make.a_case(worker)

    change(worker, case.id, age_group="unknown", age_is_in_doubt=True)

    told = queries.open_file(worker, case.id, now=NOW).childhood
    assert told.is_treated_as_child
    assert told.reason is ChildhoodReason.IN_DOUBT


@pytest.mark.parametrize(
    ("birth", "error"), [("2020", AgeError), ("1990-13", DateError)]
)
def test_a_birth_that_cannot_be_is_refused(
    worker: Viewer, birth: str, error: type[Exception]
) -> None:
    case = make.a_case(worker, identity=ION)

    with pytest.raises(error):
        change(worker, case.id, identity=Identity("Ion", birth, ""))

    assert queries.person_of(worker, case.id, now=NOW).identity == ION


@pytest.mark.parametrize("role", ADDED_LATER)
def test_somebody_else_in_a_case_stands_in_the_part_of_the_role(
    worker: Viewer, role: PersonRole
) -> None:
    case = make.a_case(worker)
    actions.add_person(
        by=worker,
        now=NOW,
        case_id=case.id,
        role=role,
        identity=Identity("Vera Smith", "", ""),
        note="Drives a red van",
    )

    for reader in (Role.CASE_WORKER, Role.DECISION_MAKER, Role.INVESTIGATOR):
        viewer = a_viewer(reader, make.an_organisation())
        seen = queries.people_of_case(viewer, case.id, now=NOW).involved
        may = PART_OF_ROLE[role] in viewer.compartments
        assert [each.note for each in seen] == (["Drives a red van"] if may else [])


def test_a_coordinator_sees_nobody_in_a_case(worker: Viewer) -> None:
    case = make.a_case(worker)
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        queries.people_of_case(coordinator, case.id, now=NOW)
    with pytest.raises(queries.CaseNotFound):
        queries.person_of(coordinator, case.id, now=NOW)


def test_a_case_takes_no_second_victim(worker: Viewer) -> None:
    case = make.a_case(worker)

    with pytest.raises(actions.NotPermitted):
        actions.add_person(
            by=worker, now=NOW, case_id=case.id, role=PersonRole.VICTIM, identity=ION
        )

    assert not Involved.objects.exists()


def test_whoever_is_taken_out_is_erased_a_month_later(worker: Viewer) -> None:
    case = make.a_case(worker, identity=ION)
    added = actions.add_person(
        by=worker, now=NOW, case_id=case.id, role=PersonRole.SUSPECT, identity=ION
    )
    actions.remove_person(by=worker, now=NOW, case_id=case.id, involved_id=added.id)

    soon = erase_people_without_cases(NOW + REMOVED_KEPT - timedelta(hours=1))
    later = erase_people_without_cases(NOW + REMOVED_KEPT + timedelta(hours=1))

    assert (soon, later) == (0, 1)
    assert not NameKey.objects.filter(person=added.person).exists()
    assert queries.person_of(worker, case.id, now=NOW).identity == ION


def test_people_of_a_case_of_others_cannot_be_changed(worker: Viewer) -> None:
    case = make.a_case(worker)
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    with pytest.raises(queries.CaseNotFound):
        change(stranger, case.id)


@pytest.mark.parametrize("role", [Role.DECISION_MAKER, Role.INVESTIGATOR])
def test_whoever_only_reads_an_identity_cannot_change_it(
    worker: Viewer, role: Role
) -> None:
    case = make.a_case(worker)
    reader = a_viewer(role, make.an_organisation())
    assert Compartment.IDENTITY in reader.compartments

    with pytest.raises(actions.NotPermitted):
        change(reader, case.id)
