"""What a law makes us share is logged with its ground, and the person is told."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, DutyDisclosure
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.legal_duties import DutyError
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
GROUND = actions.Ground("child_concern_se", "A child of four sleeps at the workplace.")


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def shared(by: Viewer, case: Case, **changed: object) -> DutyDisclosure:
    given = {
        "recipient": "Child welfare of Lindby",
        "compartments": frozenset({Compartment.WHEREABOUTS}),
        "ground": GROUND,
        **changed,
    }
    return actions.record_disclosure_by_duty(
        by=by, now=make.NOW, case_id=case.id, **given
    )


def seen(by: Viewer, case: Case) -> queries.DutiesOfCase:
    return queries.duties_of_case(by, case.id, now=make.NOW)


def test_it_is_shown_with_recipient_parts_and_ground(
    worker: Viewer, case: Case
) -> None:
    shared(worker, case)

    (view,) = seen(worker, case).shared
    assert (view.recipient, view.duty) == ("Child welfare of Lindby", GROUND.duty)
    assert (view.words, view.compartments) == (GROUND.words, (Compartment.WHEREABOUTS,))


def test_an_organisation_of_the_node_is_named_by_itself(
    worker: Viewer, case: Case
) -> None:
    shared(worker, case, recipient=make.an_organisation("Lindby police").id)

    assert seen(worker, case).shared[0].recipient == "Lindby police"


def test_the_case_says_whether_the_person_was_told(worker: Viewer, case: Case) -> None:
    row = shared(worker, case)
    before = queries.open_file(worker, case.id, now=make.NOW).by_duty

    actions.record_person_told(
        by=worker,
        now=make.TOMORROW,
        case_id=case.id,
        disclosure_id=row.id,
        told_on=make.TODAY,
    )

    after = queries.open_file(worker, case.id, now=make.NOW).by_duty
    assert (before, after) == ("untold", "told")
    assert seen(worker, case).shared[0].told_on == make.TODAY


def test_the_day_of_telling_is_recorded_once(worker: Viewer, case: Case) -> None:
    row = shared(worker, case, told_on=make.TODAY)

    with pytest.raises(actions.DutyNotFound):
        actions.record_person_told(
            by=worker,
            now=make.TOMORROW,
            case_id=case.id,
            disclosure_id=row.id,
            told_on=make.TOMORROW.date(),
        )


def test_it_leaves_an_event_of_its_own(worker: Viewer, case: Case) -> None:
    shared(worker, case)

    event = AuditEvent.objects.latest("sequence")
    assert (event.verb, event.subject_id) == ("disclosed_by_duty", case.id)


def test_nothing_written_stands_in_the_clear(worker: Viewer, case: Case) -> None:
    row = shared(worker, case)

    row.refresh_from_db()
    assert b"sleeps" not in bytes(row.sealed_ground)
    assert b"Child" not in bytes(row.sealed_outside or b"")


def test_a_day_to_come_is_refused(worker: Viewer, case: Case) -> None:
    with pytest.raises(DutyError):
        shared(worker, case, disclosed_on=make.TODAY + timedelta(days=1))

    assert not DutyDisclosure.objects.exists()


def test_a_part_one_cannot_read_cannot_be_shared(worker: Viewer, case: Case) -> None:
    place = make.an_organisation()
    decider = a_viewer(Role.DECISION_MAKER, place)

    with pytest.raises(actions.NotPermitted):
        shared(decider, case)


def test_it_is_not_there_for_another_organisation(worker: Viewer, case: Case) -> None:
    shared(worker, case)
    elsewhere = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    with pytest.raises(queries.CaseNotFound):
        seen(elsewhere, case)
