"""Which facts does a sheet of counts state?

Taken whole or not at all: every fault is named with its row and column, up to a bound.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledfyr.domain.statistics.collection.columns import (
    Placed,
    cell_at,
    holds_something,
    placed_columns,
    refuse_stray,
)
from ledfyr.domain.statistics.collection.expected import refuse_unexpected
from ledfyr.domain.statistics.collection.faults import Faults, TooManyFaults
from ledfyr.domain.statistics.collection.limits import (
    stop_at_too_many,
    stop_below_the_last_row,
)
from ledfyr.domain.statistics.collection.numbers import Gap, NotANumber, count_in
from ledfyr.domain.statistics.collection.reading import NotACode, code_of
from ledfyr.domain.statistics.collection.sheet import Cell, Checked, Row, Sheet
from ledfyr.domain.statistics.collection.template import TOTAL, Template
from ledfyr.domain.statistics.collection.totals import (
    Combination,
    Counted,
    check_totals,
)
from ledfyr.domain.statistics.counting import with_children
from ledfyr.domain.statistics.facts import Fact, broad_form_of


@dataclass
class _Tally:
    counts: dict[Combination, Counted] = field(default_factory=dict)
    totals: dict[Combination, Counted] = field(default_factory=dict)
    row_of: dict[Combination, int] = field(default_factory=dict)
    rows: int = 0


def check_facts(
    template: Template, sheet: Sheet, expected: Mapping[str, str]
) -> Checked:
    """Return the facts that a sheet states, or what has to be corrected.

    Rows that add up others are compared with them and are no facts. Blank rows are
    passed over.
    """
    faults = Faults()
    columns = placed_columns(template, sheet, faults)
    tally, is_whole = _Tally(), True
    if not faults.found:
        try:
            for row in sheet.rows:
                _take(row, columns, tally, faults, expected)
            check_totals(columns, tally.counts, tally.totals, tally.row_of, faults)
            if not tally.rows:
                faults.nothing_in(sheet)
        except TooManyFaults:
            is_whole = False
    gaps = [c for counted in tally.counts.values() for c in counted.values()]
    return Checked(
        facts=() if faults.found else tuple(_facts(template, columns, tally)),
        faults=tuple(faults.found),
        rows=tally.rows,
        blanks=gaps.count(Gap.BLANK),
        dashes=gaps.count(Gap.DASH),
        totals=len(tally.totals),
        is_whole=is_whole,
    )


def _take(
    row: Row,
    columns: Placed,
    tally: _Tally,
    faults: Faults,
    expected: Mapping[str, str],
) -> None:
    number, cells = row
    stop_below_the_last_row(number, faults)
    if not holds_something(cells):
        return
    tally.rows += 1
    known = len(faults.found)
    refuse_stray(number, cells, columns, faults)
    found = _codes(number, cells, columns, faults)
    counted = _counted(number, cells, columns, faults)
    if expected:
        refuse_unexpected(number, columns, found, expected, faults)
    if len(faults.found) > known:
        return
    combination = tuple(found.values())
    if combination in tally.row_of:
        faults.twice(number, tally.row_of[combination])
        return
    tally.row_of[combination] = number
    kept = tally.totals if TOTAL in combination else tally.counts
    kept[combination] = counted
    stop_at_too_many(number, len(tally.row_of), faults)


def _codes(
    number: int, cells: tuple[Cell, ...], columns: Placed, faults: Faults
) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in columns.dimensions:
        try:
            found[each.column.by] = code_of(cell_at(cells, each.place), each)
        except NotACode as error:
            faults.add(number, each.place, error.what, error.cure)
    return found


def _counted(
    number: int, cells: tuple[Cell, ...], columns: Placed, faults: Faults
) -> Counted:
    found: Counted = {}
    for each in columns.measures:
        try:
            found[str(each.column.measure)] = count_in(cell_at(cells, each.place))
        except NotANumber as error:
            faults.add(number, each.place, error.what, error.cure)
    return found


def _facts(template: Template, columns: Placed, tally: _Tally) -> Iterator[Fact]:
    names = [each.column.by for each in columns.dimensions]
    for combination, counted in tally.counts.items():
        known: dict[str, str] = dict(zip(names, combination, strict=True))
        year = int(known.pop("year"))
        if "form_detail" in known:
            known["form"] = broad_form_of(known["form_detail"])
        for measure, count in counted.items():
            if not isinstance(count, Gap):
                fact = Fact(
                    body=template.body, measure=measure, year=year, count=count, **known
                )
                yield from with_children(fact)
