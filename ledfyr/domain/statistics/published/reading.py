"""Which cells does a country's record hold?"""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published.record import Block, By, Cell, Record, records

_MARKS = {"-": Printed.DASH, "blank": Printed.BLANK, "lost": Printed.LOST}


@cache
def cells_of(code: str) -> tuple[StatCell, ...]:
    """Return every cell of a country's record, once for each measure it answers."""
    record = records()[code]
    return tuple(
        cell
        for block in record.block
        for measure in (block.measure, *block.also)
        for by in get_args(By)
        for cell in _cells(record, block, measure, by)
    )


def _cells(record: Record, block: Block, measure: str, by: str) -> Iterator[StatCell]:
    for category, printed in block.printed(by).items():
        yield _cell(record, block, (measure, by, category), printed, ())
    for loose in block.loose:
        if loose.by == by:
            for category in loose.among:
                place = (measure, by, category)
                yield _cell(record, block, place, None, loose.numbers)


def _cell(
    record: Record,
    block: Block,
    place: tuple[str, str, str],
    value: Cell | None,
    candidates: tuple[int, ...],
) -> StatCell:
    measure, by, category = place
    printed = _printed(value)
    return StatCell(
        ref_area=record.code,
        measure=measure,
        year=block.year,
        until=block.last_year,
        by=by,
        category=category,
        value=value if isinstance(value, int) else None,
        printed=printed,
        unit=block.unit,
        certainty=_certainty(block, printed),
        source=record.source,
        notes=tuple(
            note.id
            for note in record.note
            if note.stands_beside(measure, by, block.year)
        ),
        evidence=block.evidence,
        lines=block.lines,
        candidates=candidates,
    )


def _printed(value: Cell | None) -> Printed:
    if value is None:
        return Printed.UNCLEAR
    return _MARKS[value] if isinstance(value, str) else Printed.NUMBER


def _certainty(block: Block, printed: Printed) -> Certainty:
    match printed:
        case Printed.LOST:
            return Certainty.LOST
        case Printed.UNCLEAR:
            return Certainty.AMBIGUOUS
        case _:
            return block.certainty
