"""One person more or less is hidden in the noise, and the budget is never exceeded."""

from math import exp

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import Key, Table
from ledfyr.domain.statistics.synthesis import (
    Budget,
    BudgetSpent,
    NotUseful,
    Synthesis,
    expected_error,
    refuse_useless,
)
from ledfyr.engines.statistics import synthesis as engine
from ledfyr.engines.statistics.synthesis import synthesise, with_noise

_CODES = {
    "form": ("labour", "sexual", "begging", "organ"),
    "sex": ("F", "M", "X"),
    "place": tuple(f"p{n}" for n in range(60)),
}


def _table(persons: int = 4000, seed: int = 1) -> Table:
    random = np.random.default_rng(seed)
    counts: dict[Key, int] = {}
    for _ in range(persons):
        form = str(random.choice(_CODES["form"][:3], p=(0.5, 0.3, 0.2)))
        sex = "M" if form == "labour" else str(random.choice(("F", "M")))
        key = (form, sex, str(random.choice(_CODES["place"])))
        counts[key] = counts.get(key, 0) + 1
    return Table(("form", "sex", "place"), counts)


@pytest.mark.parametrize("epsilon", [0.5, 1.0])
def test_neighbouring_data_give_answers_that_are_nearly_as_likely(
    epsilon: float,
) -> None:
    """Of 40,000 answers on 10 and on 11 persons, none differs by more than allowed."""
    draws = 40_000
    answers = []
    for persons in (10, 11):
        counts = [persons] * draws
        noisy = np.array(with_noise(counts, epsilon, Budget(10)))
        answers.append(np.bincount(noisy + 100, minlength=300))

    likely = (answers[0] > 400) & (answers[1] > 400)
    ratios = np.abs(np.log(answers[0][likely] / answers[1][likely]))
    assert likely.sum() > 3
    assert ratios.max() < epsilon + 0.2
    assert ratios.max() > epsilon / 2


def test_the_expected_error_is_that_of_the_noise() -> None:
    noisy = np.array(with_noise([0] * 20_000, 0.7, Budget(10)))

    assert np.abs(noisy).mean() == pytest.approx(expected_error(0.7), rel=0.05)
    assert abs(noisy.mean()) < 0.1


def test_the_whole_budget_is_shown_and_never_exceeded() -> None:
    found = synthesise(_table(), _CODES, [("form", "sex"), ("form",)], 1.0, 3)

    assert found.epsilon == 1.0
    assert found.spent == pytest.approx(1.0)
    assert found.spent <= found.epsilon


def test_a_budget_that_is_spent_gives_no_answer() -> None:
    budget = Budget(1.0)
    with_noise([10], 0.9, budget)

    with pytest.raises(BudgetSpent, match="0.9 is spent"):
        with_noise([10], 0.2, budget)
    assert budget.spent == pytest.approx(0.9)


@pytest.mark.parametrize("epsilon", [0, -1, 11, float("nan")])
def test_a_budget_that_protects_nobody_is_refused(epsilon: float) -> None:
    with pytest.raises(ValueError, match="Epsilon"):
        Budget(epsilon)


def test_a_wide_margin_is_refused_with_the_narrower_one_that_would_do() -> None:
    with pytest.raises(NotUseful, match="by form and place it would be useful"):
        refuse_useless([("form", "sex", "place")], _CODES, 4000, 0.28)
    with pytest.raises(NotUseful, match="too much noise"):
        synthesise(_table(400), _CODES, [("form", "sex", "place")], 1.0, 1)


def test_few_persons_are_refused_with_another_way() -> None:
    with pytest.raises(NotUseful, match="protected table"):
        refuse_useless([("form", "sex")], _CODES, 6, 0.28)


def test_a_refusal_uses_the_persons_only_through_noise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same noisy number of persons gives the same refusal, whoever they are."""
    monkeypatch.setattr(engine, "with_noise", lambda counts, epsilon, budget: [77])
    said = set()
    for seed in range(5):
        with pytest.raises(NotUseful) as refused:
            synthesise(_table(70 + seed, seed), _CODES, [("form", "place")], 0.2, 1)
        said.add(str(refused.value))

    assert len(said) == 1


def test_good_margins_are_near_the_truth_and_rows_follow_them() -> None:
    table = _table(20_000)
    found = synthesise(table, _CODES, [("form", "sex"), ("form", "place")], 4.0, 7)

    true: dict[str, int] = {}
    for key, count in table.counts.items():
        true[key[0]] = true.get(key[0], 0) + count
    rows: dict[str, int] = {}
    for key, count in found.rows.items():
        rows[key[0]] = rows.get(key[0], 0) + count
    assert found.dimensions == ("form", "sex", "place")
    assert rows["labour"] == pytest.approx(true["labour"], rel=0.02)
    men = sum(n for key, n in found.rows.items() if key[:2] == ("labour", "M"))
    assert men == pytest.approx(true["labour"], rel=0.02)


def test_the_report_is_told_in_words_with_its_numbers() -> None:
    found = synthesise(_table(), _CODES, [("form", "sex")], 1.0, 3)

    (quality,) = found.quality
    assert quality.cells == 12
    assert "By form and sex: 12 cells" in quality.in_words
    assert "off by about 0.9" in quality.in_words
    assert "of the cells are likely to be off by more than 30%" in quality.in_words


def test_every_public_code_stands_there_whether_anybody_has_it_or_not() -> None:
    found = synthesise(_table(), _CODES, [("form", "sex")], 1.0, 3)

    assert len(found.margins[0].counts) == 12
    assert ("organ", "X") in found.margins[0].counts


def test_the_seed_fixes_the_rows_but_not_the_noise() -> None:
    answers = {
        tuple(synthesise(_table(), _CODES, [("form", "sex")], 1.0, 3).rows.items())
        for _ in range(5)
    }

    assert len(answers) > 1


def test_a_synthesis_is_not_made_by_hand() -> None:
    with pytest.raises(TypeError, match="noisy"):
        Synthesis(1.0, 1.0, (), (), (), {})


def test_the_factor_of_the_noise_is_the_one_of_its_definition() -> None:
    assert expected_error(0.7) == pytest.approx(
        sum(2 * n * exp(-0.7 * n) for n in range(1, 200))
        * (1 - exp(-0.7))
        / (1 + exp(-0.7))
    )
