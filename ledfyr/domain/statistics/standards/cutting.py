"""Into which tables of a standard do facts fall, before anybody protects them?

Facts are brought to the standard's own codes first and protected afterwards: what is
hidden cannot be added up later, and coarse codes hide less.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from ledfyr.domain.statistics.disclosure import ALL, TOTAL, Key, Table
from ledfyr.domain.statistics.facts import NOT_RECORDED, Fact
from ledfyr.domain.statistics.standards.standard import Axis, Indicator, Standard

_ALL = (ALL,)
Place = tuple[str, str, int]
"""Country, measure of ours, year."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is about. `axes` is empty where only the total can be told.

    `not_counted` are cells for which there is no fact: blank, not zero. `mixed` are
    axes on which some bodies record nothing.
    """

    standard: str
    ref_area: str
    measure: str
    year: int
    axes: tuple[str, ...]
    not_counted: frozenset[Key]
    mixed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A subject with its raw table, which only `protect` may take."""

    subject: Subject
    table: Table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Figures that a standard does not take, and why; no counts are told."""

    what: str
    why: str


def cuts(standard: Standard, facts: Iterable[Fact]) -> tuple[list[Cut], list[LeftOut]]:
    """Return every table that the standard asks for, and what it has no place for.

    Each table holds all facts of its country, measure and year: its sum is theirs.
    """
    places = _by_place(facts)
    made: list[Cut] = []
    missing: list[LeftOut] = []
    for (area, measure, year), found in sorted(places.items()):
        what = f"{measure}, {area} {year}"
        indicator = standard.indicators.get(measure)
        if why := _refused(standard, indicator, (area, measure, year), places):
            missing.append(LeftOut(what, why))
        elif indicator:
            made += _cuts(standard, indicator, found)
            missing += [
                LeftOut(f"{what}, by {axis}", "Not recorded.")
                for axis in dict.fromkeys(name for by in indicator.by for name in by)
                if not _recording(standard.axes[axis], found)
            ]
    return made, missing


def _by_place(facts: Iterable[Fact]) -> dict[Place, list[Fact]]:
    places: dict[Place, list[Fact]] = {}
    for fact in facts:
        places.setdefault((fact.ref_area, fact.measure, fact.year), []).append(fact)
    return places


def _refused(
    standard: Standard,
    indicator: Indicator | None,
    place: Place,
    places: Mapping[Place, object],
) -> str:
    area, measure, year = place
    if indicator is None:
        return standard.left_out[measure]
    if indicator.published_only:
        return indicator.published_only
    if indicator.unless and (area, indicator.unless, year) in places:
        return f"The same persons are told as {indicator.unless}."
    return ""


def _cuts(standard: Standard, indicator: Indicator, facts: list[Fact]) -> list[Cut]:
    """Return a table for each breakdown, less the axes on which nobody records."""
    made: dict[tuple[str, ...], Cut] = {}
    for names in indicator.by:
        axes = [standard.axes[name] for name in names]
        told = [axis for axis in axes if _recording(axis, facts)]
        if told:
            cut = _cut(standard, told, facts)
            made.setdefault(cut.subject.axes, cut)
    return list(made.values()) or [_total_only(standard, facts)]


def _recording(axis: Axis, facts: list[Fact]) -> int:
    return sum(getattr(fact, axis.of) != NOT_RECORDED for fact in facts)


def _cut(standard: Standard, axes: list[Axis], facts: list[Fact]) -> Cut:
    mixed = frozenset(axis.id for axis in axes if _recording(axis, facts) < len(facts))
    counts: dict[Key, int] = {}
    for fact in facts:
        key = tuple(_coded(standard, axis, fact) for axis in axes)
        counts[key] = counts.get(key, 0) + fact.count
    return _made(standard, facts[0], tuple(axis.id for axis in axes), counts, mixed)


def _total_only(standard: Standard, facts: list[Fact]) -> Cut:
    counts: dict[Key, int] = {_ALL: sum(fact.count for fact in facts)}
    return _made(standard, facts[0], (), counts, frozenset())


def _made(
    standard: Standard,
    first: Fact,
    axes: tuple[str, ...],
    counts: Mapping[Key, int],
    mixed: frozenset[str],
) -> Cut:
    table = Table(axes or _ALL, counts)
    counted = {
        margin for key in counts for margin in product(*((c, TOTAL) for c in key))
    }
    subject = Subject(
        standard.id,
        first.ref_area,
        first.measure,
        first.year,
        axes,
        frozenset(table.with_margins.keys() - counted),
        mixed,
    )
    return Cut(subject, table)


def _coded(standard: Standard, axis: Axis, fact: Fact) -> str:
    code = axis.code(getattr(fact, axis.of), fact.form_detail)
    if code is None:
        raise LookupError(
            f"{standard.name} has no {axis.id} for {getattr(fact, axis.of)}."
        )
    return code
