"""Do the report's own totals come out again, and where do they not?"""

from collections.abc import Iterator
from dataclasses import dataclass

from ledfyr.domain.statistics.published.figures import NoSuchCountry, countries
from ledfyr.domain.statistics.published.record import (
    REGION,
    Block,
    Record,
    Statement,
    records,
)

Parts = tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A printed number beside what the record adds up to.

    `parts` names each addend; one that is lost or unclear is None, and then
    `recomputed` is None as well.
    """

    ref_area: str
    period: str
    measure: str
    subject: str
    printed: int
    recomputed: int | None
    parts: Parts
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
    """Recompute every number that the report's text states for a country or region.

    `area` is a country code, or "BSR" for the whole region. Raises NoSuchCountry.
    """
    record = _record(area)
    return tuple(
        finding
        for statement in record.statement
        for finding in _against_tables(record, statement)
    )


def check(area: str | None = None) -> tuple[Finding, ...]:
    """Compare the parts of each table with its total, and the text with the tables.

    Without an area: all countries and the region. Raises NoSuchCountry.
    """
    return tuple(
        finding
        for each in ([area] if area else areas())
        for finding in (*total(each), *_sums(_record(each)))
    )


def _record(area: str) -> Record:
    try:
        return records()[area.upper()]
    except KeyError:
        known = ", ".join(areas())
        raise NoSuchCountry(
            f"The published record has no area '{area}'; choose one of {known}."
        ) from None


def _sums(record: Record) -> Iterator[Finding]:
    for block in record.block:
        for by in record.complete:
            whole = _whole(record, block)
            parts = _parts(record, block.measure, by, block.year, block.last_year)
            if parts and whole is not None and _starts(record, block, by):
                if by == "sex" and block.children == "apart":
                    parts = (*parts, *_children(record, block))
                yield Finding(
                    record.code,
                    _period(block.year, block.last_year),
                    block.measure,
                    f"sum by {by}",
                    whole,
                    _sum(parts),
                    parts,
                    block.lines,
                )


def _starts(record: Record, block: Block, by: str) -> bool:
    """Is this the first block of its measure and year that prints the breakdown?"""
    return block is next(
        each
        for each in record.block
        if each.printed(by) or any(loose.by == by for loose in each.loose)
        if (each.measure, each.year, each.until)
        == (block.measure, block.year, block.until)
    )


def _whole(record: Record, block: Block) -> int | None:
    measure = block.parts_of or block.measure
    found = dict(_parts(record, measure, "total", block.year, block.last_year))
    return found.get("total")


def _children(record: Record, block: Block) -> Parts:
    parts = _parts(record, "children", "total", block.year, block.last_year)
    return tuple((f"children ({name})", value) for name, value in parts)


def _parts(record: Record, measure: str, by: str, year: int, until: int) -> Parts:
    return tuple(
        part
        for block in record.block
        if measure in (block.measure, *block.also)
        if (block.year, block.last_year) == (year, until)
        for part in _addends(block, by)
    )


def _addends(block: Block, by: str) -> Iterator[tuple[str, int | None]]:
    for category, value in block.printed(by).items():
        if isinstance(value, int):
            yield category, value
        elif value == "lost":
            yield category, None
    for loose in block.loose:
        if loose.by == by:
            among = " or ".join(loose.among)
            for number in loose.numbers:
                yield among, None if loose.elsewhere else number


def _against_tables(record: Record, statement: Statement) -> list[Finding]:
    """Compare with the tables, and, if that differs, with the text's yearly numbers."""
    sources = [record]
    if record.code == REGION:
        sources = [records()[code] for code in countries()]
    found: dict[Parts, Finding] = {}
    for text_first, subject in ((False, "text"), (True, "text with its own years")):
        parts = tuple(
            part for each in sources for part in _stated(each, statement, text_first)
        )
        found.setdefault(parts, _finding(record, statement, subject, parts))
    return list(found.values())


def _finding(
    record: Record, statement: Statement, subject: str, parts: Parts
) -> Finding:
    return Finding(
        record.code,
        _period(*_span(statement)),
        statement.measure,
        f"{subject}, {statement.id}",
        statement.value,
        _sum(parts),
        parts,
        statement.lines,
    )


def _stated(source: Record, statement: Statement, text_first: bool) -> Parts:
    first, last = _span(statement)
    measure = statement.instead.get(source.code, statement.measure)
    by = statement.sum_of or statement.by
    if statement.instead and (own := _said(source, measure, first, last)):
        return ((f"{source.code} {_period(first, last)}, text", own),)
    found: list[tuple[str, int | None]] = []
    for period in sorted({(block.year, block.last_year) for block in source.block}):
        if first <= period[0] and period[1] <= last:
            for category, value in _parts(source, measure, by, *period):
                if statement.sum_of or category == statement.category:
                    name = f"{source.code} {_period(*period)} {category}"
                    said = _said(source, measure, *period) if first < last else None
                    differs = text_first and said != value
                    if said is not None and (value is None or differs):
                        name, value = f"{name}, text", said
                    found.append((name, value))
    return tuple(found)


def _said(source: Record, measure: str, first: int, last: int) -> int | None:
    """Return the total of a measure and period that the country's text names."""
    for each in source.statement:
        if (each.measure, each.by, each.category) == (measure, "total", "total"):
            if _span(each) == (first, last):
                return each.value
    return None


def _span(statement: Statement) -> tuple[int, int]:
    return statement.year, statement.until or statement.year


def _period(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _sum(parts: Parts) -> int | None:
    values = [value for _, value in parts if value is not None]
    return sum(values) if values and len(values) == len(parts) else None
