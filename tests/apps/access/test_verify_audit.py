"""verify_audit finds what was done to the database by hand, and where."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from ledfyr.apps.access import append_only, audit, vault
from ledfyr.apps.access.models import AuditHead, KeyPurpose, SealedKey
from tests.factories.access import some_events

pytestmark = pytest.mark.django_db

COLUMNS = (
    "at, actor_id, organisation_id, verb, subject_kind, subject_id, compartment, "
    "previous_hash, hash"
)


def by_hand(*statements: str) -> None:
    """Change the database as someone would who holds its file."""
    append_only.remove(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    append_only.install(connection)


def verdict(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue()


def refusal(*arguments: str) -> CommandError:
    with pytest.raises(CommandError) as raised:
        call_command("verify_audit", *arguments)
    return raised.value


def test_an_untouched_audit_is_whole() -> None:
    some_events(4)

    assert verdict().startswith("The audit is whole.")


def test_an_empty_audit_is_whole() -> None:
    assert "\n0:" in verdict()


@pytest.mark.parametrize(
    "change",
    [
        "verb = 'signed_in'",
        "actor_id = '00000000000000000000000000000001'",
        "at = '2020-01-01 00:00:00'",
        "organisation_id = actor_id",
        "subject_kind = 'tip'",
        "subject_id = NULL",
        "compartment = 'health'",
    ],
)
def test_an_edited_event_is_found(change: str) -> None:
    some_events(4)

    by_hand(f"UPDATE access_auditevent SET {change} WHERE sequence = 3")  # noqa: S608

    assert str(refusal()) == "Event 3 was changed."
    assert refusal().returncode == 1


def test_a_gap_is_found() -> None:
    some_events(4)

    by_hand("DELETE FROM access_auditevent WHERE sequence = 2")

    assert str(refusal()) == "Event 2 is missing."


def test_a_gap_closed_by_renumbering_is_found() -> None:
    some_events(4)

    by_hand(
        "DELETE FROM access_auditevent WHERE sequence = 2",
        "UPDATE access_auditevent SET sequence = 2 WHERE sequence = 3",
        "UPDATE access_auditevent SET sequence = 3 WHERE sequence = 4",
    )

    assert str(refusal()) == "Event 2 does not follow the event before it."


def test_two_events_put_out_of_order_are_found() -> None:
    some_events(4)

    by_hand(
        "UPDATE access_auditevent SET sequence = 9 WHERE sequence = 2",
        "UPDATE access_auditevent SET sequence = 2 WHERE sequence = 3",
        "UPDATE access_auditevent SET sequence = 3 WHERE sequence = 9",
    )

    assert str(refusal()) == "Event 2 does not follow the event before it."


def test_an_audit_cut_off_at_the_end_is_found() -> None:
    some_events(4)

    by_hand("DELETE FROM access_auditevent WHERE sequence > 2")

    assert str(refusal()).startswith("Event 3 is missing: the audit was cut off")


def test_an_end_moved_back_by_hand_is_found() -> None:
    some_events(4)

    by_hand(
        "DELETE FROM access_auditevent WHERE sequence > 2",
        "UPDATE access_audithead SET count = 2, last_hash = "
        "(SELECT hash FROM access_auditevent WHERE sequence = 2)",
    )

    assert str(refusal()) == "What should end the audit after event 2 was changed."


def test_an_event_copied_to_the_end_is_found() -> None:
    some_events(2)

    by_hand(
        f"INSERT INTO access_auditevent (sequence, {COLUMNS}) "  # noqa: S608
        f"SELECT 3, {COLUMNS} FROM access_auditevent WHERE sequence = 2"
    )

    assert str(refusal()) == "Event 3 does not follow the event before it."


def test_an_audit_without_its_head_is_found_and_added_to_no_more() -> None:
    some_events(2)

    by_hand("DELETE FROM access_audithead")

    assert str(refusal()) == "Event 1 stands without the head of the audit."
    with pytest.raises(audit.AuditHeadMissing):
        some_events(1)


def test_an_exchanged_key_of_the_audit_is_found() -> None:
    some_events(2)
    vault.new_sealed_key("case")

    by_hand(
        "UPDATE access_sealedkey SET wrapped = (SELECT wrapped FROM access_sealedkey "
        "WHERE purpose = 'case') WHERE purpose = 'audit'"
    )

    assert str(refusal()).startswith("Event 1 cannot be checked")


def test_an_audit_rolled_back_to_an_older_copy_is_found_with_a_noted_sum() -> None:
    some_events(2)
    head = AuditHead.objects.values().get()
    some_events(2)
    noted = verdict().splitlines()[1]

    by_hand("DELETE FROM access_auditevent WHERE sequence > 2")
    AuditHead.objects.update(**head)

    assert verdict().startswith("The audit is whole.")
    assert str(refusal("--noted", noted)).startswith("Event 3 is missing: ")


def test_an_audit_begun_anew_is_found_with_a_noted_sum() -> None:
    some_events(3)
    noted = verdict().splitlines()[1]
    by_hand("DELETE FROM access_audithead", "DELETE FROM access_auditevent")
    SealedKey.objects.filter(purpose=KeyPurpose.AUDIT).delete()

    some_events(3)

    assert str(refusal("--noted", noted)) == "Event 3 is not the one that was noted."


def test_a_noted_sum_still_stands_after_more_events() -> None:
    some_events(2)
    noted = verdict().splitlines()[1]

    some_events(3)

    assert verdict("--noted", noted).startswith("The audit is whole.")


def test_a_noted_sum_that_is_none_is_bad_input() -> None:
    assert refusal("--noted", "many").returncode == 2
