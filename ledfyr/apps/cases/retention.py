"""How long are people's files kept, and how are they erased?

Erasing destroys the keys: what was sealed can then be read by nobody, in the database
or in a backup. Codes for counting stay; they point at no one.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.cases.models import (
    Case,
    ConsentEntry,
    FileEntry,
    Need,
    Person,
    StatusDecision,
)


def erase_closed_cases(now: datetime) -> int:
    """Destroy the keys of cases that were closed long enough ago; return how many."""
    kept = timedelta(days=365 * settings.LEDFYR_CASE_YEARS_KEPT)
    due = Case.objects.filter(
        closed_on__lt=(now - kept).date(), sealed_key__erased_at=None
    ).select_related("sealed_key")
    for case in due:
        with transaction.atomic():
            vault.destroy_key(case.sealed_key, now=now)
            case.consents.update(given_by="erased")
    return len(due)


def erase_people_without_cases(now: datetime) -> int:
    """Destroy the identity of people all of whose cases are erased; return how many."""
    gone = Person.objects.filter(sealed_key__erased_at=None).exclude(
        cases__sealed_key__erased_at=None
    )
    due = list(gone.filter(cases__isnull=False).distinct().select_related("sealed_key"))
    for person in due:
        with transaction.atomic():
            vault.destroy_key(person.sealed_key, now=now)
            person.sealed_identity = None
            person.name_index = None
            person.save(update_fields=["sealed_identity", "name_index"])
    return len(due)


_WITH_THE_CASE = "It is erased with its case, by destroying the key of the case."

RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Case,
        "A closed case is erased, by destroying its key, after the years that the "
        "operator sets (LEDFYR_CASE_YEARS_KEPT; five unless set, which is no law).",
        erase_closed_cases,
    ),
    RetentionRule(
        Person,
        "An identity is erased, by destroying its key, once all cases of it are.",
        erase_people_without_cases,
    ),
    RetentionRule(StatusDecision, _WITH_THE_CASE, None),
    RetentionRule(FileEntry, _WITH_THE_CASE, None),
    RetentionRule(Need, _WITH_THE_CASE, None),
    RetentionRule(
        ConsentEntry,
        "A line of the ledger stays as proof of what was agreed; it names no person.",
        None,
    ),
)
