"""How are organisations, staff and the events of the audit told on a page?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.access.audit_reading import EventEntry
from ledfyr.apps.access.queries_staff import OrganisationEntry, RoleEntry, StaffEntry
from ledfyr.domain.access.audit_verbs import VERB_SENTENCES, AuditVerb
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.access.roles import ROLE_NAMES
from ledfyr.domain.vocabulary.codes import codes

KINDS = {
    "api_token": gettext_lazy("a key for another system"),
    "audit": gettext_lazy("the audit"),
    "case": gettext_lazy("a case"),
    "exercise": gettext_lazy("an exercise"),
    "fact": gettext_lazy("a fact"),
    "node_key": gettext_lazy("the key of the node"),
    "organisation": gettext_lazy("an organisation"),
    "person": gettext_lazy("a person"),
    "referral": gettext_lazy("a referral"),
    "service": gettext_lazy("a service"),
    "staff": gettext_lazy("a member of staff"),
    "supervision": gettext_lazy("a log of supervision"),
    "transfer": gettext_lazy("a case to be handed over"),
}
"""Words for the kinds of records; a kind without words is shown as it is kept."""


@dataclass(frozen=True)
class Place:
    """An organisation in a list."""

    name: str
    kind: str
    where: str
    roles_held: int


@dataclass(frozen=True)
class HeldRole:
    """A role as its holder's page shows it."""

    id: UUID
    role: str
    organisation: str


@dataclass(frozen=True)
class Person:
    """A member of staff in a list and on their own page."""

    id: UUID
    name: str
    email: str
    language: str
    is_open: bool
    roles: tuple[HeldRole, ...]


@dataclass(frozen=True)
class Event:
    """An event of the audit in words."""

    at: datetime
    who: str
    deed: str
    organisation: str
    kind: str
    subject_id: UUID | None
    compartment: str


def places(entries: Iterable[OrganisationEntry]) -> tuple[Place, ...]:
    """Return the organisations in words."""
    return tuple(_place(entry) for entry in entries)


def person(entry: StaffEntry) -> Person:
    """Return a member of staff in words."""
    return Person(
        id=entry.id,
        name=entry.name,
        email=entry.email,
        language=dict(settings.LANGUAGES).get(entry.language, entry.language),
        is_open=entry.is_open,
        roles=tuple(_role(held) for held in entry.roles),
    )


def event(entry: EventEntry) -> Event:
    """Return an event in words: who did what to which record."""
    who = gettext("The node itself") if entry.is_node else entry.actor
    part = entry.compartment
    return Event(
        at=entry.at,
        who=who or gettext("An account that is erased"),
        deed=_deed(entry.verb),
        organisation=entry.organisation,
        kind=str(KINDS.get(entry.subject_kind, entry.subject_kind.replace("_", " "))),
        subject_id=entry.subject_id,
        compartment=gettext(COMPARTMENT_NAMES[Compartment(part)]) if part else "",
    )


def _deed(verb: str) -> str:
    if verb in set(AuditVerb):
        return gettext(VERB_SENTENCES[AuditVerb(verb)])
    return verb


def _place(entry: OrganisationEntry) -> Place:
    country = gettext(codes().country.get(entry.country, entry.country))
    where = [entry.municipality, entry.region, country]
    kind = codes().organisation_kind.get(entry.kind, entry.kind)
    return Place(
        entry.name,
        gettext(kind),
        ", ".join(part for part in where if part),
        entry.roles_held,
    )


def _role(held: RoleEntry) -> HeldRole:
    return HeldRole(held.id, gettext(ROLE_NAMES[held.role]), held.organisation)
