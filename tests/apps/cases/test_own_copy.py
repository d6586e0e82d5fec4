"""People are given what is kept about them, and told what is left out and why."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.own_data import Item, Line, OwnCopy
from ledfyr.domain.cases.person_roles import PersonRole
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
ION = Identity("Ion Popescu", "1990", "ro", "MASCULINE", ("MD",))


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    parts = {part: f"Written in {part.value}" for part in Compartment}
    case = make.a_case(worker, identity=ION, entries=parts)
    make.a_need(worker, case, note="Insulin every evening")
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    make.a_consent(worker, case, shelter.id, Compartment.HEALTH)
    actions.record_episode(
        by=worker, now=NOW, case_id=case.id, episode=Episode("BEGGING"), note="By night"
    )
    actions.add_person(
        by=worker,
        now=NOW,
        case_id=case.id,
        role=PersonRole.SUSPECT,
        identity=Identity("Harald Blomqvist", "", ""),
        note="Drives a minibus",
    )
    colleague = a_viewer(Role.CASE_WORKER, make.an_organisation())
    actions.declare_conflict(
        by=colleague,
        now=NOW,
        case_id=case.id,
        kind=Conflict.TIE_TO_SUSPECT,
        note="His aunt",
    )
    return case


def copy(by: Viewer, case: Case, *chosen: str) -> OwnCopy:
    return actions.make_own_copy(
        by=by, now=NOW, case_id=case.id, chosen=frozenset(chosen)
    )


def told(made: OwnCopy) -> str:
    return str(made.sections)


def test_the_copy_holds_what_is_about_the_person(worker: Viewer, case: Case) -> None:
    made = told(copy(worker, case))

    for words in ("Ion Popescu", "Presumed victim", "Forced begging", "Safe housing"):
        assert words in made
    assert "Harbour shelter" in made
    assert str(Line("given_by", "The person", is_name=True)) in made
    assert "Lindby social services" in made


def test_a_ground_is_told_by_the_title_of_its_source(
    worker: Viewer, case: Case
) -> None:
    kept = case.decisions.get().legal_ground
    source = queries.law_of_case(case).sources()[kept]

    made = told(copy(worker, case))

    assert source.title in made
    assert kept not in made


def test_words_of_staff_are_given_only_when_somebody_read_and_chose_them(
    worker: Viewer, case: Case
) -> None:
    unread = told(copy(worker, case))
    choices = queries.copy_to_make(worker, case.id, now=NOW).to_choose
    [health] = [item for item in choices if "Written in health" in str(item.lines)]

    chosen = told(copy(worker, case, health.id))

    assert "Written in" not in unread
    assert "Signs of labour exploitation" not in unread
    assert "Written in health" in chosen
    assert "Written in support" not in chosen


def test_what_is_about_others_is_never_given_even_if_it_is_asked_for(
    worker: Viewer, case: Case
) -> None:
    everything = [item.id for item in queries.own_items(case)]

    made = told(copy(worker, case, *everything))

    for words in ("Blomqvist", "minibus", "aunt", "Written in proceedings", "Alma"):
        assert words not in made
    assert "Insulin" in made
    assert "By night" in made


def test_what_is_left_out_is_said_with_its_reason(worker: Viewer, case: Case) -> None:
    left = {each.rule.id: each for each in copy(worker, case).left_out}

    assert left["others"].number == 3
    assert left["staff"].number == 2
    assert left["proceedings"].number == 1
    assert all(each.rule.reason for each in left.values())


def test_a_referral_that_is_kept_elsewhere_is_told(worker: Viewer, case: Case) -> None:
    sent = Item("r1", "recipients", make.TODAY, (Line("recipient", "Night clinic"),))

    made = actions.make_own_copy(by=worker, now=NOW, case_id=case.id, recipients=[sent])

    assert "Night clinic" in told(made)


def test_making_a_copy_leaves_one_event(worker: Viewer, case: Case) -> None:
    before = AuditEvent.objects.count()

    copy(worker, case)

    [event] = AuditEvent.objects.all()[before:]
    assert (event.verb, event.subject_id) == ("person_copy_made", case.id)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.CASE_WORKER}))
def test_whoever_does_not_read_everything_makes_no_copy(case: Case, role: Role) -> None:
    viewer = a_viewer(role, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        copy(viewer, case)
    with pytest.raises(queries.CaseNotFound):
        queries.copy_to_make(viewer, case.id, now=NOW)


def test_papers_are_listed_by_kind_and_day_and_given_when_chosen(
    worker: Viewer, case: Case
) -> None:
    row = actions.keep_document(
        by=worker,
        now=NOW,
        case_id=case.id,
        compartment=Compartment.HEALTH,
        name="Letter about her brother",
        content=b"Written.\n",
    )

    without = copy(worker, case)
    chosen = copy(worker, case, f"sealed_description {row.id}")

    listed = {rule.id: items for rule, items in without.sections}["papers"]
    assert Line("kind", "Plain text", is_name=True) in listed[0].lines
    assert "brother" not in str(without)
    assert queries.papers_given(without) == ()
    assert queries.papers_given(chosen) == (row.id,)
