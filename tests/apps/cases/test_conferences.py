"""A conference is kept part by part, and heard only by those who may hear it."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Conference, ConferenceNote
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.plan import PlanError
from tests.factories import cases as make
from tests.factories import support
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db
NOTES = {
    Compartment.SUPPORT: "A calm place is needed",
    Compartment.HEALTH: "Sees a doctor on Monday",
    Compartment.STATUS: "The board decides on Friday",
}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def held(by: Viewer, case: Case, **known: object) -> Conference:
    meeting = actions.Meeting(**{"held_on": TODAY, "notes": NOTES, **known})  # type: ignore[arg-type]
    return actions.record_conference(by=by, now=NOW, case_id=case.id, meeting=meeting)


def notes_seen(viewer: Viewer, case: Case) -> dict[Compartment, tuple[str, ...]]:
    [conference] = queries.plans_of_case(viewer, case.id, now=NOW).conferences
    return {note.part: note.might_be_heard_by for note in conference.notes}


def test_each_note_says_who_of_those_present_might_hear_it(
    worker: Viewer, case: Case
) -> None:
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    make.a_consent(worker, case, shelter.id, Compartment.HEALTH)

    held(
        worker,
        case,
        colleague_ids=frozenset({board.staff_id}),
        organisation_ids=frozenset({shelter.id}),
    )

    assert notes_seen(worker, case) == {
        Compartment.SUPPORT: (),
        Compartment.HEALTH: ("Harbour shelter",),
        Compartment.STATUS: ("Bo",),
    }


def test_an_organisation_without_consent_may_hear_nothing(
    worker: Viewer, case: Case
) -> None:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    [line] = make.a_consent(worker, case, shelter.id, Compartment.HEALTH)
    actions.withdraw_consent(by=worker, now=NOW, case_id=case.id, consent_id=line)

    held(worker, case, organisation_ids=frozenset({shelter.id}))

    assert set(notes_seen(worker, case).values()) == {()}


def test_a_reader_sees_only_the_notes_of_open_compartments(
    worker: Viewer, case: Case
) -> None:
    held(worker, case)

    found = queries.conferences_in(case, frozenset({Compartment.STATUS}))

    assert [note.part for note in found[0].notes] == [Compartment.STATUS]


def test_nothing_said_stands_readable_in_the_database(
    worker: Viewer, case: Case
) -> None:
    held(worker, case)

    kept = [bytes(note.sealed_text) for note in ConferenceNote.objects.all()]
    assert len(kept) == 3
    assert not any(b"doctor" in text for text in kept)


def test_a_note_in_a_closed_part_is_refused(worker: Viewer, case: Case) -> None:
    with pytest.raises(actions.NotPermitted):
        held(worker, case, notes={Compartment.PROCEEDINGS: "Not mine to write"})

    assert not Conference.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"notes": {Compartment.SUPPORT: "  "}},
        {"held_on": TODAY + timedelta(days=1)},
    ],
)
def test_an_empty_or_future_meeting_is_refused(
    worker: Viewer, case: Case, wrong: dict[str, object]
) -> None:
    with pytest.raises(PlanError):
        held(worker, case, **wrong)


def test_only_somebody_on_the_list_attends(worker: Viewer, case: Case) -> None:
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    with pytest.raises(PlanError, match="from the list"):
        held(worker, case, colleague_ids=frozenset({stranger.staff_id}))


def test_an_investigator_opens_no_conference(worker: Viewer, case: Case) -> None:
    held(worker, case)

    with pytest.raises(queries.CaseNotFound):
        queries.plans_of_case(support.an_investigator(), case.id, now=NOW)
