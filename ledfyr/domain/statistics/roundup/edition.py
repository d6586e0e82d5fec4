"""What does an edition leave behind, so that a later one can be set beside it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.roundup.material import Material

FORMAT = 1
Place = tuple[str, str, str, str, str]
"""Country, measure, period, breakdown, category."""


class EditionError(ValueError):
    """A file that is not an edition of this program; the message says what to do."""


class _Cell(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    ref_area: str
    measure: str
    year: int
    until: int
    by: str
    category: str
    value: int | None
    printed: str
    unit: str
    certainty: str
    source: str
    notes: tuple[str, ...] = ()
    evidence: str = ""
    lines: str = ""
    candidates: tuple[int, ...] = ()


class _Edition(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal[1]
    years: str
    notes: dict[str, str]
    cells: tuple[_Cell, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The figures and notes of one edition."""

    years: str
    notes: Mapping[str, str]
    cells: tuple[StatCell, ...]

    def by_place(self) -> dict[Place, StatCell]:
        """Return each figure by where it stands."""
        return {place_of(cell): cell for cell in self.cells}


def edition_of(material: Material) -> Edition:
    """Return what an edition with this material leaves behind, in a fixed order."""
    return Edition(
        years=str(material.years),
        notes={key: material.notes[key].text for key in sorted(material.notes)},
        cells=tuple(sorted(material.cells, key=_order)),
    )


def _order(cell: StatCell) -> tuple[object, ...]:
    # A torn list can hold one category twice, with different candidates.
    return (*place_of(cell), cell.value is None, cell.value or 0, cell.candidates)


def place_of(cell: StatCell) -> Place:
    """Return where a figure stands."""
    return cell.ref_area, cell.measure, cell.period, cell.by, cell.category


def id_of(cell: StatCell) -> str:
    """Return the name of a figure's place, as files and sentences cite it."""
    return "/".join(place_of(cell))


def as_table(edition: Edition) -> dict[str, Any]:
    """Return an edition as plain values, for `edition.json`."""
    return {
        "format": FORMAT,
        "years": edition.years,
        "notes": dict(edition.notes),
        "cells": [
            {
                "ref_area": cell.ref_area,
                "measure": cell.measure,
                "year": cell.year,
                "until": cell.until,
                "by": cell.by,
                "category": cell.category,
                "value": cell.value,
                "printed": cell.printed.value,
                "unit": cell.unit,
                "certainty": cell.certainty.value,
                "source": cell.source,
                "notes": list(cell.notes),
                "evidence": cell.evidence,
                "lines": cell.lines,
                "candidates": list(cell.candidates),
            }
            for cell in edition.cells
        ],
    }


def read_edition(text: str) -> Edition:
    """Read an `edition.json`; raises EditionError naming the place of the fault."""
    try:
        found = _Edition.model_validate_json(text)
        cells = tuple(_cell(each) for each in found.cells)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise EditionError(
            f"this is not an edition of this program: {where}: {first['msg']}; "
            "name a folder that `ledfyr roundup` wrote."
        ) from error
    except ValueError as error:
        raise EditionError(
            f"this is not an edition of this program: {error}."
        ) from error
    return Edition(found.years, found.notes, cells)


def _cell(each: _Cell) -> StatCell:
    values = each.model_dump()
    values["printed"] = Printed(each.printed)
    values["certainty"] = Certainty(each.certainty)
    if (each.value is not None) != (values["printed"] is Printed.NUMBER):
        raise EditionError(
            f"{each.ref_area} {each.measure} {each.year}: a number stands only where "
            "printed is 'number'"
        )
    return StatCell(**values)
