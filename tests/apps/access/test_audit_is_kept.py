"""Each deed adds one event that names who, what and when, and no content."""

import re
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from ledfyr.apps.access import audit, audit_check
from ledfyr.apps.access.models import AuditEvent, AuditHead
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories.access import NOW, a_viewer, an_organisation, some_events

pytestmark = pytest.mark.django_db


def test_an_event_names_who_did_what_to_which_record() -> None:
    viewer, place = a_viewer(Role.CASE_WORKER), an_organisation()

    audit.record(
        by=viewer,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=place.pk,
        organisation=place.pk,
        compartment=Compartment.HEALTH,
        now=NOW,
    )

    event = AuditEvent.objects.get()
    assert (event.sequence, event.at, event.actor_id) == (1, NOW, viewer.staff_id)
    assert (event.verb, event.subject_kind) == ("file_read", "case")
    assert (event.subject_id, event.organisation_id) == (place.pk, place.pk)
    assert event.compartment == "health"


def test_nobody_is_not_an_actor() -> None:
    nobody: Any = None

    with pytest.raises(audit.NobodyActs), transaction.atomic():
        some_event_by(nobody)

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("kind", ["", "Case", "a case", "anna@example.org", "x" * 41])
def test_a_subject_that_is_not_one_word_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match="one lower-case word"):
        audit.record(
            by=a_viewer(Role.CASE_WORKER),
            verb=AuditVerb.FILE_READ,
            subject_kind=kind,
            subject_id=None,
            now=NOW,
        )


def test_an_event_holds_identifiers_and_codes_only() -> None:
    viewer = a_viewer(Role.CASE_WORKER)

    some_events(1, by=viewer)

    kinds = {type(value).__name__ for value in row_of(1).values()}
    words = [value for value in row_of(1).values() if isinstance(value, str)]
    assert kinds <= {"int", "datetime", "UUID", "str", "bytes", "NoneType"}
    assert all(re.fullmatch(r"[a-z_]*", word) for word in words)
    assert viewer.name.lower() not in words


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_auditevent SET verb = 'signed_in'",
        "DELETE FROM access_auditevent",
        "DELETE FROM access_auditevent WHERE sequence = 2",
    ],
)
def test_the_database_refuses_to_change_or_delete_events(statement: str) -> None:
    some_events(2)

    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        connection.cursor().execute(statement)

    assert AuditEvent.objects.count() == 2


def test_an_event_goes_with_the_deed_that_failed() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        some_events(1)
        raise RuntimeError

    assert not AuditEvent.objects.exists()
    assert not AuditHead.objects.exists()


def test_events_are_numbered_without_gap() -> None:
    some_events(5)

    numbers = AuditEvent.objects.order_by("sequence").values_list("sequence", flat=True)
    assert list(numbers) == [1, 2, 3, 4, 5]


def test_an_event_costs_three_queries(django_assert_num_queries: Any) -> None:
    some_events(1)

    with django_assert_num_queries(3):
        some_events(1)


@pytest.mark.django_db(transaction=True)
def test_emptying_the_whole_database_empties_the_audit_and_guards_it_again() -> None:
    some_events(2)

    call_command("flush", verbosity=0, interactive=False)

    assert not AuditEvent.objects.exists()
    some_events(1)
    with pytest.raises(DatabaseError, match="only added to"):
        AuditEvent.objects.all().delete()
    assert audit_check.verified().count == 1


def some_event_by(by: Any) -> None:
    audit.record(
        by=by,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=None,
        now=NOW,
    )


def row_of(sequence: int) -> dict[str, Any]:
    return AuditEvent.objects.filter(pk=sequence).values().get()
