"""Where does Splink work? In DuckDB or Spark, in a private folder that is wiped."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import duckdb
from splink import DuckDBAPI

if TYPE_CHECKING:
    from splink.internals.database_api import DatabaseAPISubClass


@contextmanager
def opened(on: str) -> "Iterator[DatabaseAPISubClass]":
    """Open a database for one linkage; what it wrote to disk is gone afterwards.

    Raises ValueError for a database that is neither "duckdb" nor "spark".
    """
    with TemporaryDirectory(prefix="ledfyr-linkage-") as folder:
        match on:
            case "duckdb":
                yield from _duckdb(folder)
            case "spark":
                yield from _spark(folder)
            case _:
                raise ValueError("Linkage runs on duckdb or on spark.")


def _duckdb(folder: str) -> "Iterator[DatabaseAPISubClass]":
    connection = duckdb.connect(config={"temp_directory": folder})
    connection.execute("SET enable_progress_bar = false")
    try:
        yield DuckDBAPI(connection)
    finally:
        connection.close()


def _spark(folder: str) -> "Iterator[DatabaseAPISubClass]":
    from pyspark import SparkContext
    from pyspark.sql import SparkSession
    from splink import SparkAPI
    from splink.backends.spark import similarity_jar_location

    _end_java(SparkContext)  # One that runs already does not know Splink's functions.
    session = (
        SparkSession.builder.master("local[2]")
        .appName("ledfyr-linkage")
        .config("spark.jars", similarity_jar_location())
        .config("spark.local.dir", folder)
        .config("spark.sql.warehouse.dir", f"{folder}/warehouse")
        .config(
            "spark.driver.extraJavaOptions",
            f"-Dderby.system.home={folder} -Djava.io.tmpdir={folder}",
        )
        .config("spark.sql.shuffle.partitions", 4)
        .config("spark.default.parallelism", 4)
        .config("spark.ui.enabled", False)
        .config("spark.ui.showConsoleProgress", False)
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    try:
        yield SparkAPI(  # type: ignore[no-untyped-call]
            spark_session=session,
            break_lineage_method="persist",
            num_partitions_on_repartition=4,
        )
    finally:
        session.stop()
        _end_java(SparkContext)


def _end_java(context: Any) -> None:
    """End the Java process of Spark, unless somebody is at work in it."""
    if context._gateway is None or context._active_spark_context is not None:
        return
    context._gateway.shutdown()
    context._gateway.proc.stdin.close()
    context._gateway.proc.wait()
    context._gateway = context._jvm = None
