"""Which aggregates does a country state that never shares cases?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
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
from ledfyr.domain.statistics.collection.reading import (
    NotACode,
    code_in,
    text_in,
    year_in,
)
from ledfyr.domain.statistics.collection.sheet import (
    Cell,
    Checked,
    Row,
    Sheet,
    as_shown,
    said,
)
from ledfyr.domain.statistics.collection.template import Template, plain
from ledfyr.domain.statistics.counting import counting_rules
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country

Key = tuple[str, str, str, str, str]
"""Country, year, measure, by what, category."""

SOURCE = "submitted_figures"

_SEXES = {
    "male": "Male",
    "female": "Female",
    "transgender": "Transgender",
    "other": "Other",
    "unknown": "Not known",
}
"""The categories of published tables, which are coarser than those of facts."""


@dataclass
class _Read:
    values: dict[Key, int | Gap] = field(default_factory=dict)
    row_of: dict[Key, int] = field(default_factory=dict)
    rows: int = 0


def check_aggregates(
    template: Template, sheet: Sheet, expected: Mapping[str, str]
) -> Checked:
    """Return the cells that a sheet of aggregates states, or what to correct.

    A dash and a blank stay what they are.
    """
    faults = Faults()
    columns = placed_columns(template, sheet, faults)
    read, is_whole = _Read(), True
    if not faults.found:
        try:
            for row in sheet.rows:
                _take(row, columns, read, faults, expected)
            _check_parts(columns, read, faults)
            if not read.rows:
                faults.nothing_in(sheet)
        except TooManyFaults:
            is_whole = False
    gaps = list(read.values.values())
    return Checked(
        cells=() if faults.found else tuple(_cells(read)),
        faults=tuple(faults.found),
        rows=read.rows,
        blanks=gaps.count(Gap.BLANK),
        dashes=gaps.count(Gap.DASH),
        is_whole=is_whole,
    )


def categories(by: str) -> dict[str, str]:
    """Return code and English name of the categories of one breakdown.

    Citizenships have no names here: they are the two letters of ISO 3166-1.
    """
    known = codes()
    return {
        "total": {"total": "Total"},
        "sex": _SEXES,
        "form": known.broad_form,
        "age": known.age_group,
        "citizen": {code: code for code in (*every_country(), "UNKNOWN")},
    }[by]


BREAKDOWNS = ("total", "sex", "form", "age", "citizen")


def _take(
    row: Row, columns: Placed, read: _Read, faults: Faults, expected: Mapping[str, str]
) -> None:
    number, cells = row
    stop_below_the_last_row(number, faults)
    if not holds_something(cells):
        return
    read.rows += 1
    refuse_stray(number, cells, columns, faults)
    known = len(faults.found)
    place = _place(number, cells, columns, faults)
    refuse_unexpected(number, columns, place, expected, faults)
    value_column = columns.holding("value")
    try:
        value = count_in(cell_at(cells, value_column.place))
    except NotANumber as error:
        faults.add(number, value_column.place, error.what, error.cure)
        return
    if len(faults.found) > known:
        return
    key: Key = (
        place["ref_area"],
        place["year"],
        place["measure"],
        place["by"],
        place["category"],
    )
    if key in read.row_of:
        faults.twice(number, read.row_of[key])
        return
    read.row_of[key], read.values[key] = number, value
    stop_at_too_many(number, len(read.row_of), faults)


def _place(
    number: int, cells: tuple[Cell, ...], columns: Placed, faults: Faults
) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in columns.filled:
        name = each.column.by or each.column.holds
        if name == "value":
            continue
        cell = cell_at(cells, each.place)
        try:
            if name == "year":
                found[name] = year_in(cell)
            elif name == "ref_area":
                found[name] = code_in(cell, each.column)
            elif name != "category":
                found[name] = _one_of(_listed(name), text_in(cell), each.column.words)
        except NotACode as error:
            faults.add(number, each.place, error.what, error.cure)
    if "by" in found:
        each = columns.holding("category")
        try:
            text = text_in(cell_at(cells, each.place))
            listed = categories(found["by"])
            words = {w: c for w, c in each.column.words.items() if c in listed}
            found["category"] = _one_of(listed, text, words)
        except NotACode as error:
            faults.add(number, each.place, error.what, error.cure)
    return found


def _listed(name: str) -> dict[str, str]:
    if name == "by":
        return {by: by for by in BREAKDOWNS}
    return {measure: rule.name for measure, rule in counting_rules().items()}


def _one_of(listed: Mapping[str, str], text: str, words: Mapping[str, str]) -> str:
    wanted = plain(text[:200])
    for code, name in listed.items():
        if wanted in (plain(code), plain(name)):
            return code
    for written, code in words.items():
        if plain(written) == wanted:
            return code
    shown = (
        "two letters of ISO 3166, UNKNOWN"
        if len(listed) > 60
        else ", ".join(listed.values())
    )
    raise NotACode(
        said("'{text}' is not in the list of this column.", text=as_shown(text))
        if text
        else said("The cell is empty."),
        said("Write one of these: {known}.", known=shown),
    )


_PARTIAL = ("citizen",)
"""A list of citizenships may name the largest only, and come to less."""


def _check_parts(columns: Placed, read: _Read, faults: Faults) -> None:
    sums: dict[tuple[str, str, str, str], tuple[int, bool]] = {}
    for (area, year, measure, by, _category), value in read.values.items():
        before, has_gap = sums.get((area, year, measure, by), (0, False))
        gap = isinstance(value, Gap)
        sums[area, year, measure, by] = (
            before + (0 if isinstance(value, Gap) else value),
            has_gap or gap,
        )
    for (area, year, measure, by), (come_to, has_gap) in sums.items():
        key: Key = (area, year, measure, "total", "total")
        total = read.values.get(key, Gap.BLANK)
        if by == "total" or isinstance(total, Gap) or total == come_to:
            continue
        if by not in _PARTIAL and not has_gap or come_to > total:
            faults.add(
                read.row_of[key],
                columns.holding("value").place,
                said(
                    "The total is {total}, and its parts by {by} come to {sum}.",
                    total=total,
                    by=by,
                    sum=come_to,
                ),
                said("Correct one of them; what is not known has a row of its own."),
            )


_PRINTED = {Gap.BLANK: Printed.BLANK, Gap.DASH: Printed.DASH}


def _cells(read: _Read) -> Iterator[StatCell]:
    for (area, year, measure, by, category), value in read.values.items():
        yield StatCell(
            ref_area=area,
            measure=measure,
            year=int(year),
            until=int(year),
            by=by,
            category=category,
            value=None if isinstance(value, Gap) else value,
            printed=_PRINTED[value] if isinstance(value, Gap) else Printed.NUMBER,
            unit=counting_rules()[measure].unit,
            certainty=Certainty.CERTAIN,
            source=SOURCE,
        )
