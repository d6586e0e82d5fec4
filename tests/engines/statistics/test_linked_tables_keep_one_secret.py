"""Tables that share margins are protected together, and nobody computes across them."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    LeakFound,
    LinkedTables,
    Pattern,
    Policy,
    SafeTable,
    Table,
    TableError,
    audit,
    release_linked,
)
from ledfyr.engines.statistics.protection import protect, protect_linked

_NAMES = ("form", "sex", "age", "place")


def _tables(counts: np.ndarray, shapes: list[tuple[int, ...]]) -> list[Table]:
    """Cut one made-up population by several sets of dimensions."""
    return [
        Table(
            tuple(_NAMES[d] for d in shape),
            {
                tuple(
                    f"{_NAMES[d][0]}{i}" for d, i in zip(shape, at, strict=True)
                ): int(n)
                for at, n in np.ndenumerate(
                    counts.sum(axis=tuple(set(range(counts.ndim)) - set(shape)))
                )
            },
        )
        for shape in shapes
    ]


_CHAIN = [(0, 1), (0, 2)]
_LONG_CHAIN = [(0, 1), (1, 2), (2, 3)]
_RING = [(0, 1), (1, 2), (0, 2)]


@st.composite
def _populations(draw: st.DrawFn) -> list[Table]:
    shapes = draw(st.sampled_from([_CHAIN, _LONG_CHAIN, _RING]))
    size = tuple(draw(st.integers(2, 3)) for _ in range(1 + max(map(max, shapes))))
    counts = draw(
        st.lists(
            st.one_of(st.just(0), st.integers(0, 9)),
            min_size=int(np.prod(size)),
            max_size=int(np.prod(size)),
        )
    )
    return _tables(np.array(counts).reshape(size), shapes)


def _shared(safe: tuple[SafeTable, ...]) -> dict[frozenset[object], set[object]]:
    found: dict[frozenset[object], set[object]] = {}
    for table in safe:
        for cell in table.cells:
            named = zip(table.dimensions, cell.key, strict=True)
            who = frozenset(pair for pair in named if pair[1] != TOTAL)
            found.setdefault(who, set()).add((cell.count, cell.status))
    return found


@settings(max_examples=40, deadline=None)
@given(_populations())
def test_a_shared_cell_is_shown_in_all_or_hidden_in_all(tables: list[Table]) -> None:
    safe = protect_linked(tables)

    assert all(len(answers) == 1 for answers in _shared(safe).values())


@settings(max_examples=25, deadline=None)
@given(_populations())
def test_the_joint_audit_is_clean(tables: list[Table]) -> None:
    safe = protect_linked(tables)
    linked = LinkedTables(tuple(tables))

    hidden = {
        wide[cell.key]: cell.status.value
        for table, wide in zip(safe, linked.wide_keys, strict=True)
        for cell in table.cells
        if cell.count is None
    }
    small = {k for k, n in linked.with_margins.items() if 0 < n < 5}
    quiet = frozenset(k for k in small if hidden[k] == "secondary")
    pattern = Pattern(frozenset(hidden) - frozenset(small), quiet)
    assert set(hidden) >= small
    assert audit(linked, pattern, Policy()).is_clean


def _leaking() -> list[Table]:
    """Two tables that are safe alone: each hides another margin of `form`."""
    one = Table(
        ("form", "sex"),
        {("a", "F"): 3, ("a", "M"): 9, ("b", "F"): 8, ("b", "M"): 20},
    )
    other = Table(
        ("form", "age"), {("a", "old"): 12, ("b", "old"): 22, ("b", "new"): 6}
    )
    return [one, other]


def test_what_one_table_hides_another_does_not_tell() -> None:
    safe = protect_linked(_leaking())

    possible = _possible(safe)
    hidden = [
        (t, c.key) for t, s in enumerate(safe) for c in s.cells if c.status == "primary"
    ]
    assert hidden
    assert all(len(possible[each]) > 2 for each in hidden)


def _possible(
    safe: tuple[SafeTable, ...],
) -> dict[tuple[int, tuple[str, ...]], set[int]]:
    """Try every pair of tables by brute force."""
    found: dict[tuple[int, tuple[str, ...]], set[int]] = {}
    one = _fitting(safe[0])
    other = _fitting(safe[1])
    for a, b in product(one, other):
        if all(a[(form, TOTAL)] == b[(form, TOTAL)] for form in ("a", "b", TOTAL)):
            for number, cells in enumerate((a, b)):
                for key, count in cells.items():
                    found.setdefault((number, key), set()).add(count)
    return found


def _fitting(safe: SafeTable) -> list[dict[tuple[str, ...], int]]:
    shown = {cell.key: cell for cell in safe.cells}
    inner = [key for key in shown if TOTAL not in key]
    fits = []
    for values in product(*(_range(shown[key]) for key in inner)):
        cells = Table(safe.dimensions, dict(zip(inner, values, strict=True)))
        if all(n in _range(shown[k]) for k, n in cells.with_margins.items()):
            fits.append(cells.with_margins)
    return fits


def _range(cell: object) -> range:
    if cell.count is not None:
        return range(cell.count, cell.count + 1)
    return range(1, 5) if cell.status == "primary" else range(5, 50)


def test_tables_protected_alone_are_refused_together() -> None:
    counts = np.array([[[3, 9], [0, 0]], [[8, 20], [0, 6]]])
    linked = LinkedTables(tuple(_tables(counts, [(0, 1), (0, 2)])))
    alone = Pattern(frozenset())

    with pytest.raises(LeakFound):
        release_linked(linked, alone, Policy())


def test_a_ring_is_audited_with_the_finest_table_that_must_exist() -> None:
    counts = np.random.default_rng(5).poisson(3, (2, 3, 2))
    ring = LinkedTables(tuple(_tables(counts, _RING)))
    chain = LinkedTables(tuple(_tables(counts, _CHAIN)))

    assert list(ring.unseen())
    assert not list(chain.unseen())
    assert len(protect_linked(ring.tables)) == 3


def test_tables_of_other_persons_are_refused() -> None:
    one = Table(("form", "sex"), {("a", "F"): 10})
    other = Table(("form", "age"), {("a", "old"): 11})

    with pytest.raises(TableError, match="same persons: a is 10 in one and 11"):
        protect_linked([one, other])


@pytest.mark.parametrize("count", [1, 2])
def test_one_table_or_the_same_twice_is_not_linked(count: int) -> None:
    with pytest.raises(TableError):
        protect_linked([Table(("form",), {("a",): 10})] * count)


def test_a_sensitive_cell_is_hidden_with_its_reason_and_cannot_be_computed() -> None:
    counts = {("a",): 30, ("b",): 40, ("c",): 50}
    table = Table(("form",), counts, sensitive={("a",): "Hidden: one body told it."})

    safe = protect(table)

    cell = safe.cells[0]
    assert (cell.count, cell.status) == (None, "sensitive")
    assert cell.reason == "Hidden: one body told it."
    assert sum(each.count is None for each in safe.cells) == 2
