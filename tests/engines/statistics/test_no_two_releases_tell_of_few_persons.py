"""Whoever lays releases beside each other learns of no group of one to four persons."""

from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Heading,
    ReleasedTable,
    Table,
    exposures,
)
from ledfyr.engines.statistics.history import DifferenceFound, protect_beside

_QUARTERS = [
    date(2026, 3, 31),
    date(2026, 6, 30),
    date(2026, 9, 30),
    date(2026, 12, 31),
]


def _heading(as_of: date, edition: int = 1) -> Heading:
    return Heading(
        ref_area="SE",
        measure="victims",
        year=2026,
        as_of=as_of,
        edition=edition,
        published_on=as_of + timedelta(days=3),
        published_by="Statistics (synthetic)",
    )


def _table(**counts: int) -> Table:
    return Table(("form",), {(form,): count for form, count in counts.items()})


def _release(
    table: Table, quarter: int, *earlier: ReleasedTable, edition: int = 1
) -> ReleasedTable:
    return protect_beside(table, _heading(_QUARTERS[quarter], edition), earlier)


def _counts(table: ReleasedTable) -> dict[str, int | None]:
    return {cell.key[0]: cell.count for cell in table.cells}


def test_a_first_release_stands_beside_nothing() -> None:
    first = _release(_table(labour=30, sexual=40), 0)

    assert _counts(first) == {"labour": 30, "sexual": 40, TOTAL: 70}


def test_two_persons_more_are_not_told_by_a_difference() -> None:
    first = _release(_table(labour=30, sexual=40, begging=50), 0)

    second = _release(_table(labour=32, sexual=50, begging=60), 1, first)

    shown = _counts(second)
    assert shown["labour"] is None
    assert "earlier release" in second.by_key[("labour",)].reason
    assert list(shown.values()).count(None) == 2


def test_growth_by_many_is_shown() -> None:
    first = _release(_table(labour=30, sexual=40), 0)

    second = _release(_table(labour=35, sexual=49), 1, first)

    assert _counts(second) == {"labour": 35, "sexual": 49, TOTAL: 84}


def test_no_growth_at_all_points_at_nobody() -> None:
    first = _release(_table(labour=30, sexual=40), 0)

    second = _release(_table(labour=30, sexual=50), 1, first)

    assert _counts(second)["labour"] == 30


def test_a_correction_by_one_person_is_not_told_either() -> None:
    first = _release(_table(labour=30, sexual=40, begging=50), 0)

    second = _release(_table(labour=29, sexual=41, begging=50), 0, first, edition=2)

    shown = _counts(second)
    assert shown["labour"] is None
    assert shown["sexual"] is None
    assert shown["begging"] == 50


def test_a_table_by_other_codes_is_compared_by_what_they_share() -> None:
    first = _release(_table(labour=30, sexual=40), 0)
    finer = Table(
        ("form", "sex"),
        {
            ("labour", "F"): 15,
            ("labour", "M"): 17,
            ("sexual", "F"): 30,
            ("sexual", "M"): 20,
        },
    )

    second = protect_beside(finer, _heading(_QUARTERS[1]), [first])

    assert second.by_key[("labour", TOTAL)].count is None


def test_tables_of_one_day_do_not_give_each_other_away() -> None:
    """A margin hidden in one table must not stand open in the next."""
    first = _release(_table(labour=3, sexual=9, begging=20), 0)
    hidden = {key for key, count in _counts(first).items() if count is None}
    finer = Table(
        ("form", "sex"),
        {
            (form, sex): count
            for form, counts in {
                "labour": (3, 0),
                "sexual": (0, 9),
                "begging": (10, 10),
            }.items()
            for sex, count in zip("FM", counts, strict=True)
        },
    )

    second = protect_beside(finer, _heading(_QUARTERS[0]), [first])

    assert hidden
    for form in hidden - {TOTAL}:
        assert second.by_key[(form, TOTAL)].count is None
    assert exposures([second], [first]) == ()


def test_persons_moved_to_another_code_are_not_told() -> None:
    first = _release(_table(labour=30, sexual=40, begging=50), 0)

    second = _release(_table(labour=27, sexual=43, begging=50), 1, first)

    shown = _counts(second)
    assert (shown["labour"], shown["sexual"], shown["begging"]) == (None, None, 50)


