"""Counts with noise: bounded, unbiased, and the same for the same persons."""

from itertools import combinations
from statistics import mean, pstdev, pvariance

import numpy as np
import pytest

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    PerturbedTable,
    Policy,
    TableError,
)
from ledfyr.domain.statistics.disclosure.cell_key import noise_table
from ledfyr.domain.statistics.facts import Fact
from ledfyr.engines.statistics.perturbation import perturb

_SECRET = b"a secret of made-up persons"
_CODES = {
    "form": ("labour", "sexual", "begging"),
    "sex": ("F", "M"),
    "age_group": ("child", "adult"),
    "citizenship_group": ("EU", "OTHER", "NATIONAL"),
    "sector": ("A", "F", "I"),
    "exploited_in": ("SE", "FI", "EE"),
}


def _facts(seed: int = 1, persons: int = 300) -> tuple[Fact, ...]:
    random = np.random.default_rng(seed)
    drawn = [
        tuple(str(random.choice(codes)) for codes in _CODES.values())
        for _ in range(persons)
    ]
    return tuple(
        Fact(
            ref_area="SE",
            body="node",
            measure="victims",
            year=2026,
            count=drawn.count(codes),
            **dict(zip(_CODES, codes, strict=True)),
        )
        for codes in sorted(set(drawn))
    )


def _shown(table: PerturbedTable) -> dict[tuple[str, ...], int | None]:
    return {cell.key: cell.count for cell in table.cells}


@pytest.mark.parametrize("row", noise_table().row, ids=lambda row: str(row.count))
def test_the_published_noise_is_bounded_and_unbiased(row: object) -> None:
    table = noise_table()
    values = range(row.least, row.least + len(row.weights))

    assert sum(row.weights) == table.weights_sum
    assert sum(v * w for v, w in zip(values, row.weights, strict=True)) == 0
    squares = sum(v * v * w for v, w in zip(values, row.weights, strict=True))
    assert squares == table.variance * table.weights_sum
    assert -table.most <= values[0]
    assert values[-1] <= table.most
    assert row.count + values[0] >= 0


@pytest.mark.parametrize("count", [1, 3, 40])
def test_every_weight_is_drawn_exactly(count: int) -> None:
    table = noise_table()

    drawn = [table.noise(count, key) for key in range(table.weights_sum)]

    assert mean(drawn) == 0
    assert pvariance(drawn) == table.variance


def test_zero_stays_zero() -> None:
    shown = _shown(perturb(_facts(persons=8), ("form", "sector"), _SECRET))
    true = {(f.form, f.sector) for f in _facts(persons=8)}

    zeros = [key for key in shown if TOTAL not in key and key not in true]
    assert zeros
    assert {shown[key] for key in zeros} == {0}


def test_what_comes_out_below_the_threshold_is_hidden() -> None:
    table = perturb(_facts(persons=40), ("form", "sector"), _SECRET, Policy(6))

    assert all(c.count is None or c.count >= 6 for c in table.cells if c.count != 0)
    assert any(c.count is None for c in table.cells)


def test_the_same_persons_come_out_the_same_in_whatever_table() -> None:
    facts = _facts()
    answers: dict[frozenset[Fact], set[int | None]] = {}
    for size in (1, 2, 3):
        for by in combinations(_CODES, size):
            for key, count in _shown(perturb(facts, by, _SECRET)).items():
                who = frozenset(
                    fact
                    for fact in facts
                    if all(
                        code in (TOTAL, getattr(fact, name))
                        for name, code in zip(by, key, strict=True)
                    )
                )
                answers.setdefault(who, set()).add(count)

    assert len(answers) > 300
    assert {len(counts) for counts in answers.values()} == {1}


def test_asking_a_part_of_the_facts_changes_nothing() -> None:
    facts = _facts()
    labour = tuple(fact for fact in facts if fact.form == "labour")

    whole = _shown(perturb(facts, ("form", "sex"), _SECRET))
    part = _shown(perturb(labour, ("sex",), _SECRET))

    assert part[("F",)] == whole[("labour", "F")]
    assert part[(TOTAL,)] == whole[("labour", TOTAL)]


def _averaged(facts: tuple[Fact, ...], secret: bytes) -> float:
    """Add up each way in which the whole can be cut, and average, as an attacker would.

    A hidden cell is taken for two persons, which is the attacker's best guess.
    """
    sums = [float(_shown(perturb(facts, ("form",), secret))[(TOTAL,)] or 2)]
    for size in (1, 2):
        for by in combinations(_CODES, size):
            shown = _shown(perturb(facts, by, secret))
            sums.append(
                sum(
                    2 if c is None else c
                    for key, c in shown.items()
                    if TOTAL not in key
                )
            )
    return mean(sums)


@pytest.mark.parametrize("persons", [8, 300])
def test_averaging_many_questions_does_not_find_the_true_number(persons: int) -> None:
    errors = [
        _averaged(_facts(seed, persons), _SECRET + bytes([seed])) - persons
        for seed in range(60)
    ]

    assert pstdev(errors) > 0.9
    assert sum(abs(error) < 0.5 for error in errors) < 30


def test_one_person_more_is_hidden_in_fresh_noise() -> None:
    changes = []
    for seed in range(400):
        secret = _SECRET + seed.to_bytes(2)
        fact = dict(ref_area="SE", body="node", measure="victims", year=2026)
        before = perturb([Fact(**fact, count=40)], ("year",), secret)
        after = perturb([Fact(**fact, count=41)], ("year",), secret)
        changes.append((after.cells[0].count or 0) - (before.cells[0].count or 0))

    assert abs(mean(changes) - 1) < 0.3
    assert pvariance(changes) == pytest.approx(2 * noise_table().variance, rel=0.2)
    assert min(changes) < 0


def test_another_secret_gives_another_table() -> None:
    facts = _facts()

    one = _shown(perturb(facts, ("form", "sector"), _SECRET))
    other = _shown(perturb(facts, ("form", "sector"), _SECRET[::-1]))

    assert one != other


def test_what_cannot_be_answered_is_refused() -> None:
    with pytest.raises(TableError, match="name"):
        perturb(_facts(), ("name",), _SECRET)
    with pytest.raises(TableError, match="once"):
        perturb(_facts(), ("sex", "sex"), _SECRET)
    with pytest.raises(ValueError, match="secret"):
        perturb(_facts(), ("sex",), b"short")


def test_a_table_with_noise_is_not_made_by_hand() -> None:
    with pytest.raises(TypeError, match="perturb"):
        PerturbedTable(("form",), (), Policy(), 7, 4)
