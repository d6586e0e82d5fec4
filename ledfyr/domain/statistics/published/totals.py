"""Do the report's own totals come out again, and where do they not?"""

from collections.abc import Iterable
from dataclasses import dataclass

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published.figures import NoSuchCountry, countries
from ledfyr.domain.statistics.published.record import (
    REGION,
    Record,
    Statement,
    cells_of,
    records,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A printed number beside what the record adds up to; `difference` is zero or not.

    `recomputed` is None where a needed number is lost. `parts` names each addend.
    """

    ref_area: str
    period: str
    measure: str
    subject: str
    printed: int
    recomputed: int | None
    parts: tuple[tuple[str, int | None], ...]
    lines: str

    @property
    def difference(self) -> int | None:
        """Return printed minus recomputed, or None if it cannot be recomputed."""
        return None if self.recomputed is None else self.printed - self.recomputed

    @property
    def agrees(self) -> bool:
        """Does the printed number come out again?"""
        return self.difference == 0


def areas() -> tuple[str, ...]:
    """Return the country codes of the record, then the code of the whole region."""
    return (*countries(), REGION)


def total(area: str) -> tuple[Finding, ...]:
    """Recompute every total that the report's text states for a country or region.

    `area` is a country code, or "BSR" for the whole region. Raises NoSuchCountry.
    """
    record = _record(area)
    return tuple(_against_tables(record, statement) for statement in record.statement)


def check(area: str | None = None) -> tuple[Finding, ...]:
    """Compare the parts of each table with its total, and the text with the tables.

    Without an area: all countries and the region. Raises NoSuchCountry.
    """
    return tuple(
        finding
        for each in ([area] if area else areas())
        for finding in (*total(each), *_parts(_record(each)))
    )


def _record(area: str) -> Record:
    try:
        return records()[area.upper()]
    except KeyError:
        known = ", ".join(areas())
        raise NoSuchCountry(
            f"The published record has no area '{area}'; choose one of {known}."
        ) from None


def _parts(record: Record) -> list[Finding]:
    tables: dict[tuple[str, str, str], list[StatCell]] = {}
    for cell in cells_of(record):
        tables.setdefault((cell.measure, cell.period, cell.by), []).append(cell)
    return [
        _sum_against(whole, by, tables[measure, period, by])
        for (measure, period, kind), (whole, *_) in tables.items()
        for by in record.parts_are_complete
        if kind == "total" and whole.value is not None
        if (measure, period, by) in tables
    ]


def _sum_against(whole: StatCell, by: str, parts: list[StatCell]) -> Finding:
    return Finding(
        whole.ref_area,
        whole.period,
        whole.measure,
        f"sum by {by}",
        whole.value or 0,
        _sum(parts),
        tuple((cell.category, cell.value) for cell in parts),
        whole.lines,
    )


def _against_tables(record: Record, statement: Statement) -> Finding:
    until = statement.until or statement.year
    cells = [
        cell
        for source in _records_of(record)
        for cell in cells_of(source)
        if (cell.measure, cell.by, cell.category)
        == (statement.measure, statement.by, statement.category)
        and statement.year <= cell.year
        and cell.until <= until
    ]
    period = f"{statement.year}-{until}" if until != statement.year else str(until)
    return Finding(
        record.code,
        period,
        statement.measure,
        f"text: {statement.category} {statement.measure}",
        statement.value,
        _sum(cells) if cells else None,
        tuple((f"{cell.ref_area} {cell.period}", cell.value) for cell in cells),
        statement.lines,
    )


def _records_of(record: Record) -> Iterable[Record]:
    if record.code != REGION:
        return [record]
    return [records()[code] for code in countries()]


def _sum(cells: list[StatCell]) -> int | None:
    if any(not cell.is_known for cell in cells):
        return None
    return sum(cell.value or 0 for cell in cells)
