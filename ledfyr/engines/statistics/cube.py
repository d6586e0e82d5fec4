"""How many, by any of the dimensions, under any filter?

One layer of expressions (Ibis) over DuckDB inside the process, and the same over Spark
where a region outgrows one machine. Nothing is counted before it is asked for. What
comes out is raw: a `Table` for `protect`, or counts for what protects them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa

from ledfyr.domain.statistics.disclosure import Key, Table
from ledfyr.domain.statistics.facts import DIMENSIONS, Fact

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT = "count"
KEY = "key"
"""Column of the cell keys of noise (see `perturbation`); only where noise is asked."""

_SUMMED = (COUNT, KEY)
_BATCH = 50_000
_SETTINGS = {
    "memory_limit": "'768MB'",
    "temp_directory": "''",  # facts are never spilled to a disk
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

Only = Mapping[str, Collection[str]]
"""For some dimensions, the codes that are counted; a dimension not named: all."""


class CubeError(ValueError):
    """A question that these facts cannot answer; the message says what to do."""


class Cube:
    """Facts that can be counted by any of their dimensions."""

    def __init__(self, facts: ibis.Table) -> None:
        self._facts = facts
        self.dimensions = tuple(name for name in facts.columns if name not in _SUMMED)

    def counts(self, by: Iterable[str], only: Only | None = None) -> dict[Key, int]:
        """Return the counts by some dimensions, none for the sum of all.

        Only combinations that have a fact; a fact that counts nobody stays zero.
        Raises CubeError.
        """
        names = tuple(by)
        found = self.margin(names, only)
        keys = zip(*(found[name].to_pylist() for name in names), strict=True)
        numbers = found[COUNT].to_pylist()
        if not names:
            return {(): numbers[0] or 0}
        return dict(zip(keys, numbers, strict=True))

    def table(self, by: Iterable[str], only: Only | None = None) -> Table:
        """Return the counts as a table to protect; raises CubeError and TableError."""
        names = tuple(by)
        counts = self.counts(names, only)
        if not counts:
            raise CubeError("Nothing was counted here; choose fewer filters.")
        return Table(names, dict(sorted(counts.items())))

    def margins(self, size: int) -> Iterator[tuple[tuple[str, ...], pa.Table]]:
        """Give every margin of so many dimensions, one at a time."""
        for by in combinations(self.dimensions, size):
            yield by, self.margin(by)

    def margin(self, by: tuple[str, ...], only: Only | None = None) -> pa.Table:
        """Return one margin as columns: a code for each dimension, and the count."""
        self._check((*by, *(only or {})), by)
        facts = self._facts
        for name, codes in (only or {}).items():
            facts = facts.filter(facts[name].isin(sorted(codes)))
        totals = [
            facts[name].sum().cast("int64").name(name)
            for name in _SUMMED
            if name in facts.columns
        ]
        counted = (
            facts.group_by(by).aggregate(totals) if by else facts.aggregate(totals)
        )
        return counted.to_pyarrow()

    def _check(self, names: tuple[str, ...], by: tuple[str, ...]) -> None:
        for name in names:
            if name not in self.dimensions:
                raise CubeError(
                    f"There is no dimension '{name}'; choose some of "
                    f"{', '.join(self.dimensions)}."
                )
        if len(set(by)) < len(by):
            raise CubeError("A dimension is named twice; name each once.")


@contextmanager
def on_duckdb(facts: pa.Table) -> Iterator[Cube]:
    """Give a cube over facts in columns, held in memory as codes of one byte or two.

    Every column but `count` and `key` is a dictionary of codes. At most 768 MB are used
    beside the facts as given, and nothing is written to disk or fetched.
    """
    connection = ibis.duckdb.connect(":memory:")
    try:
        for name, value in _SETTINGS.items():
            connection.raw_sql(f"SET {name} = {value}")
        _load(connection.con, facts.unify_dictionaries())
        yield Cube(connection.table("facts"))
    finally:
        connection.disconnect()


@contextmanager
def on_spark(facts: pa.Table, session: "SparkSession") -> Iterator[Cube]:
    """Give the same cube over the same facts in a Spark session; needs the extra."""
    plain = pa.table({name: _plain(facts[name]) for name in facts.column_names})
    session.createDataFrame(plain).createOrReplaceTempView("facts")
    try:
        yield Cube(ibis.pyspark.connect(session).table("facts"))
    finally:
        session.catalog.dropTempView("facts")


def as_columns(
    facts: Iterable[Fact], key: Callable[[Fact], int] | None = None
) -> pa.Table:
    """Return facts as columns: each dimension a dictionary of codes, and the count.

    `key` gives the cell key of each fact, for noise.
    """
    batches = [_columns(batch, key) for batch in _in_batches(facts)]
    return pa.concat_tables(batches or [_columns([], key)]).unify_dictionaries()


def _columns(facts: list[Fact], key: Callable[[Fact], int] | None) -> pa.Table:
    coded = {
        name: pa.array(
            [str(getattr(fact, name)) for fact in facts], pa.string()
        ).dictionary_encode()
        for name in DIMENSIONS
    }
    coded[COUNT] = pa.array([fact.count for fact in facts], pa.int64())
    if key:
        coded[KEY] = pa.array([key(fact) for fact in facts], pa.int64())
    return pa.table(coded)


def _in_batches(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    batch: list[Fact] = []
    for fact in facts:
        batch.append(fact)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _load(connection: Any, facts: pa.Table) -> None:
    """Copy facts into a table with an ENUM for each dimension: half the work later."""
    connection.register("incoming", facts)
    chosen = []
    for place, name in enumerate(facts.column_names):
        quoted = '"' + name.replace('"', '""') + '"'
        if name in _SUMMED:
            chosen.append(quoted)
            continue
        codes = sorted(_codes(facts[name]))
        if codes:
            listed = ", ".join("'" + code.replace("'", "''") + "'" for code in codes)
            connection.execute(f"CREATE TYPE code_{place} AS ENUM ({listed})")
            chosen.append(f"{quoted}::code_{place} AS {quoted}")
        else:
            chosen.append(f"{quoted}::VARCHAR AS {quoted}")
    query = f"CREATE TABLE facts AS SELECT {', '.join(chosen)} FROM incoming"  # noqa: S608
    connection.execute(query)
    connection.unregister("incoming")
    connection.execute("SET enable_external_access = false")


def _codes(column: pa.ChunkedArray) -> set[str]:
    return {code for chunk in column.chunks for code in chunk.dictionary.to_pylist()}


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        return column.cast(column.type.value_type)
    return column
