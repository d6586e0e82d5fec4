"""Finding that two records are about one person, and finding that they are not.

Nothing moves between the records: each case keeps what was told in it. A finding only
links them, so that the person counts once and each undoing is complete.
"""

import uuid
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.models import Case, MergeUndone, Person, PersonMerge
from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.refusal import Refusal


class MergeError(Refusal):
    """Two records that cannot be merged or parted; the message says why."""


@transaction.atomic
def merge_people(
    *, by: Viewer, now: datetime, case_id: UUID, other_case_id: UUID
) -> PersonMerge:
    """Find that the people of two cases are one person.

    Raises CaseNotFound for a case the actor may not see, NotPermitted for who may not
    change people in both, MergeError where they are one already.
    """
    case, other = locked_case(by, case_id), locked_case(by, other_case_id)
    _refuse_unless_may_say_who(by, case, other)
    gone, kept = _roots(case.person_id, other.person_id)
    if gone == kept:
        raise MergeError("These two cases are about one person already.")
    deed = uuid.uuid4()
    moved = Person.objects.filter(Q(id=gone) | Q(same_as_id=gone))
    rows = [
        PersonMerge(
            merged_id=person.id,
            into_id=kept,
            before_id=person.same_as_id,
            deed=deed,
            merged_by_id=by.staff_id,
            merged_at=now,
        )
        for person in moved
    ]
    PersonMerge.objects.bulk_create(rows)
    moved.update(same_as_id=kept)
    audited(by, AuditVerb.PEOPLE_MERGED, case, now, Compartment.IDENTITY)
    return next(row for row in rows if row.merged_id == gone)


@transaction.atomic
def undo_merge(*, by: Viewer, now: datetime, case_id: UUID, merge_id: UUID) -> None:
    """Find that two records are two people after all; everything is as it was before.

    Raises CaseNotFound for a merge that is not of this case's person, NotPermitted, and
    MergeError while a later merge stands on it.
    """
    case = locked_case(by, case_id)
    _refuse_unless_may_say_who(by, case)
    merge = PersonMerge.objects.filter(id=merge_id, undone=None).first()
    if merge is None or not _is_about(merge, case.person_id):
        raise CaseNotFound
    rows = list(PersonMerge.objects.filter(deed=merge.deed).select_related("merged"))
    if any(row.merged.same_as_id != row.into_id for row in rows):
        raise MergeError("A later finding stands on this one; undo that one first.")
    for row in rows:
        Person.objects.filter(id=row.merged_id).update(same_as_id=row.before_id)
    MergeUndone.objects.bulk_create(
        MergeUndone(merge=row, undone_by_id=by.staff_id, undone_at=now) for row in rows
    )
    audited(by, AuditVerb.MERGE_UNDONE, case, now, Compartment.IDENTITY)


def _roots(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    """Return the records to which two people point, both held for this transaction."""
    pointed = dict(
        Person.objects.filter(id__in=[one, other]).values_list("id", "same_as_id")
    )
    roots = pointed[one] or one, pointed[other] or other
    held = Person.objects.select_for_update().filter(id__in=roots).order_by("id")
    if any(person.same_as_id for person in held):
        raise MergeError("Somebody merged one of these records just now; look again.")
    return roots


def _is_about(merge: PersonMerge, person_id: UUID) -> bool:
    """Say whether a merge is of the group to which this person's record belongs."""
    pair = Person.objects.filter(id__in=[merge.merged_id, person_id])
    return len({person.same_as_id or person.id for person in pair}) == 1


def _refuse_unless_may_say_who(by: Viewer, *cases: Case) -> None:
    for case in cases:
        place = case.organisation_id
        may_write = Compartment.IDENTITY in by.writable_in(place)
        if not (by.may_in(Permission.CHANGE_PERSON, place) and may_write):
            raise NotPermitted("You may not say who the person of this case is.")
