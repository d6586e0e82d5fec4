"""How do records of persons become facts? One fact a person, then added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from ledfyr.domain.statistics.facts import (
    DIMENSIONS,
    NOT_RECORDED,
    STATELESS,
    UNKNOWN,
    Fact,
)
from ledfyr.domain.vocabulary.citizenship import STATELESS as NO_CITIZENSHIP
from ledfyr.domain.vocabulary.citizenship import citizenship_group
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country

_codes = attrgetter(*DIMENSIONS)
Record = Mapping[str, str]
"""Fields of one person by heading; an empty field is not known."""


class RecordError(ValueError):
    """A record that cannot be counted as it stands; `row` counts from 1."""

    def __init__(self, row: int, column: str, fault: str) -> None:
        super().__init__(f"record {row}, column '{column}': {fault}")
        self.row, self.column, self.fault = row, column, fault


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who reports: country, body, and the year where the records do not tell it."""

    ref_area: str
    body: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """The facts of some records, and what was not counted, each with its reason."""

    facts: tuple[Fact, ...]
    not_counted: tuple[str, ...] = ()


def added(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts that differ in at least one code; equal ones are added up."""
    found: dict[object, Fact] = {}
    for fact in facts:
        key = _codes(fact)
        have = found.get(key)
        found[key] = replace(fact, count=fact.count + have.count) if have else fact
    return tuple(found.values())


def country(row: int, column: str, written: str) -> str:
    """Return two letters for a country written in two or three; raises RecordError."""
    code = written.strip().upper()
    found = code if code in every_country() else _by_three().get(code)
    if found is None:
        raise RecordError(
            row, column, f"'{written}' is no country; write two or three letters."
        )
    return found


def citizenship(held: list[str], ref_area: str) -> tuple[str, str]:
    """Return the one citizenship that counts, and its group seen from `ref_area`.

    With several: the reporting country's, then one of a country of the region, then
    the one named first (the house's counting rules).
    """
    if not held:
        return UNKNOWN, UNKNOWN
    region = [code for code in held if code in codes().country]
    first = ref_area if ref_area in held else (region or held)[0]
    written = {NO_CITIZENSHIP if code == STATELESS else code for code in held}
    return first, citizenship_group(written, ref_area).value


def blank(column: str, recorded: frozenset[str], unknown: str = UNKNOWN) -> str:
    """Return what an empty field means: not known, or never recorded by this body."""
    return unknown if column in recorded else NOT_RECORDED


def _by_three() -> dict[str, str]:
    return {each.alpha_3: code for code, each in every_country().items()}
