"""How fast are all 120 three-way margins of ten dimensions over ten million rows?

`python bench/statistics_cube.py [ROWS]` (10,000,000 unless given less) counts made-up
facts with the cube (Ibis on DuckDB), with SQL written by hand over the same ENUM
columns, and with pandas over categories, each in a process of its own; the cube and
the SQL take turns. Processor seconds are compared, as the machine may be busy. Limits:
1.25 of the SQL, a fifth of pandas, a peak of 1 GiB.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import pyarrow as pa

ROOT = Path(__file__).resolve().parents[1]
SIZES = (3, 3, 5, 8, 11, 11, 12, 14, 18, 20)
NAMES = tuple(f"dimension_{place}" for place in range(len(SIZES)))
ROWS = 10_000_000
ROUNDS = 3
SQL_LIMIT, PANDAS_LIMIT, PEAK_LIMIT = 1.25, 0.2, 1024
Way = Callable[[tuple[str, ...]], list[int]]


def main(rows: int) -> int:
    """Print seconds, ratios and peaks; return 1 above a limit or if counts differ."""
    found: dict[str, list[dict[str, float]]] = {"cube": [], "sql": []}
    for _ in range(ROUNDS):
        for name, taken in found.items():
            taken.append(_in_own_process(name, rows))
    found["pandas"] = [_in_own_process("pandas", rows)]
    best = {name: min(t["seconds"] for t in taken) for name, taken in found.items()}
    peak = max(taken["peak"] for taken in found["cube"])
    by_sql, by_pandas = best["cube"] / best["sql"], best["cube"] / best["pandas"]
    cells = {taken["cells"] for each in found.values() for taken in each}
    sums = {taken["checked"] for each in found.values() for taken in each}
    for name, taken in found.items():
        most = max(each["peak"] for each in taken)
        _say(f"  {name}: {best[name]:.1f} s, peak {most:.0f} MiB")
    _say(
        f"cube: {rows:,} rows, {min(cells):,.0f} cells in 120 margins; "
        f"{by_sql:.2f} of the SQL (limit {SQL_LIMIT}), "
        f"{by_pandas:.2f} of pandas (limit {PANDAS_LIMIT}), "
        f"peak {peak:.0f} MiB (limit {PEAK_LIMIT})"
    )
    agree = len(cells) == len(sums) == 1
    kept = by_sql <= SQL_LIMIT and by_pandas <= PANDAS_LIMIT and peak <= PEAK_LIMIT
    return 0 if agree and kept else 1


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _in_own_process(name: str, rows: int) -> dict[str, float]:
    command = [sys.executable, __file__, str(rows), name]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def _measure(name: str, rows: int) -> int:
    """Count every margin one way; tell seconds, cells, a checksum and the peak."""
    for way in {"cube": _cube, "sql": _sql, "pandas": _pandas}[name](rows):
        started, cells, checked = _spent(), 0, 0
        for by in combinations(NAMES, 3):
            counts = [count for count in way(by) if count]
            cells += len(counts)
            checked += sum(count * count for count in counts)
        taken = _spent() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    _say(json.dumps(dict(seconds=taken, cells=cells, checked=checked, peak=peak)))
    return 0


def _spent() -> float:
    return time.process_time()


def _facts(rows: int) -> pa.Table:
    """Return made-up facts with steeply uneven codes, a byte for each code."""
    random = np.random.default_rng(6)
    columns = {}
    for name, size in zip(NAMES, SIZES, strict=True):
        shares = 1 / np.arange(1, size + 1)
        edges = np.cumsum(shares / shares.sum())[:-1]
        codes = [f"{name} code {place}" for place in range(size)]
        parts = []
        for start in range(0, rows, 1_000_000):
            drawn = random.random(min(1_000_000, rows - start), dtype=np.float32)
            parts.append(np.searchsorted(edges, drawn).astype(np.int8))
        columns[name] = pa.DictionaryArray.from_arrays(np.concatenate(parts), codes)
    return pa.table(columns | {"count": pa.array(np.ones(rows, dtype=np.int64))})


def _cube(rows: int) -> Iterator[Way]:
    from ledfyr.engines.statistics.cube import on_duckdb

    with on_duckdb(_facts(rows)) as cube:
        yield lambda by: list(cube.counts(by).values())


def _sql(rows: int) -> Iterator[Way]:
    import duckdb

    connection = duckdb.connect()
    connection.register("incoming", _facts(rows))
    for place, (name, size) in enumerate(zip(NAMES, SIZES, strict=True)):
        codes = ", ".join(f"'{name} code {code}'" for code in range(size))
        connection.execute(f"CREATE TYPE e{place} AS ENUM ({codes})")
    kept = ", ".join(f"{name}::e{place} AS {name}" for place, name in enumerate(NAMES))
    connection.execute(f"CREATE TABLE facts AS SELECT {kept}, count FROM incoming")  # noqa: S608
    connection.unregister("incoming")

    def counted(by: tuple[str, ...]) -> list[int]:
        names = ", ".join(by)
        query = f"SELECT {names}, sum(count) FROM facts GROUP BY {names}"  # noqa: S608
        return [int(row[-1]) for row in connection.execute(query).fetchall()]

    yield counted


def _pandas(rows: int) -> Iterator[Way]:
    frame = _facts(rows).to_pandas()

    def counted(by: tuple[str, ...]) -> list[int]:
        found = frame.groupby(list(by), observed=True)["count"].sum()
        return [int(count) for count in found]

    yield counted


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    sys.exit(_measure(sys.argv[2], asked) if len(sys.argv) > 2 else main(asked))
