"""What stands in the way of comparing figures that stand side by side?

Figures of different units or methods may stand in one table, never in one sum or rank.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.record import Flag, Note, records

Kind = Literal["units_differ"] | Flag

_OF_COUNTING: frozenset[Flag] = frozenset(
    {
        "children_inside_sexes",
        "children_apart_from_sexes",
        "children_only",
        "crimes_not_victims",
        "assisted_not_identified",
        "several_years_in_one",
        "related_crimes_included",
    }
)
"""Flags on what is counted; where they differ, two numbers are not of one kind."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to know before comparing, and the countries that it concerns.

    `units` are named where units differ.
    """

    kind: Kind
    areas: tuple[str, ...]
    units: tuple[str, ...] = ()


def differences(cells: Iterable[StatCell]) -> tuple[Difference, ...]:
    """Return what limits the comparison of these cells: units first, then flags.

    Empty where every cell counts the same in the same way, as far as the record says.
    """
    every = list(cells)
    found: list[Difference] = []
    units = tuple(dict.fromkeys(cell.unit for cell in every))
    if len(units) > 1:
        found.append(Difference("units_differ", _areas(every), units))
    flagged: dict[Flag, list[StatCell]] = {}
    for cell in every:
        for note in notes_of(cell):
            if note.flag:
                flagged.setdefault(note.flag, []).append(cell)
    found += [Difference(flag, _areas(of)) for flag, of in sorted(flagged.items())]
    return tuple(found)


def counted_alike(one: StatCell, other: StatCell) -> bool:
    """May a line join two cells of a country: one unit, and no change of method?"""
    first, last = sorted((one, other), key=lambda cell: cell.year)
    if one.unit != other.unit or _flags(one) != _flags(other):
        return False
    changes = {note.since for cell in (one, other) for note in notes_of(cell)}
    return not any(
        since is not None and first.year < since <= last.year for since in changes
    )


def notes_of(cell: StatCell) -> tuple[Note, ...]:
    """Return the notes that a cell cites, in the order of the record."""
    return tuple(
        note for note in records()[cell.ref_area].note if note.id in cell.notes
    )


def _flags(cell: StatCell) -> set[Flag]:
    return {note.flag for note in notes_of(cell) if note.flag in _OF_COUNTING}


def _areas(cells: Iterable[StatCell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.ref_area for cell in cells))
