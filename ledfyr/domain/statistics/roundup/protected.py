"""How do protected tables become cells of the report? Hidden numbers stay hidden."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    ReleasedTable,
    SafeTable,
)
from ledfyr.domain.statistics.roundup.material import NotForPublication

_BY = {
    "form": "form",
    "sex": "sex",
    "age_group": "age",
    "citizenship": "citizen",
}
"""Dimensions of facts that a report shows, and what its tables call them."""

_SEXES = {"F": "female", "M": "male", "X": "other", "UNKNOWN": "unknown"}
_UNITS = {
    "crimes_reported": "crimes",
    "investigations": "cases",
    "investigations_conducted": "cases",
    "sent_to_court": "cases",
}
OWN_COUNTING = "house_counting_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a protected table counts: country, measure and year."""

    ref_area: str
    measure: str
    year: int


def cells_of_table(table: SafeTable, frame: Frame) -> tuple[StatCell, ...]:
    """Return the margins of a protected table as cells, one breakdown a dimension.

    Children become a measure of their own. Raises NotForPublication for anything that
    is not a SafeTable, however much it looks like one.
    """
    if not isinstance(table, SafeTable):
        raise NotForPublication(
            f"A report takes protected tables only, not a {type(table).__name__}; "
            "call `protect` first."
        )
    shown = ((cell.key, cell.count, cell.reason) for cell in table.cells)
    return tuple(_cells(table.dimensions, shown, frame))


def cells_of_release(table: ReleasedTable) -> tuple[StatCell, ...]:
    """Return the margins of a released table as cells; raises NotForPublication."""
    if not isinstance(table, ReleasedTable):
        raise NotForPublication(
            f"A report takes released tables only, not a {type(table).__name__}."
        )
    head = table.heading
    frame = Frame(ref_area=head.ref_area, measure=head.measure, year=head.year)
    shown = ((cell.key, cell.count, cell.reason) for cell in table.cells)
    return tuple(_cells(table.dimensions, shown, frame))


def _cells(
    dimensions: tuple[str, ...],
    shown: Iterable[tuple[Key, int | None, str]],
    frame: Frame,
) -> Iterator[StatCell]:
    for key, count, reason in shown:
        own = [place for place, code in enumerate(key) if code != TOTAL]
        if not own:
            yield _cell(frame, "total", "total", count, reason)
        elif len(own) == 1 and (by := _BY.get(dimensions[own[0]])):
            code = key[own[0]]
            category = _SEXES.get(code, code) if by == "sex" else code
            yield _cell(frame, by, category, count, reason)
            if (by, code, frame.measure) == ("age", "child", "victims"):
                children = Frame(
                    ref_area=frame.ref_area, measure="children", year=frame.year
                )
                yield _cell(children, "total", "total", count, reason)


def _cell(
    frame: Frame, by: str, category: str, count: int | None, reason: str
) -> StatCell:
    return StatCell(
        ref_area=frame.ref_area,
        measure=frame.measure,
        year=frame.year,
        until=frame.year,
        by=by,
        category=category,
        value=count,
        printed=Printed.HIDDEN if count is None else Printed.NUMBER,
        unit=_UNITS.get(frame.measure, "persons"),
        certainty=Certainty.CERTAIN,
        source=OWN_COUNTING,
        evidence=reason,
    )
