"""What goes in and comes out of the interface for programs."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias
from uuid import UUID

from ninja import Query, Schema
from pydantic import ConfigDict, Field

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.cases.status import Status
from ledfyr.domain.referrals.handover import ReferralState
from ledfyr.domain.vocabulary.codes import codes

Text = Annotated[str, Field(min_length=1, max_length=4000, pattern=r"\S")]
"""Something written by a person: not empty, at most 4,000 letters."""

Slug = Annotated[str, Field(max_length=60, pattern=r"^[a-z][a-z_]*$")]
LanguageCode = Annotated[str | None, Query(pattern=r"^[a-z]{2,3}$")]
Place = Annotated[str, Query(max_length=100)]
OnDay = Annotated[date | None, Query(ge=date(1990, 1, 1), le=date(2100, 1, 1))]
Past = Annotated[date, Field(ge=date(1990, 1, 1), le=date(2100, 1, 1))]
Page = Annotated[int, Query(ge=1, le=1000)]
PageSize = Annotated[int, Query(ge=1, le=100)]
if TYPE_CHECKING:
    Area: TypeAlias = str
    Sex: TypeAlias = str
    AgeGroup: TypeAlias = str
    Country: TypeAlias = str
else:
    Area = Literal[*codes().need_area]
    Sex = Literal[*codes().sex]
    AgeGroup = Literal[*codes().age_group]
    Country = Literal[*codes().country]


class Problem(Schema):
    """What is wrong and what to do about it, in one sentence; where, if known."""

    problem: str
    places: list[str] = []


class _Given(Schema):
    model_config = ConfigDict(extra="forbid")


class Refusing(_Given):
    """Why a referral is refused, as the sender is told."""

    reason: Text


class NewDecision(_Given):
    """A decision to be recorded, with its reasons as written and as told."""

    name: Slug
    decided_on: Past
    reasons: Text
    reasons_told: Text


class ReferralOut(Schema):
    """A referral as a list shows it: no name, no content."""

    id: UUID
    area: str
    is_urgent: bool
    service: str
    sender: str
    recipient: str
    state: ReferralState
    sent_at: datetime
    seen_at: datetime | None
    answered_at: datetime | None


class ReferralsOut(Schema):
    """One page of referrals, the newest first."""

    page: int
    has_next: bool
    referrals: list[ReferralOut]


class OpenedReferral(Schema):
    """A referral opened by its recipient: what the person agreed to share.

    `withdrawn` has the parts that were read and that the person took back, by day.
    """

    referral: ReferralOut
    purpose: Purpose
    age_group: str
    is_treated_as_child: bool
    sex: str
    languages: list[str]
    parts: dict[Compartment, list[str]]
    identity: list[str]
    withdrawn: dict[Compartment, date]
    answer: str


class SentReferral(Schema):
    """A referral as its sender reads it."""

    referral: ReferralOut
    purpose: Purpose
    shared: list[Compartment]
    answer: str


class DecisionOut(Schema):
    """A decision that was recorded."""

    name: str
    decided_on: date
    organisation: str
    legal_ground: str
    reasons: str
    reasons_told: str


class DecisionsOut(Schema):
    """Where a person stands, and the decisions that led there."""

    status: Status
    decisions: list[DecisionOut]


class PossibleDecision(Schema):
    """A decision that may follow: may the owner of the token take it, and who may?"""

    name: str
    you_may: bool
    reason: str
    who_may: list[str]


class Recorded(Schema):
    """The number of what was recorded."""

    id: UUID


class ServiceOut(Schema):
    """A service of the inventory."""

    id: UUID
    name: str
    summary: str
    organisation: str
    municipality: str
    languages: list[str]
    free_places: int | None


class ServicesOut(Schema):
    """One page of the inventory, by name."""

    page: int
    has_next: bool
    services: list[ServiceOut]


class MatchOut(Schema):
    """A service with what speaks for it and against it."""

    service: ServiceOut
    fits: bool
    against: list[str]
    in_favor: list[str]
