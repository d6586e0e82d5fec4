"""Pairs that no block compared are counted too, and the interval holds the truth."""

from itertools import combinations

import numpy as np
import pytest

from ledfyr.domain.statistics.linkage import (
    Missed,
    Pairs,
    Persons,
    Prepared,
    count_persons,
    linkage_settings,
    missed_pairs,
    pairs_of,
    prepare,
    with_missed,
)

PEOPLE, TWICE, TRIED = 600, 400, 60
RECORDS = PEOPLE + TWICE


def records(seed: int, spoiled: float = 0.3) -> tuple[Prepared, Pairs]:
    """Return people, of whom some stand there twice, and the pairs that blocks find.

    Of the second record, names and date of birth are spoiled independently.
    """
    random = np.random.default_rng(seed)
    names = [f"Na{_word(n)}" for n in range(PEOPLE)]
    days = [f"{1950 + n % 50}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(PEOPLE)]
    for n in range(TWICE):
        is_name, is_day = random.random(2) < spoiled
        names.append(f"Xy{_word(n + 5000)}" if is_name else names[n])
        days.append("" if is_day else days[n])
    found = prepare(
        {
            "given_name": names,
            "family_name": names,
            "birth_date": days,
            "sex": ["F"] * RECORDS,
            "citizenship": ["UA"] * RECORDS,
        },
        [0] * RECORDS,
    )
    chances = {
        (n, PEOPLE + n): 1.0
        for n in range(TWICE)
        if names[n] == names[PEOPLE + n] or days[n] == days[PEOPLE + n] != ""
    }
    return found, pairs_of(chances)


def _word(number: int) -> str:
    letters = "bdfgklmnprstv"
    return "a".join(letters[number // 13**k % 13] for k in range(4)) + "a"


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    blind = told = 0

    for seed in range(TRIED):
        prepared, pairs = records(seed)
        persons = count_persons(RECORDS, pairs)
        missed = missed_pairs(prepared, pairs)
        assert missed is not None
        better = with_missed(persons, RECORDS, len(pairs), missed)
        blind += persons.low <= PEOPLE <= persons.high
        told += better.low <= PEOPLE <= better.high

    assert blind == 0
    assert told >= 0.88 * TRIED


def test_where_nothing_is_spoiled_nothing_is_missed() -> None:
    prepared, pairs = records(seed=1, spoiled=0.0)

    missed = missed_pairs(prepared, pairs)

    assert missed is not None
    assert (missed.pairs, missed.error) == (pytest.approx(0, abs=1e-6), 0.0)
    persons = Persons(PEOPLE, PEOPLE, PEOPLE)
    assert with_missed(persons, RECORDS, len(pairs), missed) == persons


def test_without_two_blocks_that_look_at_different_things_nothing_tells() -> None:
    prepared, pairs = records(seed=1)
    of_names = Prepared(
        {n: v for n, v in prepared.columns.items() if n.startswith(("g", "fa", "fu"))},
        prepared.files,
    )

    assert missed_pairs(of_names, pairs) is None


def test_too_few_pairs_in_both_blocks_tell_nothing() -> None:
    prepared, pairs = records(seed=1)

    assert missed_pairs(prepared, pairs.only(np.arange(len(pairs)) < 8)) is None


def test_the_settings_have_two_blocks_that_look_at_different_things() -> None:
    blocks = [set(block.on) for block in linkage_settings().block]

    assert any(not one & other for one, other in combinations(blocks, 2))


def test_there_are_never_more_persons_than_records_nor_none() -> None:
    persons = Persons(1.0, 1, 2)

    found = with_missed(persons, 2, 1.0, Missed(5.0, 100.0))

    assert (found.low, found.high) == (1, 2)
