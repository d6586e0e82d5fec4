"""Changing what is known of a person, and who else stands in a case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.ages import tell_ages_again
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.identities import keep_identity
from ledfyr.apps.cases.actions.indexing import index_name, index_record
from ledfyr.apps.cases.models import Case, Involved, Person
from ledfyr.apps.cases.queries import CaseNotFound, Identity
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.childhood import age_as_kept, check_age_group
from ledfyr.domain.cases.partial_dates import read_partial_date
from ledfyr.domain.cases.person_roles import PART_OF_ROLE, PersonRole


@dataclass(frozen=True)
class KnownOfPerson:
    """What is known of a person: who it is, and the groups that tables count."""

    identity: Identity
    age_group: str
    age_is_in_doubt: bool
    sex: str


@transaction.atomic
def change_person(
    *, by: Viewer, now: datetime, case_id: UUID, revision: int, known: KnownOfPerson
) -> None:
    """Keep what is now known of the person of a case, if nobody changed it meanwhile.

    `revision` is that of the record as it was shown. Raises CaseNotFound, NotPermitted,
    ChangedMeanwhile, DateError, and AgeError where age and date of birth disagree.
    """
    case = locked_case(by, case_id)
    _refuse_unless_writable(by, case, Compartment.IDENTITY)
    person = _locked(case.person_id)
    if person.revision != revision:
        raise ChangedMeanwhile(
            "Somebody changed this while you wrote. What they wrote is shown beside "
            "yours; look at it, then save again."
        )
    birth = read_partial_date(known.identity.birth_date, latest=localdate(now))
    check_age_group(known.age_group, birth, case.opened_on)
    person.age_group, person.age_is_in_doubt = age_as_kept(
        known.age_group, known.age_is_in_doubt, birth, case.opened_on
    )
    person.sex = known.sex
    person.revision += 1
    keep_identity(person, known.identity, case.country, localdate(now))
    tell_ages_again(person)
    every = Case.objects.filter(person_id=person.id).values_list("id", flat=True)
    renew_due_days(every, today=localdate(now))
    audited(by, AuditVerb.PERSON_CHANGED, case, now, Compartment.IDENTITY)


@transaction.atomic
def add_person(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    role: PersonRole,
    identity: Identity,
    note: str = "",
) -> Involved:
    """Add somebody to a case in a role, under a key of their own.

    Raises CaseNotFound, DateError, and NotPermitted for a part of the file in which the
    actor may not write, or for the victim: a case is about one person.
    """
    case = locked_case(by, case_id)
    if role is PersonRole.VICTIM:
        raise NotPermitted("A case is about one person; open a case for another.")
    part = PART_OF_ROLE[role]
    _refuse_unless_writable(by, case, part)
    person = Person(sealed_key=vault.new_sealed_key("person"))
    keep_identity(person, identity, case.country, localdate(now))
    involved = Involved(
        case=case, person=person, role=role.value, added_by_id=by.staff_id, added_at=now
    )
    if note.strip():
        involved.sealed_note = vault.seal_text(
            case.sealed_key, involved, "sealed_note", note
        )
    involved.save()
    index_record(case, involved)
    index_name(case, role, identity.name)
    audited(by, AuditVerb.PERSON_INVOLVED, case, now, part)
    return involved


@transaction.atomic
def remove_person(
    *, by: Viewer, now: datetime, case_id: UUID, involved_id: UUID
) -> None:
    """Take somebody out of a case who was added to it; the row stays, and is erased
    with the case.

    Raises CaseNotFound, NotPermitted.
    """
    case = locked_case(by, case_id)
    row = case.involved.filter(id=involved_id, removed_at=None).first()
    if row is None:
        raise CaseNotFound
    part = PART_OF_ROLE[PersonRole(row.role)]
    _refuse_unless_writable(by, case, part)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    audited(by, AuditVerb.PERSON_REMOVED, case, now, part)


def _refuse_unless_writable(by: Viewer, case: Case, part: Compartment) -> None:
    place = case.organisation_id
    may = by.may_in(Permission.CHANGE_PERSON, place)
    if not may or part not in by.writable_in(place):
        raise NotPermitted("You may not change people in this part of the file.")


def _locked(person_id: UUID) -> Person:
    people = Person.objects.select_for_update(of=("self",))
    return people.select_related("sealed_key").get(id=person_id)
