"""Nobody who tries every table that fits what is shown finds a hidden count."""

from itertools import product

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import TOTAL, Key, Policy, SafeTable, Table
from ledfyr.engines.statistics.protection import protect


def _possible(safe: SafeTable, counts: Table) -> dict[Key, set[int]]:
    """Try every table by brute force; small hidden cells are known to be 1 to 4."""
    shown = {cell.key: cell for cell in safe.cells}
    inner = [key for key in counts.with_margins if TOTAL not in key]
    most = max(counts.with_margins.values()) + 6
    ranges = [_range(shown[key].count, shown[key].status, most) for key in inner]
    found: dict[Key, set[int]] = {key: set() for key in shown}
    for values in product(*ranges):
        cells = Table(
            counts.dimensions, dict(zip(inner, values, strict=True))
        ).with_margins
        if all(
            cells[key] in _range(cell.count, cell.status, 10 * most)
            for key, cell in shown.items()
        ):
            for key, value in cells.items():
                found[key].add(value)
    return found


def _range(count: int | None, status: str, most: int) -> range:
    if count is not None:
        return range(count, count + 1)
    return range(1, 5) if status == "primary" else range(5, most)


@pytest.mark.parametrize("seed", range(12))
def test_brute_force_leaves_two_or_more_counts_for_each_small_cell(seed: int) -> None:
    random = np.random.default_rng(seed)
    counts = random.poisson(4, (2, 2))
    table = Table(
        ("a", "b"), {(f"{i}", f"{j}"): int(n) for (i, j), n in np.ndenumerate(counts)}
    )

    safe = protect(table)

    possible = _possible(safe, table)
    assert all(
        len(possible[cell.key]) > 1 for cell in safe.cells if cell.status == "primary"
    )


def test_two_fours_that_add_up_to_eight_do_not_give_each_other_away() -> None:
    table = Table(("form",), {("sexual",): 4, ("labour",): 4})

    safe = protect(table)

    assert all(cell.count is None for cell in safe.cells)


def test_a_single_small_cell_is_not_read_off_the_total() -> None:
    table = Table(("form",), {("sexual",): 3, ("labour",): 0, ("begging",): 40})

    status = {cell.key[0]: cell.status for cell in protect(table).cells}

    assert status["labour"] == "published"
    assert "secondary" in (status["begging"], status["Total"])


def test_four_ones_below_a_total_of_four_do_not_all_say_why_they_are_hidden() -> None:
    table = Table(("form",), {(form,): 1 for form in "abcd"})

    safe = protect(table)

    assert {cell.key: cell.status for cell in safe.cells}[("Total",)] == "secondary"
    assert all(cell.count is None for cell in safe.cells)


def test_a_table_of_large_counts_and_zeros_is_shown_whole() -> None:
    table = Table(("form",), {("sexual",): 30, ("labour",): 0})

    safe = protect(table, Policy(threshold=5))

    assert [cell.count for cell in safe.cells] == [30, 0, 30]
