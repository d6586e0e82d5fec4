"""The same expressions give the same cells on DuckDB and on Spark.

Needs the extra `spark` and Java. LEDFYR_SPARK=required: fails where they are missing.
"""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from pytest_socket import enable_socket

from ledfyr.domain.statistics.facts import DIMENSIONS
from ledfyr.engines.statistics.cube import Cube, as_columns, on_duckdb, on_spark
from tests.factories.made_up_facts import facts

IS_THERE = bool(importlib.util.find_spec("pyspark") and shutil.which("java"))
IS_REQUIRED = os.environ.get("LEDFYR_SPARK") == "required"
FACTS = as_columns(facts(300))
WIDE = ("ref_area", "body", "year", "sex", "citizenship", "exploited_in")

pytestmark = [
    pytest.mark.xdist_group("spark"),
    pytest.mark.usefixtures("socket_enabled"),  # Spark talks to itself on 127.0.0.1
    pytest.mark.skipif(
        not (IS_THERE or IS_REQUIRED), reason="Spark and Java are not installed."
    ),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Cube, Cube]]:
    """The same made-up facts as a cube on DuckDB and as one on Spark."""
    enable_socket()
    with on_duckdb(FACTS) as duck, _spark(tmp_path_factory.mktemp("spark")) as spark:
        yield duck, spark


class _spark:
    """A small Spark inside this machine, ended with the last test of the file."""

    def __init__(self, folder: Path) -> None:
        from pyspark.sql import SparkSession

        self.session = (
            SparkSession.builder.master("local[1]")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.memory", "1g")
            .config("spark.ui.enabled", False)
            .config("spark.ui.showConsoleProgress", False)
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.warehouse.dir", str(folder))
            .config("spark.local.dir", str(folder))
            .getOrCreate()
        )
        self.session.sparkContext.setLogLevel("OFF")
        self._opened = on_spark(FACTS, self.session)

    def __enter__(self) -> Cube:
        return self._opened.__enter__()

    def __exit__(self, *error: object) -> None:
        from pyspark import SparkContext

        self._opened.__exit__(None, None, None)
        gateway = self.session.sparkContext._gateway
        self.session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait(30)
        SparkContext._gateway = SparkContext._jvm = None


def test_every_single_margin_agrees(both: tuple[Cube, Cube]) -> None:
    duck, spark = both

    for name in DIMENSIONS:
        assert spark.counts((name,)) == duck.counts((name,)), name


def test_three_way_margins_agree_cell_for_cell(both: tuple[Cube, Cube]) -> None:
    duck, spark = both

    for by in combinations(WIDE, 3):
        assert spark.counts(by) == duck.counts(by), by


def test_finest_margin_agrees_cell_for_cell(both: tuple[Cube, Cube]) -> None:
    duck, spark = both

    assert spark.counts(DIMENSIONS) == duck.counts(DIMENSIONS)
    assert len(duck.counts(DIMENSIONS)) > 200


def test_filters_and_empty_answers_agree(both: tuple[Cube, Cube]) -> None:
    duck, spark = both
    for only in (
        {"year": {"2017", "2018"}, "sex": {"F", "X"}},
        {"body": {"shelter 'O''Hara'"}},
        {"year": {"1999"}},
    ):
        assert spark.counts(("ref_area",), only) == duck.counts(("ref_area",), only)
        assert spark.counts((), only) == duck.counts((), only)


def test_table_to_protect_is_the_same(both: tuple[Cube, Cube]) -> None:
    duck, spark = both

    assert spark.table(("year", "sex")) == duck.table(("year", "sex"))
