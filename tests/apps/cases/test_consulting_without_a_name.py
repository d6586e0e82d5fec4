"""Advice is asked with codes alone: who and where the person is stays in the file."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import Status
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db


def test_nothing_that_was_written_is_in_it() -> None:
    worker = make.a_case_worker()
    case = make.a_case(
        worker,
        identity=Identity("Sealed Name", "1990-01-01", "ky"),
        entries={part: f"Secret of {part.value}" for part in Compartment},
    )
    make.a_need(worker, case, note="Secret need", languages=("ky",))

    said = queries.consultation_on(worker, case.id, now=make.NOW)

    assert not {"Sealed", "Secret", "ky", "1990"} & set(str(said).split())
    assert "Secret" not in str(said)
    assert (said.age_group, said.main_form) == ("adult", "LABOUR")
    assert said.status is Status.PRESUMED


def test_the_reading_is_audited() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)

    queries.consultation_on(worker, case.id, now=make.NOW)

    event = AuditEvent.objects.latest("sequence")
    assert (event.verb, event.subject_id) == ("file_read", case.id)


def test_it_is_closed_to_whoever_does_not_read_support() -> None:
    case = make.a_case(make.a_case_worker())
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())

    with pytest.raises(queries.CaseNotFound):
        queries.consultation_on(coordinator, case.id, now=make.NOW)
