"""How fast is a table of 1,188 cells optimally protected, with a clean audit?

10,000 made-up persons by age, form and country, unevenly spread, threshold 5. The limit
is 15 seconds; processor seconds are counted, as the machine may be busy. Beside it: two
tables of the same persons that share margins, protected and audited together, and
Tau-Argus on the first table (its own process; whether the audit passes its pattern).
"""

import resource
import sys
import time
from collections.abc import Sequence

import numpy as np

from ledfyr.domain.statistics.disclosure import (
    LeakFound,
    Policy,
    SafeTable,
    Table,
    primary_cells,
    release,
)
from ledfyr.engines.statistics.protection import protect, protect_linked
from ledfyr.engines.statistics.tau_argus import TauArgusFailed, propose

LIMIT = 15.0
PERSONS = 10_000
FEW = 800
"""So many for the linked tables, which are smaller: else no cell is small."""
SHAPE = (8, 10, 11)


def main() -> int:
    """Print cells, hidden cells and seconds; return 1 above the limit."""
    table = _table()
    started = time.process_time()
    safe = protect(table, Policy(threshold=5))
    spent = time.process_time() - started
    sys.stdout.write(
        f"suppression: {_told([safe])}, "
        f"{len(primary_cells(table, safe.policy))} small, "
        f"{spent:.1f} s, limit {LIMIT:.0f} s, ratio {spent / LIMIT:.2f}\n"
    )
    _linked(_table(FEW))
    _tau_argus(table, safe, spent)
    _small_tables()
    return 1 if spent > LIMIT else 0


def _linked(table: Table) -> None:
    tables = [_cut(table, by) for by in (("age", "form"), ("form", "country"))]
    started = time.process_time()
    linked = protect_linked(tables, Policy(threshold=5))
    spent = time.process_time() - started
    alone = sum(_hidden(protect(each, Policy(threshold=5))) for each in tables)
    sys.stdout.write(
        f"linked tables: {_told(linked)}, {spent:.1f} s, "
        f"hidden in both {sum(map(_hidden, linked))}, each for itself {alone}\n"
    )


def _small_tables() -> None:
    """Print seconds for tables of up to 119 cells, most of them small, of both."""
    own, theirs = [], []
    for seed in range(4):
        for persons in (80, 160, 320):
            table = _table(persons, (6, 16), ("form", "citizenship"), seed)
            started = time.process_time()
            protect(table, Policy(threshold=5))
            own.append(time.process_time() - started)
            before = _of_children()
            try:
                propose(table, Policy(threshold=5), seconds=120)
            except TauArgusFailed as error:
                sys.stdout.write(f"Tau-Argus: {error}\n")
            theirs.append(_of_children() - before)
    sys.stdout.write(
        f"{len(own)} tables of 119 cells: mean {sum(own) / len(own):.2f} s, longest "
        f"{max(own):.2f} s, own / Tau-Argus {sum(own) / sum(theirs):.2f}\n"
    )


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _tau_argus(table: Table, own: SafeTable, spent: float) -> None:
    before = _of_children()
    try:
        pattern = propose(table, Policy(threshold=5), seconds=120)
    except TauArgusFailed as error:
        sys.stdout.write(f"Tau-Argus: {error}\n")
        return
    theirs = _of_children() - before
    try:
        release(table, pattern, Policy(threshold=5))
        passed = "passes"
    except LeakFound:
        passed = "does not pass"
    more = sum(cell.status == "secondary" for cell in own.cells)
    sys.stdout.write(
        f"Tau-Argus: {len(pattern.secondary)} more hidden (own {more}), "
        f"{theirs:.1f} s, own / Tau-Argus {spent / theirs:.2f}; "
        f"its pattern {passed} the audit\n"
    )


def _cut(table: Table, by: tuple[str, ...]) -> Table:
    places = [table.dimensions.index(name) for name in by]
    counts: dict[tuple[str, ...], int] = {}
    for key, count in table.counts.items():
        cell = tuple(key[place] for place in places)
        counts[cell] = counts.get(cell, 0) + count
    return Table(by, counts)


def _hidden(safe: SafeTable) -> int:
    return sum(cell.count is None for cell in safe.cells)


def _told(tables: Sequence[SafeTable]) -> str:
    cells = [cell for safe in tables for cell in safe.cells]
    more = sum(cell.status == "secondary" for cell in cells)
    clean = all(safe.audit.is_clean for safe in tables)
    return (
        f"{len(cells):,} cells, {more} more hidden, "
        f"audit {'clean' if clean else 'NOT clean'}"
    )


def _table(
    persons: int = PERSONS,
    shape: tuple[int, ...] = SHAPE,
    names: tuple[str, ...] = ("age", "form", "country"),
    seed: int = 3,
) -> Table:
    random = np.random.default_rng(seed)
    places = zip(shape, (1.0, 1.2, 1.1), strict=False)
    drawn = [random.choice(size, persons, p=_shares(size, s)) for size, s in places]
    counts = np.zeros(shape, dtype=int)
    np.add.at(counts, tuple(drawn), 1)
    cells = {
        tuple(str(code) for code in place): int(count)
        for place, count in np.ndenumerate(counts)
    }
    return Table(names, cells)


def _shares(size: int, steepness: float) -> np.ndarray:
    shares = 1 / np.arange(1, size + 1) ** steepness
    return shares / shares.sum()


if __name__ == "__main__":
    sys.exit(main())
