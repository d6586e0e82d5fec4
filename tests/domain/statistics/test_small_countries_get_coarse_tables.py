"""Where few persons were counted, a coarser table is suggested, with the reason."""

import pytest

from ledfyr.domain.statistics.coarsening import (
    coarsening,
    grouped,
    suggestion,
    usual_group,
)
from ledfyr.domain.statistics.disclosure import (
    Pattern,
    Policy,
    SafeTable,
    Table,
    release,
)


def _safe(counts: dict[tuple[str, str], int], hidden: int = 0) -> SafeTable:
    table = Table(("form", "sex"), counts)
    everything = frozenset(k for k, n in table.with_margins.items() if n)
    return release(table, Pattern(everything if hidden else frozenset()), Policy())


def _large(number: int) -> dict[tuple[str, str], int]:
    return {(form, sex): number for form in ("labour", "sexual") for sex in "FM"}


def test_few_persons_are_counted_by_one_thing_at_a_time() -> None:
    found = suggestion(_safe(_large(20)))

    assert found is not None
    assert found.tables == (("form",), ("sex",))
    assert found.grouped == ()
    assert "150 persons" in found.why


def test_very_few_persons_are_counted_by_few_forms() -> None:
    found = suggestion(_safe(_large(6)))

    assert found is not None
    assert found.grouped == ("form",)


def test_many_persons_are_counted_as_asked() -> None:
    assert suggestion(_safe(_large(100))) is None


def test_a_table_full_of_holes_is_never_the_suggestion() -> None:
    found = suggestion(_safe(_large(100), hidden=1), persons=400)

    assert found is not None
    assert "half" in found.why
    assert found.tables == (("form",), ("sex",))


def test_a_hidden_total_decides_nothing() -> None:
    table = Table(("form",), {("labour",): 3, ("sexual",): 2})
    everything = Pattern(frozenset(table.with_margins))

    assert suggestion(release(table, everything, Policy())) is None


def test_grouping_keeps_the_total() -> None:
    table = Table(
        ("form", "sex"),
        {("labour", "F"): 9, ("organ", "F"): 2, ("begging", "F"): 4, ("organ", "M"): 1},
    )

    coarse = grouped(table, usual_group(table, "form"))

    assert coarse.counts == {
        ("labour", "F"): 9,
        ("neither_sexual_nor_labour", "F"): 6,
        ("neither_sexual_nor_labour", "M"): 1,
    }
    with pytest.raises(LookupError):
        usual_group(table, "sex")


def test_the_steps_go_upward() -> None:
    steps = coarsening().step

    assert [each.below for each in steps] == sorted(each.below for each in steps)
