"""A SafeTable exists only after the audit; a raw table is accepted nowhere."""

import copy
import inspect
import pickle
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from ledfyr.domain.statistics import disclosure
from ledfyr.domain.statistics.disclosure import (
    Audit,
    LeakFound,
    Pattern,
    Policy,
    SafeTable,
    Table,
    TableError,
    release,
)

_TABLE = Table(("form",), {("sexual",): 3, ("labour",): 10, ("begging",): 20})
_LABOUR = Pattern(frozenset({("labour",)}))


def test_building_one_by_hand_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="release"):
        SafeTable(("form",), (), Policy(), Audit({}))


@pytest.mark.parametrize(
    "trick",
    [
        lambda safe: replace(safe, cells=()),
        copy.copy,
        lambda safe: pickle.loads(pickle.dumps(safe)),  # noqa: S301
    ],
)
def test_copying_one_is_refused(trick: Any) -> None:
    safe = release(_TABLE, _LABOUR, Policy())

    with pytest.raises((TypeError, ValueError)):
        trick(safe)


def test_a_pattern_that_leaks_is_not_released() -> None:
    with pytest.raises(LeakFound, match="sexual"):
        release(_TABLE, Pattern(), Policy())


def test_a_pattern_that_hides_nobody_is_not_released() -> None:
    table = Table(("form",), {**_TABLE.counts, ("organ",): 0})

    with pytest.raises(LeakFound, match="organ"):
        release(table, Pattern(frozenset({("labour",), ("organ",)})), Policy())


def test_only_a_small_cell_may_keep_quiet() -> None:
    pattern = Pattern(frozenset({("labour",)}), quiet=frozenset({("begging",)}))

    with pytest.raises(LeakFound, match="begging"):
        release(_TABLE, pattern, Policy())


def test_release_alone_turns_a_raw_table_into_a_safe_one() -> None:
    makers = [
        name
        for name, function in inspect.getmembers(disclosure, inspect.isfunction)
        if get_type_hints(function).get("return") is SafeTable
    ]

    assert makers == ["release"]


def test_hidden_cells_carry_no_number_and_say_why() -> None:
    safe = release(_TABLE, _LABOUR, Policy())

    hidden = [cell for cell in safe.cells if cell.status != "published"]
    assert [cell.count for cell in hidden] == [None, None]
    assert "1 to 4" in hidden[0].reason
    assert "subtraction" in hidden[1].reason


@pytest.mark.parametrize(
    "counts",
    [
        {},
        {("a", "b"): 1},
        {("Total",): 1},
        {("a",): -1},
        {("a",): 1.0},
        {("a",): True},
    ],
)
def test_a_table_that_is_no_table_of_counts_is_refused(counts: Any) -> None:
    with pytest.raises(TableError):
        Table(("form",), counts)