def _by_form_and_sex(**forms: tuple[int, int, int]) -> Table:
    return Table(
        ("form", "sex"),
        {
            (form, sex): count
            for form, counts in forms.items()
            for sex, count in zip(("F", "M", "UNKNOWN"), counts, strict=True)
        },
    )


ONE_EACH = _by_form_and_sex(
    labour=(20, 10, 1),
    sexual=(30, 10, 1),
    begging=(10, 10, 1),
    organ=(10, 10, 1),
    forced_criminality=(10, 10, 1),
)


def _by_sex(table: Table) -> Table:
    margins = table.with_margins
    known = {(sex,): margins[TOTAL, sex] for sex in ("F", "M", "UNKNOWN")}
    return Table(("sex",), known)


def test_without_the_guard_five_that_are_shown_give_away_five_cells_of_one() -> None:
    """Each hidden cell counts somebody; five of them add up to five in the other."""
    by_sex = protect_beside(_by_sex(ONE_EACH), _heading(_QUARTERS[0]), [])
    alone = protect_beside(ONE_EACH, _heading(_QUARTERS[0]), [])

    five = by_sex.by_key[("UNKNOWN",)].count
    column = [c for c in alone.cells if c.key[1] == "UNKNOWN" and c.key[0] != TOTAL]
    hidden = [cell for cell in column if cell.count is None]

    assert five == len(hidden) == 5


def test_what_no_hiding_makes_safe_is_refused() -> None:
    by_sex = protect_beside(_by_sex(ONE_EACH), _heading(_QUARTERS[0]), [])

    with pytest.raises(DifferenceFound) as refused:
        protect_beside(ONE_EACH, _heading(_QUARTERS[0]), [by_sex])

    assert {(e.lowest, e.highest) for e in refused.value.found} == {(1, 1)}


def test_two_ways_of_one_year_pass_quarter_after_quarter() -> None:
    """Small columns beside their shown sums: as vague as can be, and no more hidden."""
    random = np.random.default_rng(1)
    kept: list[ReleasedTable] = []
    counts = {
        form: np.zeros(3, dtype=int)
        for form in ("sexual", "labour", "begging", "domestic_servitude")
    }

    for quarter in range(4):
        for form, size in zip(counts, (30, 24, 12, 6), strict=True):
            counts[form] += random.multinomial(size, (0.6, 0.37, 0.03))
        whole = _by_form_and_sex(**{f: tuple(map(int, n)) for f, n in counts.items()})
        for table in (_by_sex(whole), whole):
            kept.append(protect_beside(table, _heading(_QUARTERS[quarter]), kept))

    assert len(kept) == 8
    for table in kept[1::2]:
        assert (
            sum(cell.count is not None and cell.count > 0 for cell in table.cells) > 5
        )


@pytest.mark.parametrize("seed", range(4))
def test_an_attacker_who_looks_every_day_of_a_year_learns_of_no_few(seed: int) -> None:
    """People are registered at random; figures appear at the end of each quarter."""
    random = np.random.default_rng(seed)
    forms = ("labour", "sexual", "begging", "crime")
    counts = dict.fromkeys(forms, 0)
    released: list[ReleasedTable] = []
    seen: list[dict[str, int | None]] = []
    day = date(2026, 1, 1)
    while day.year == 2026:
        for form in random.choice(
            forms, random.poisson(0.35), p=(0.5, 0.3, 0.15, 0.05)
        ):
            counts[form] += 1
        if day in _QUARTERS:
            heading = _heading(day)
            try:
                released.append(protect_beside(_table(**counts), heading, released))
            except DifferenceFound:
                pass
        seen.append(_counts(released[-1]) if released else {})
        day += timedelta(days=1)

    assert len(released) >= 2
    for one, other in combinations([each for each in seen if each], 2):
        for key in one:
            if one[key] is not None and other[key] is not None:
                assert not 0 < abs(other[key] - one[key]) < 5
    for number, each in enumerate(released):
        assert exposures([each], [*released[:number], *released[number + 1 :]]) == ()
