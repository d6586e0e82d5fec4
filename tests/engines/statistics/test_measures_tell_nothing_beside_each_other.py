"""Whoever subtracts one measure from another learns of no group of one to four."""

from datetime import date

import pytest

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Heading,
    ReleasedTable,
    Table,
    exposures,
)
from ledfyr.domain.statistics.disclosure.beside import Comparison
from ledfyr.domain.statistics.facts import Fact
from ledfyr.engines.statistics.history import protect_beside
from ledfyr.engines.statistics.publishing import Occasion, published

_DAY = date(2026, 12, 31)
Counts = dict[str, int | None]


def _table(
    measure: str, by: str, counts: dict[str, int], *earlier: ReleasedTable
) -> ReleasedTable:
    heading = Heading(
        ref_area="SE",
        measure=measure,
        year=2026,
        as_of=_DAY,
        edition=1,
        published_on=date(2027, 1, 3),
        published_by="Statistics (synthetic)",
    )
    table = Table((by,), {(code,): count for code, count in counts.items()})
    return protect_beside(table, heading, earlier)


def _counts(table: ReleasedTable) -> Counts:
    return {cell.key[0]: cell.count for cell in table.cells}


def _less(one: Counts, other: Counts) -> set[int]:
    """Subtract what both tables show of the same code."""
    return {
        shown - inside
        for code, shown in one.items()
        if shown is not None and (inside := other[code]) is not None
    }


def _facts(measure: str, body: str = "POLICE", **forms: int) -> list[Fact]:
    return [
        Fact(
            ref_area="SE", body=body, measure=measure, year=2026, count=count, form=form
        )
        for form, count in forms.items()
    ]


@pytest.mark.parametrize(
    ("measure", "by", "all_", "some"),
    [
        ("presumed_victims", "form", {"sexual": 20, "labour": 30, "begging": 25}, 18),
        ("identified_victims", "form", {"sexual": 20, "labour": 30, "begging": 25}, 17),
        ("children", "sex", {"F": 20, "M": 30}, 19),
    ],
)
@pytest.mark.parametrize("is_whole_first", [True, False])
def test_few_who_are_in_one_measure_alone_are_not_told(
    measure: str, by: str, all_: dict[str, int], some: int, is_whole_first: bool
) -> None:
    first, *others = all_
    part = {first: some, **dict.fromkeys(others, 12)}
    order = [("victims", all_), (measure, part)][:: 1 if is_whole_first else -1]

    one = _table(order[0][0], by, order[0][1])
    other = _table(order[1][0], by, order[1][1], one)

    assert all_[first] - some < 5
    told = {table.heading.measure: _counts(table) for table in (one, other)}
    assert not _less(told["victims"], told[measure]) & {1, 2, 3, 4}
    assert not exposures([other], [one])


def test_three_measures_do_not_tell_who_was_never_presumed() -> None:
    """Presumed and identified, less all, are those who were both: 8 of 10 here."""
    every = _table("victims", "form", {"sexual": 40, "labour": 30})
    presumed = _table("presumed_victims", "form", {"sexual": 33, "labour": 20}, every)

    identified = _table(
        "identified_victims", "form", {"sexual": 10, "labour": 20}, every, presumed
    )

    assert _counts(presumed)["sexual"] == 33
    assert _counts(identified)["sexual"] is None


def test_measures_that_differ_by_many_are_shown() -> None:
    every = _table("victims", "form", {"sexual": 40, "labour": 30})

    presumed = _table("presumed_victims", "form", {"sexual": 33, "labour": 20}, every)

    assert _counts(presumed) == {"sexual": 33, "labour": 20, TOTAL: 53}


def test_more_identified_than_registered_is_no_contradiction() -> None:
    """Some were presumed in the year before: then one is no part of the other."""
    every = _table("victims", "form", {"sexual": 20, "labour": 30})
    more = _table("identified_victims", "form", {"sexual": 22, "labour": 9}, every)

    finer = _table("victims", "sex", {"F": 25, "M": 25}, every, more)

    assert _counts(more) == {"sexual": 22, "labour": 9, TOTAL: 31}
    assert _counts(finer) == {"F": 25, "M": 25, TOTAL: 50}
    stamps = Comparison([every, more, finer]).stamps
    assert stamps[0] == stamps[2] != stamps[1]


def test_measures_are_laid_beside_each_other_in_one_publication() -> None:
    facts = [
        *_facts("presumed_victims", sexual=20, labour=30, begging=25),
        *_facts("identified_victims", sexual=18, labour=20, begging=10),
    ]
    whole = _facts("victims", sexual=21, labour=40, begging=30)
    first = published("plain", whole, (), Occasion(date(2027, 1, 3)))

    made = published("plain", facts, first.tables, Occasion(date(2027, 1, 4)))

    known = list(first.tables)
    for table in made.tables:
        assert not exposures([table], known)
        known.append(table)
    shown = {table.heading.measure: _counts(table) for table in known}
    assert not _less(shown["victims"], shown["presumed_victims"]) & {1, 2, 3, 4}
