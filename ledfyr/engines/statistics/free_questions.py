"""How many, by what was freely chosen under freely chosen filters? With noise."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    PerturbedTable,
    Policy,
    TableError,
    perturbed,
)
from ledfyr.domain.statistics.disclosure.table import MOST_CELLS
from ledfyr.domain.statistics.facts import Fact
from ledfyr.engines.statistics.cube import (
    COUNT,
    KEY,
    Cube,
    Only,
    as_columns,
    on_duckdb,
)
from ledfyr.engines.statistics.perturbation import KEYS, key_of


def answer(
    facts: Iterable[Fact],
    by: tuple[str, ...],
    only: Only,
    secret: bytes,
    policy: Policy | None = None,
) -> PerturbedTable:
    """Return the facts that pass the filters, by some dimensions, each cell with noise.

    The same persons get the same noise as from `perturb`, whatever the filter that
    left them. Raises CubeError for a dimension that is not there, TableError for a
    table without dimensions or too large.
    """
    if not by:
        raise TableError("A table needs one or more dimensions, each named once.")
    columns = as_columns(facts, lambda fact: key_of(fact, secret) % KEYS)
    with on_duckdb(columns) as cube:
        counted = dict(_margins(cube, by, only))
    codes = [dict.fromkeys([*column, TOTAL]) for column in zip(*counted, strict=True)]
    size = 1
    for column in codes:
        size *= len(column)
    if size > MOST_CELLS:
        raise TableError(
            f"The table has {size:,} cells; the most is {MOST_CELLS:,}: use fewer "
            "dimensions."
        )
    found = dict.fromkeys(product(*codes), (0, 0)) | counted
    return perturbed(by, found, policy or Policy())


def _margins(
    cube: Cube, by: tuple[str, ...], only: Only
) -> Iterator[tuple[Key, tuple[int, int]]]:
    """Give every cell and margin, with its count and the sum of its keys."""
    for size in range(len(by), -1, -1):
        for names in combinations(by, size):
            found = cube.margin(names, only).to_pylist()
            for row in sorted(found, key=lambda row: [row[name] for name in names]):
                key = tuple(row[name] if name in names else TOTAL for name in by)
                yield key, (row[COUNT] or 0, (row[KEY] or 0) % KEYS)
