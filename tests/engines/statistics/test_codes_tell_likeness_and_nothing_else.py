"""Keyed codes tell how alike two records are, and nothing to who lacks the key."""

from collections import Counter

import numpy as np
import pytest

from ledfyr.domain.statistics.linkage import BITS, chances_of, pieces, prepare
from ledfyr.engines.statistics import near_codes as comparing
from ledfyr.engines.statistics.encodings import (
    KeyTooShort,
    check_of,
    encode,
    tickets,
)
from ledfyr.engines.statistics.near_codes import near_codes
from tests.factories.people_lists import COLUMNS, Truth, lists_of

KEY, OTHER_KEY = b"k" * 32, b"K" * 32
HALF = 1500


@pytest.fixture(scope="module")
def truth() -> Truth:
    return lists_of(2 * HALF, seed=31)


@pytest.fixture(scope="module")
def codes(truth: Truth) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint64]]":
    return encode(_prepared(truth), KEY)


def _prepared(truth: Truth):  # type: ignore[no-untyped-def]
    columns = {name: [row[name] for row in truth.rows] for name in COLUMNS}
    return prepare(columns, [0] * len(truth.rows))


def _equal(one: np.ndarray, other: np.ndarray) -> float:
    return float(1 - np.bitwise_count(one ^ other).sum() / BITS)


def test_equal_bits_tell_the_share_of_common_pieces(truth: Truth) -> None:
    prepared = _prepared(truth)
    codes = encode(prepared, KEY)
    for one, other in [(0, 1), (5, 9), (100, 7)]:
        some, others = (
            {(p, t, n) for p, t, times in pieces(prepared, place) for n in range(times)}
            for place in (one, other)
        )
        common = len(some & others) / len(some | others)

        assert _equal(codes[one], codes[other]) == pytest.approx(
            (1 + common) / 2, abs=0.07
        )


def test_one_key_gives_one_code_and_another_key_an_unrelated_one(truth: Truth) -> None:
    prepared = _prepared(truth)

    first, again, other = (encode(prepared, key)[:50] for key in (KEY, KEY, OTHER_KEY))

    assert np.array_equal(first, again)
    alike = [_equal(a, b) for a, b in zip(first, other, strict=True)]
    assert np.mean(alike) == pytest.approx(0.5, abs=0.02)


def test_a_code_does_not_tell_how_much_stands_in_its_record() -> None:
    prepared = prepare(
        {
            "given_name": ["Bo", "Maximiliana Wilhelmina"],
            "family_name": ["Li", "Konstantinopolska"],
        },
        [0, 0],
    )
    codes = np.array([encode(prepared, bytes([n]) * 32) for n in range(60)])

    ones = np.bitwise_count(codes).sum(axis=2).mean(axis=0)

    assert ones == pytest.approx(BITS / 2, abs=10)


def test_a_piece_counts_apart_in_each_part_of_a_record() -> None:
    swapped = prepare(
        {"family_name": ["Anna", "Ida"], "birth_date": ["1990-05-17", "1990-05-17"]},
        [0, 0],
    )

    found = {part for part, _, _ in pieces(swapped, 0)}

    assert {"name_letters", "family_letters", "birth_year"} <= found


def test_most_pairs_of_one_person_are_near_and_few_others(
    truth: Truth, codes: "np.ndarray[tuple[int, ...], np.dtype[np.uint64]]"
) -> None:
    one, other = truth.person[:HALF], truth.person[HALF:]

    near = near_codes(codes[:HALF], codes[HALF:], 0.76)
    chances = chances_of(near.equal, HALF, HALF)

    joined = chances >= 0.9
    right = one[near.left] == other[near.right]
    shared = Counter(one.tolist()), Counter(other.tolist())
    true = sum(n * shared[1][who] for who, n in shared[0].items())
    assert right[joined].mean() > 0.95
    assert (right & joined).sum() / true > 0.85


def test_nothing_near_is_lost_in_tiles_samples_and_threads(
    codes: "np.ndarray[tuple[int, ...], np.dtype[np.uint64]]",
) -> None:
    one, other = codes[:333], codes[333:2400]
    every = 1 - np.bitwise_count(one[:, None] ^ other[None]).sum(axis=2) / BITS

    left, right = np.nonzero(every >= 0.74)
    for threads in (1, 3):
        near = near_codes(one, other, 0.74, threads=threads)
        order = np.lexsort((near.right, near.left))

        assert np.array_equal(near.left[order], left)
        assert np.array_equal(near.right[order], right)
        assert np.allclose(near.equal[order], every[left, right])


@pytest.mark.parametrize("words", range(1, 8))
def test_a_sample_loses_a_pair_at_the_limit_less_than_once_in_a_million(
    words: int,
) -> None:
    from scipy.stats import hypergeom

    most = int(BITS * 0.24)

    limit = comparing._limit(most, words)

    assert hypergeom.sf(limit, BITS, most, 64 * words) < 3e-6


def test_lists_without_a_near_pair_come_out_empty() -> None:
    random = np.random.default_rng(1).integers(0, 2**63, (20, 16), dtype=np.uint64)

    near = near_codes(random[:5], random[5:], 0.76)

    assert len(near.left) == len(near.equal) == 0


def test_a_short_key_is_refused() -> None:
    with pytest.raises(KeyTooShort, match="32 random bytes"):
        check_of(b"secret")


def test_tickets_of_two_lists_have_nothing_in_common() -> None:
    assert not set(tickets(KEY, b"a", 99)) & set(tickets(KEY, b"b", 99))
