"""Lists that do not bear an estimate are refused, and the reason is said."""

import numpy as np
import pytest

from ledfyr.domain.statistics.estimation import (
    CannotEstimate,
    Lists,
    by_bic,
    hierarchical,
    many,
    parse,
    search,
    stepwise,
)

_NAMES = ("A", "B", "C")
_COUNTS = {(1, 0, 0): 40, (0, 1, 0): 30, (0, 0, 1): 20, (1, 1, 0): 6, (0, 1, 1): 4}


@pytest.mark.parametrize(
    ("names", "counts", "reason"),
    [
        (("A", "B"), {(1, 0): 5, (0, 1): 4, (1, 1): 2}, "3 to 8"),
        (_NAMES, {(1, 0, 0): 5, (0, 1, 0): 4, (0, 0, 1): 4}, "two lists"),
        (_NAMES, {(1, 0, 0): 5, (0, 1, 0): 4, (1, 1, 0): 4}, "list C"),
        (_NAMES, {**_COUNTS, (0, 0, 0): 9}, "no list"),
        (_NAMES, {**_COUNTS, (1, 1): 9}, "0 or 1"),
        (("A", "A", "C"), _COUNTS, "one name"),
    ],
)
def test_lists_that_tell_nothing_are_refused(
    names: tuple[str, ...], counts: dict[tuple[int, ...], int], reason: str
) -> None:
    with pytest.raises(CannotEstimate, match=reason):
        Lists(names, counts)


def test_an_interval_over_too_many_models_is_refused() -> None:
    names = tuple("ABCDEF")
    counts = {tuple(int(each) for each in f"{n:06b}"): n for n in range(1, 64)}

    with pytest.raises(CannotEstimate, match="stepwise"):
        by_bic(Lists(names, counts), order=2, replicates=1000)


@pytest.mark.parametrize("order", [0, 3])
def test_an_order_that_the_lists_cannot_bear_is_refused(order: int) -> None:
    with pytest.raises(CannotEstimate, match="order"):
        by_bic(Lists(_NAMES, _COUNTS), order=order)


@pytest.mark.parametrize("text", ["AZ", "14", "AA", "A:Z"])
def test_a_model_of_unknown_lists_is_refused(text: str) -> None:
    with pytest.raises(CannotEstimate, match="model"):
        parse(text, _NAMES)


@pytest.mark.parametrize("text", ["[12,3]", "AB", "1:2", "A:B, C", "12"])
def test_a_model_is_read_by_position_or_by_name(text: str) -> None:
    assert str(parse(text, _NAMES)) == "[12,3]"


def test_every_estimate_carries_its_reservations_and_the_range() -> None:
    found = stepwise(Lists(_NAMES, _COUNTS))

    assert "not a count" in found.reservations[0]
    assert found.range_over_models is not None
    assert found.range_over_models[0] <= found.chosen.estimate


def test_many_tables_at_once_get_the_same_models_as_one_by_one() -> None:
    random = np.random.default_rng(5)
    patterns = Lists(_NAMES, _COUNTS).patterns
    tables = random.multinomial(120, np.full(7, 1 / 7), size=25).astype(float)

    estimates, models = many.stepwise(patterns, tables)

    for table, estimate, model in zip(tables, estimates, models, strict=True):
        rows = (tuple(int(each) for each in row) for row in patterns)
        counts = {row: int(n) for row, n in zip(rows, table, strict=True)}
        alone = search.stepwise(Lists(_NAMES, counts)).chosen
        assert alone.model == model
        assert alone.estimate == pytest.approx(estimate)


def test_all_hierarchical_models_of_three_lists_are_counted_once() -> None:
    assert len({str(model) for model in hierarchical(3, 2)}) == 8
