"""Estimates of published studies come out again, to the digits shown there.

Sources: mse/README.md; Chan, Silverman and Vincent (2021).
"""

import csv
from pathlib import Path

import pytest

from ledfyr.domain.statistics.estimation import (
    Lists,
    by_bic,
    fit,
    hierarchical,
    parse,
    stepwise,
    with_model,
)

_FOLDER = Path(__file__).with_name("mse")


def _lists(name: str) -> Lists:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    counts = {tuple(int(each) for each in row[:-1]): int(row[-1]) for row in rows}
    return Lists(tuple(heading[:-1]), counts)


@pytest.mark.parametrize(
    ("table", "observed"),
    [
        ("western_us_5list", 345),
        ("kosovo_1999_killings_4list", 4400),
        ("korea_palembang_3list", 123),
        ("artificial_3list", 96),
        ("madigan_york_3list", 626),
        ("madigan_york_5list", 537),
    ],
)
def test_the_observed_persons_are_those_of_the_study(table: str, observed: int) -> None:
    assert _lists(table).observed == observed


@pytest.mark.parametrize(
    ("table", "model", "estimate", "bic"),
    [
        ("korea_palembang_3list", "[12,23]", 157.1667, 57.14081),
        ("korea_palembang_3list", "[12,3]", 268.7778, 58.96860),
        ("western_us_5list", "AE", 2483.384, 118.7443),
    ],
)
def test_a_given_model_has_the_published_estimate_and_bic(
    table: str, model: str, estimate: float, bic: float
) -> None:
    lists = _lists(table)

    found = fit(lists, parse(model, lists.names))

    assert found.estimate == pytest.approx(estimate, rel=5e-7)
    assert found.bic == pytest.approx(bic, rel=5e-7)


@pytest.mark.parametrize(
    ("table", "model", "deviance"),
    [
        ("korea_palembang_3list", "[12,3]", 8.566946),
        ("western_us_5list", "AE", 26.58423),
    ],
)
def test_a_given_model_has_the_published_deviance(
    table: str, model: str, deviance: float
) -> None:
    lists = _lists(table)

    found = fit(lists, parse(model, lists.names))

    assert found.deviance == pytest.approx(deviance, rel=5e-7)


def test_aic_is_the_published_one() -> None:
    lists = _lists("korea_palembang_3list")

    found = fit(lists, parse("[12,3]", lists.names))

    assert found.aic == pytest.approx(44.90767, rel=5e-7)


@pytest.mark.parametrize(
    ("order", "models", "estimate"), [(2, 64, 14341.7), (3, 113, 10356.5)]
)
def test_the_best_bic_of_the_kosovo_table_is_the_published_one(
    order: int, models: int, estimate: float
) -> None:
    found = by_bic(_lists("kosovo_1999_killings_4list"), order)

    assert len(list(hierarchical(4, order))) == models
    assert found.chosen.estimate == pytest.approx(estimate, abs=0.05)


def test_the_stepwise_search_finds_the_published_model() -> None:
    lists = _lists("western_us_5list")

    found = stepwise(lists)

    assert found.chosen.model.named(lists.names) == "A:E"


@pytest.mark.parametrize(
    ("model", "exists", "is_identified"),
    [
        ("main", True, True),
        ("AC", True, True),
        ("BC", True, True),
        ("AC,BC", True, True),
        ("AB", False, True),
        ("AB,AC", False, True),
        ("AB,BC", False, True),
        ("AB,AC,BC", False, False),
    ],
)
def test_the_artificial_table_tells_which_models_exist(
    model: str, exists: bool, is_identified: bool
) -> None:
    lists = _lists("artificial_3list")

    found = fit(lists, parse(model, lists.names))

    assert (found.exists, found.is_identified) == (exists, is_identified)


@pytest.mark.parametrize("model", ["[12,13]", "[12,13,23]"])
def test_two_models_of_the_korea_table_do_not_exist(model: str) -> None:
    lists = _lists("korea_palembang_3list")

    assert not fit(lists, parse(model, lists.names)).exists


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [("western_us_5list", 1293, 3670), ("kosovo_1999_killings_4list", 12451, 16273)],
)
def test_the_bca_interval_is_near_the_published_one(
    table: str, low: float, high: float
) -> None:
    found = stepwise(_lists(table), replicates=400, seed=7)

    assert found.interval is not None
    assert found.interval.low == pytest.approx(low, rel=0.1)
    assert found.interval.high == pytest.approx(high, rel=0.15)


def test_the_interval_repeats_the_choice_of_model() -> None:
    lists = _lists("korea_palembang_3list")

    chosen = by_bic(lists, replicates=300, seed=3).interval
    given = with_model(lists, parse("[12,23]", lists.names), replicates=300, seed=3)

    assert chosen is not None and given.interval is not None
    assert chosen.high - chosen.low > 2 * (given.interval.high - given.interval.low)


def test_five_lists_bear_an_interval_over_all_models_of_pairs() -> None:
    lists, told = _lists("western_us_5list"), []

    found = by_bic(
        lists, replicates=20, progress=lambda done, of: told.append((done, of))
    )

    assert found.interval is not None
    assert found.interval.low <= found.chosen.estimate <= found.interval.high
    assert told[-1] == (1024, 1024)
