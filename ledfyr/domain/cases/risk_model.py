"""What does a risk assessment ask, and by what is it weighed?"""

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).with_name("risk.toml")


class Band(StrEnum):
    """How great a risk is, from the least to the greatest."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Degree(Knowledge):
    """One of the five degrees of severity or likelihood."""

    level: int
    name: Words


class BandRule(Knowledge):
    """Which products of severity and likelihood fall in a band, and what to do then."""

    id: Band
    name: Words
    lowest: int
    highest: int
    advice: Words


class Named(Knowledge):
    """A kind of threat or an occasion, with where it comes from."""

    id: str
    name: Words
    source: str
    checked: bool
    checked_on: date | None = None


class Factor(Knowledge):
    """Something that raises the risk: of the place (generic) or of what happened."""

    id: str
    scope: Literal["generic", "event"]
    sentence: Words
    source: str
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None


class Freshness(Knowledge):
    """For how many days before it an assessment counts for a hearing or a return."""

    before_hearing_days: int
    before_return_days: int
    source: str
    checked: bool


class RiskModel(Knowledge):
    """Everything that an assessment asks and is weighed by."""

    weighing_source: str
    weighing_checked: bool
    banding_source: str
    banding_checked: bool
    banding_note: Words
    freshness: Freshness
    severity: tuple[Degree, ...]
    likelihood: tuple[Degree, ...]
    band: tuple[BandRule, ...]
    threat: tuple[Named, ...]
    factor: tuple[Factor, ...]
    occasion: tuple[Named, ...]


@cache
def risk_model() -> RiskModel:
    """Return the model; raises KnowledgeError if its file is not well formed."""
    return read(_FILE, RiskModel)
