"""Is the person perhaps here already?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, NameKey, ReasonGiven
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.keyed import name_keys
from ledfyr.apps.cases.queries.lists import visible_cases
from ledfyr.apps.cases.queries.people import identity_places
from ledfyr.apps.cases.queries.seen import Identity
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.cases.partial_dates import PartialDate, read_partial_date
from ledfyr.domain.cases.sameness import Resemblance, resemblance
from ledfyr.engines.cases.names import likeness

OPENED_AT_MOST = 40
"""How many records are opened to compare names: those with most words that sound alike,
and among these with most of them told for the same year of birth."""
ASKED_AT_ONCE = 200
SHOWN_AT_MOST = 10


@dataclass(frozen=True)
class Candidate:
    """A case that may be about the same person, with what speaks for it."""

    case_id: UUID
    organisation_id: UUID
    reference: str
    organisation: str
    identity: Identity
    resemblance: Resemblance


def possible_same(
    viewer: Viewer,
    *,
    name: str,
    birth_date: str = "",
    now: datetime,
    apart_from: UUID | None = None,
) -> tuple[Candidate, ...]:
    """Return cases that may be about the person of this name, the likeliest first.

    Only people whose identity the viewer may read are compared, so that nobody learns
    who is known elsewhere; the search is audited, without the name. Raises DateError
    for a date of birth that is none.
    """
    birth = read_partial_date(birth_date, latest=localdate(now))
    audit.record(
        by=viewer,
        verb=AuditVerb.PEOPLE_COMPARED,
        subject_kind="person",
        subject_id=None,
        now=now,
    )
    found = [
        candidate
        for case in _sounding_alike(viewer, name, birth, now, apart_from)
        if (candidate := _candidate(case, name, birth))
    ]
    found.sort(key=lambda each: (*each.resemblance.rank, each.reference))
    return tuple(found[:SHOWN_AT_MOST])


def _sounding_alike(
    viewer: Viewer,
    name: str,
    birth: PartialDate | None,
    now: datetime,
    apart_from: UUID | None,
) -> list[Case]:
    sounds, dated = name_keys(name, None), name_keys(name, birth)
    places = identity_places(viewer)
    if not sounds or not places:
        return []
    told = ReasonGiven.objects.filter(staff_id=viewer.staff_id, until__gt=now)
    may_open = Q(is_sealed=False) | Q(id__in=told.values("case_id"))
    visible = visible_cases(viewer).filter(may_open, organisation_id__in=places)
    nearest = (
        NameKey.objects.filter(key__in=dated)
        .values("person_id")
        .annotate(words=Count("key", filter=Q(key__in=sounds)), shared=Count("key"))
        .order_by("-words", "-shared", "person_id")
        .values_list("person_id", flat=True)
    )
    found = visible.filter(person_id__in=_open_to(visible, nearest.iterator()))
    if apart_from:
        found = found.exclude(id=apart_from)
    return list(found.select_related("person__sealed_key", "organisation"))


def _open_to(visible: "QuerySet[Case]", nearest: Iterator[UUID]) -> list[UUID]:
    # A part at a time, until there are enough: asked of every person that sounds alike,
    # "is it open to the viewer" is what takes long among a million.
    opened: list[UUID] = []
    while len(opened) < OPENED_AT_MOST and (
        part := list(islice(nearest, ASKED_AT_ONCE))
    ):
        open_ones = visible.filter(person_id__in=part)
        known = set(open_ones.values_list("person_id", flat=True))
        opened += [person_id for person_id in part if person_id in known]
    return opened[:OPENED_AT_MOST]


def _candidate(case: Case, name: str, birth: PartialDate | None) -> Candidate | None:
    identity = identity_of(case.person)
    if identity is None:
        return None
    told = read_partial_date(identity.birth_date, latest=case.opened_on)
    alike = resemblance(likeness(name, identity.name), birth, told)
    if alike is None:
        return None
    return Candidate(
        case_id=case.id,
        organisation_id=case.organisation_id,
        reference=case.reference,
        organisation=case.organisation.name,
        identity=identity,
        resemblance=alike,
    )
