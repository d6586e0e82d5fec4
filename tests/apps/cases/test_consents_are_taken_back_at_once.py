"""One call takes everything back, and a consent says who interpreted."""

from datetime import timedelta
from uuid import uuid4

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, ConsentEntry
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import ConsentError, Explained, Purpose
from tests.factories import cases as make

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def agreement(**known: object) -> actions.Agreement:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    told: dict[str, object] = {
        "recipient_id": shelter.pk,
        "purpose": Purpose.SUPPORT,
        "compartments": frozenset({Compartment.SUPPORT}),
        "language": "ar",
        "explained": Explained.ORAL_INTERPRETER,
        "given_by": "both",
        "given_on": make.TODAY,
        "interpreter": "Interpreter 12",
    }
    return actions.Agreement(**(told | known))  # type: ignore[arg-type]


def agreed(by: Viewer, case: Case, **known: object) -> None:
    actions.record_consent(
        by=by, now=NOW, case_id=case.id, agreement=agreement(**known)
    )


def test_everything_for_one_recipient_ends_with_one_deed(
    worker: Viewer, case: Case
) -> None:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    clinic = make.an_organisation("Lindby clinic", "HEALTH")
    first, _ = make.a_consent(
        worker, case, shelter.pk, Compartment.HEALTH, Compartment.SUPPORT
    )
    make.a_consent(
        worker, case, shelter.pk, Compartment.ACCOUNT, purpose=Purpose.LEGAL_HELP
    )
    make.a_consent(worker, case, clinic.pk, Compartment.HEALTH)
    before = AuditEvent.objects.count()

    held = actions.withdraw_all_from(
        by=worker, now=NOW, case_id=case.id, consent_id=first
    )

    assert held == 3
    assert AuditEvent.objects.count() == before + 1
    left = ConsentEntry.objects.filter(withdrawn_on=None)
    assert [line.recipient_id for line in left] == [clinic.pk]


def test_what_has_run_out_is_not_said_to_be_withdrawn(
    worker: Viewer, case: Case
) -> None:
    shelter = make.an_organisation("Harbour shelter", "SHELTER")
    (over,) = make.a_consent(
        worker, case, shelter.pk, Compartment.HEALTH, until=make.TODAY
    )

    with pytest.raises(actions.ConsentNotFound):
        actions.withdraw_all_from(
            by=worker,
            now=NOW + timedelta(days=2),
            case_id=case.id,
            consent_id=over,
        )
    assert ConsentEntry.objects.get().withdrawn_on is None


def test_a_line_of_nobody_withdraws_nothing(worker: Viewer, case: Case) -> None:
    agreed(worker, case)

    with pytest.raises(actions.ConsentNotFound):
        actions.withdraw_all_from(
            by=worker, now=NOW, case_id=case.id, consent_id=uuid4()
        )


def test_an_interpreter_is_named_and_sealed(worker: Viewer, case: Case) -> None:
    with pytest.raises(ConsentError, match="Write who interpreted"):
        agreed(worker, case, interpreter="  ")

    agreed(worker, case)

    row = ConsentEntry.objects.get()
    assert b"Interpreter 12" not in bytes(row.sealed_interpreter or b"")
    line = queries.open_file(worker, case.id, now=NOW).consents[0]
    assert (line.interpreter, line.given_by) == ("Interpreter 12", "both")


def test_nothing_agreed_to_is_no_consent(worker: Viewer, case: Case) -> None:
    with pytest.raises(ConsentError, match="Choose the parts"):
        agreed(worker, case, compartments=frozenset())
