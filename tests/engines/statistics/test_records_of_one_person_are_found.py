"""Records of one person are found, on DuckDB and with the same settings on Spark."""

import os
import shutil
import tempfile
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from ledfyr.domain.statistics.linkage import (
    Pairs,
    Prepared,
    count_persons,
    linkage_settings,
    prepare,
)
from ledfyr.engines.statistics.splink_linkage import find_pairs
from tests.factories.people_lists import COLUMNS, Truth, lists_of

# Python leaves the sockets to Java open until the process ends.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.xdist_group("spark"),
]
RECORDS = 1200
MAY_DIFFER = 0.005
"""Two machines cut a likeness of names at its limit in other digits."""
_IS_REQUIRED = os.environ.get("LEDFYR_SPARK") == "required"
_HAS_SPARK = find_spec("pyspark") is not None and shutil.which("java") is not None
MACHINES = [
    "duckdb",
    pytest.param(
        "spark",
        marks=pytest.mark.skipif(
            not (_HAS_SPARK or _IS_REQUIRED), reason="needs the extra [spark] and Java"
        ),
    ),
]


@pytest.fixture(scope="module")
def truth() -> Truth:
    return lists_of(RECORDS, seed=11)


@pytest.fixture(scope="module", params=MACHINES)
def pairs(request: pytest.FixtureRequest, truth: Truth) -> Pairs:
    with pytest.MonkeyPatch.context() as patch:
        _let_spark_speak_to_itself(patch, request.param)
        return find_pairs(prepared(truth), on=request.param).pairs


def _let_spark_speak_to_itself(patch: pytest.MonkeyPatch, machine: str) -> None:
    """Python and Java of one Spark speak over sockets of the machine itself."""
    if machine == "spark":
        import pytest_socket

        pytest_socket.enable_socket()


def prepared(truth: Truth) -> Prepared:
    columns = {name: [row[name] for row in truth.rows] for name in COLUMNS}
    return prepare(columns, [0] * len(truth.rows))


def shares(truth: Truth, pairs: Pairs) -> tuple[float, float]:
    """Return precision and recall."""
    sizes = Counter(truth.person.tolist()).values()
    right = (truth.person[pairs.left] == truth.person[pairs.right]).sum()
    return right / len(pairs), right / sum(n * (n - 1) // 2 for n in sizes)


def test_most_records_of_one_person_are_found_and_few_of_two(
    truth: Truth, pairs: Pairs
) -> None:
    precision, recall = shares(truth, pairs.at_least(linkage_settings().threshold))

    assert precision > 0.97
    assert recall > 0.85


def test_the_number_of_persons_is_near_the_truth(truth: Truth, pairs: Pairs) -> None:
    found = count_persons(RECORDS, pairs)

    assert found.expected == pytest.approx(truth.distinct(), rel=0.03)
    assert found.low < found.expected < found.high


def test_every_machine_finds_what_duckdb_finds(truth: Truth, pairs: Pairs) -> None:
    found = chances(find_pairs(prepared(truth)).pairs)
    told = chances(pairs)

    # One pair that differs moves the number on which the chances of all rest a little.
    either = found.keys() | told.keys()
    differ = [abs(found.get(each, 0) - told.get(each, 0)) > 2e-5 for each in either]
    assert np.mean(differ) <= MAY_DIFFER


def chances(pairs: Pairs) -> dict[tuple[int, int], float]:
    places = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return dict(zip(places, pairs.chance.tolist(), strict=True))


def test_a_file_that_teaches_gives_the_same_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taught = linkage_settings().model_copy(
        update={"learns_from": 2000, "every_pair_up_to": 100}
    )
    monkeypatch.setattr(
        "ledfyr.engines.statistics.splink_linkage.linkage_settings", lambda: taught
    )
    records = prepared(lists_of(4000, seed=5))

    one, other = find_pairs(records), find_pairs(records)

    assert one.was_learned
    assert np.array_equal(one.pairs.chance, other.pairs.chance)
    assert np.array_equal(one.pairs.left, other.pairs.left)


def test_nothing_is_left_on_disk_and_nothing_is_said(
    truth: Truth,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    find_pairs(prepared(truth))

    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


def test_records_without_a_partner_make_no_pair() -> None:
    one = {"given_name": ["Anna"], "family_name": ["Tamm"], "birth_date": ["1990"]}

    assert len(find_pairs(prepare(one, [0])).pairs) == 0
