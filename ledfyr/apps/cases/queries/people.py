"""Who is the person of a case, who else stands in it, and in which other cases?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Involved, Person, PersonMerge
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.identities import childhood_of, identity_of
from ledfyr.apps.cases.queries.lists import case_of, visible_cases
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.apps.cases.queries.seen import Identity
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.childhood import Childhood
from ledfyr.domain.cases.person_roles import ADDED_LATER, PART_OF_ROLE, PersonRole

NOBODY = Identity("", "", "")


@dataclass(frozen=True)
class OtherCase:
    """Another case of the same person that the viewer may open too.

    `merge_id` is the finding that two records are one person; None where both cases
    share one record.
    """

    case_id: UUID
    reference: str
    merge_id: UUID | None


@dataclass(frozen=True)
class PersonView:
    """The person of a case, as the compartment of identity shows it."""

    case_id: UUID
    reference: str
    country: str
    opened_on: date
    revision: int
    identity: Identity
    age_group: str
    age_is_in_doubt: bool
    childhood: Childhood
    sex: str
    citizenship_group: str
    other_cases: tuple[OtherCase, ...]


@dataclass(frozen=True)
class InvolvedView:
    """Somebody else in a case."""

    id: UUID
    role: PersonRole
    identity: Identity
    note: str
    added_at: datetime


@dataclass(frozen=True)
class PeopleOfCase:
    """Everybody in a case whom the viewer may know of."""

    case_id: UUID
    reference: str
    involved: tuple[InvolvedView, ...]
    roles_open: tuple[PersonRole, ...]


def person_of(viewer: Viewer, case_id: UUID, *, now: datetime) -> PersonView:
    """Return the person of a case; the reading is audited.

    Raises CaseNotFound for a case of others or where the identity is closed.
    """
    case = opened_part(viewer, case_id, Compartment.IDENTITY, now=now)
    person = case.person
    return PersonView(
        case_id=case.id,
        reference=case.reference,
        country=case.country,
        opened_on=case.opened_on,
        revision=person.revision,
        identity=identity_of(person) or NOBODY,
        age_group=person.age_group,
        age_is_in_doubt=person.age_is_in_doubt,
        childhood=childhood_of(person, localdate(now)),
        sex=person.sex,
        citizenship_group=person.citizenship_group,
        other_cases=_other_cases(viewer, case),
    )


def people_of_case(viewer: Viewer, case_id: UUID, *, now: datetime) -> PeopleOfCase:
    """Return who else stands in a case, in the compartments open to the viewer.

    Raises CaseNotFound for a case of others or where none of them is open; the reading
    is audited.
    """
    case = case_of(viewer, case_id, now=now)
    readable = viewer.readable_in(case.organisation_id)
    roles = [role for role in ADDED_LATER if PART_OF_ROLE[role] in readable]
    if not roles:
        raise CaseNotFound
    audit.record(
        by=viewer,
        verb=AuditVerb.FILE_READ,
        subject_kind="case",
        subject_id=case.id,
        organisation=case.organisation_id,
        now=now,
    )
    rows = (
        Involved.objects.filter(case=case, role__in=roles, removed_at=None)
        .select_related("person__sealed_key")
        .order_by("added_at", "id")
    )
    return PeopleOfCase(
        case_id=case.id,
        reference=case.reference,
        involved=tuple(_involved(case, row) for row in rows),
        roles_open=tuple(roles),
    )


def one_person(person: Person) -> Q:
    """Return the condition for records that were found to be about one person."""
    root = person.same_as_id or person.id
    records = Person.objects.filter(same_as=root).values_list("id", flat=True)
    # A list, not a query inside: databases then start from these few people.
    return Q(person_id__in=[root, *records])


def _other_cases(viewer: Viewer, case: Case) -> tuple[OtherCase, ...]:
    others = (
        visible_cases(viewer)
        .filter(one_person(case.person))
        .exclude(id=case.id)
        .filter(organisation_id__in=identity_places(viewer))
        .order_by("-opened_on", "id")
        .values_list("id", "reference", "person_id")
    )
    merges = _merges(case.person)
    return tuple(
        OtherCase(
            case_id=each,
            reference=reference,
            merge_id=None if person == case.person_id else merges.get(person),
        )
        for each, reference, person in others
    )


def identity_places(viewer: Viewer) -> tuple[UUID, ...]:
    """Return the organisations in which the viewer reads identities."""
    return tuple(
        place
        for place in viewer.organisation_ids
        if Compartment.IDENTITY in viewer.readable_in(place)
    )


def _merges(person: Person) -> dict[UUID, UUID]:
    """Return, for each other record of a person, the latest merge that still holds."""
    root = person.same_as_id or person.id
    holding = PersonMerge.objects.filter(into_id=root, undone=None)
    found = dict(holding.order_by("merged_at").values_list("merged_id", "id"))
    own = found.get(person.id)
    return {**found, root: own} if own else found


def _involved(case: Case, row: Involved) -> InvolvedView:
    note = row.sealed_note
    return InvolvedView(
        id=row.id,
        role=PersonRole(row.role),
        identity=identity_of(row.person) or NOBODY,
        note=(
            vault.open_text(case.sealed_key, row, "sealed_note", note) if note else ""
        ),
        added_at=row.added_at,
    )
