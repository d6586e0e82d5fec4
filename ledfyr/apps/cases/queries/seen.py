"""What of people and cases leaves the database?"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ledfyr.apps.cases.queries.risk_now import RiskNow
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases import consent, status
from ledfyr.domain.cases.childhood import Childhood
from ledfyr.domain.referrals.clocks import Clock
from ledfyr.domain.referrals.mechanism_record import Mechanism
from ledfyr.domain.service_directory.matching import Sought


@dataclass(frozen=True)
class CaseRow:
    """A case as a list shows it: no name, no content."""

    id: UUID
    reference: str
    organisation_id: UUID
    opened_on: date
    main_form: str
    status: status.Status
    clocks: tuple[Clock, ...]
    closed_on: date | None = None


@dataclass(frozen=True)
class CasePage:
    """One page of a list of cases."""

    rows: tuple[CaseRow, ...]
    is_first: bool
    has_next: bool


@dataclass(frozen=True)
class Identity:
    """What the identity compartment holds about a person.

    The date of birth is written as far as it is known (2001, 2001-05, 2001-05-17, with
    a ~ behind an estimate); citizenships are two letters, or STLS for stateless.
    """

    name: str
    birth_date: str
    languages: str
    gender: str = "UNKNOWN"
    citizenships: tuple[str, ...] = ()


@dataclass(frozen=True)
class EntryView:
    """Something written in a compartment."""

    id: UUID
    kind: str
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True)
class DecisionView:
    """A decision as the status compartment shows it.

    `organisation` took it; `recorded_by` has recorded it for another body, or is empty.
    """

    name: str
    decided_on: date
    organisation: str
    legal_ground: str
    reasons: str
    reasons_told: str
    recorded_by: str = ""
    id: UUID | None = None
    why_taken_back: str = ""


@dataclass(frozen=True)
class NeedView:
    """A need as the support compartment shows it."""

    id: UUID
    area: str
    is_urgent: bool
    languages: tuple[str, ...]
    note: str
    recorded_on: date
    met_on: date | None


@dataclass(frozen=True)
class NeedOfCase:
    """A need with what decides which service fits it."""

    need_id: UUID
    case_id: UUID
    reference: str
    area: str
    is_urgent: bool
    sought: Sought


@dataclass(frozen=True)
class ConsentView:
    """A line of the consent ledger with the recipient's name."""

    entry: consent.Consent
    recipient: str
    language: str
    explained: str
    given_by: str
    interpreter: str = ""


@dataclass(frozen=True)
class CaseFile:
    """A file as far as this viewer may see it; what is closed to them is not in it."""

    row: CaseRow
    law: Mechanism
    childhood: Childhood
    sex: str
    organisation: str
    open_compartments: tuple[Compartment, ...]
    closed_on: date | None = None
    kept_until: date | None = None
    """The last day before a closed file is erased."""
    decisions: tuple[DecisionView, ...] = ()
    identity: Identity | None = None
    entries: dict[Compartment, tuple[EntryView, ...]] = field(default_factory=dict)
    needs: tuple[NeedView, ...] = ()
    consents: tuple[ConsentView, ...] = ()
    risk: RiskNow | None = None
    by_duty: Literal["none", "told", "untold"] = "none"
    """Was something shared by a legal duty, and does the person know all of it?"""
    may_close: bool = False
    taken_back: tuple[DecisionView, ...] = ()
