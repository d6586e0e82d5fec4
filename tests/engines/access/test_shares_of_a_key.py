"""Shares give a node key only when enough of them come together."""

from itertools import combinations

import pytest

from ledfyr.engines.access.sealing import NodeKey
from ledfyr.engines.access.shares import SharesTrouble, join, split

KEY = NodeKey("00c0ffee", bytes(range(32)))


def test_any_three_of_five_give_the_key() -> None:
    shares = split(KEY, holders=5, needed=3)

    joined = [join(chosen) for chosen in combinations(shares, 3)]

    assert joined == [KEY] * 10


def test_no_two_of_five_give_the_key() -> None:
    shares = split(KEY, holders=5, needed=3)

    for chosen in combinations(shares, 2):
        with pytest.raises(SharesTrouble, match="too few"):
            join(chosen)


def test_the_same_share_twice_counts_once() -> None:
    first, second, *_ = split(KEY, holders=5, needed=3)

    with pytest.raises(SharesTrouble, match="too few"):
        join([first, second, f"  {second.upper()}\n"])


def test_more_shares_than_needed_do_no_harm() -> None:
    assert join(split(KEY, holders=5, needed=3)) == KEY


def test_a_mistyped_word_is_refused_without_repeating_it() -> None:
    first, *others = split(KEY, holders=3, needed=2)
    wrong = first.rsplit(" ", 1)[0] + " lighthouse"

    with pytest.raises(SharesTrouble, match="mistyped") as refusal:
        join([wrong, *others[:1]])

    assert "lighthouse" not in str(refusal.value)


def test_shares_of_two_keys_do_not_mix() -> None:
    other = split(NodeKey("00000001", bytes(32)), holders=3, needed=2)

    with pytest.raises(SharesTrouble, match="different keys"):
        join([split(KEY, holders=3, needed=2)[0], other[1]])


def test_no_share_at_all_is_refused() -> None:
    with pytest.raises(SharesTrouble, match="No share was given"):
        join([" "])


@pytest.mark.parametrize(("holders", "needed"), [(1, 1), (3, 1), (2, 3), (17, 3)])
def test_numbers_that_protect_nothing_are_refused(holders: int, needed: int) -> None:
    with pytest.raises(SharesTrouble, match="Choose 2 to 16 holders"):
        split(KEY, holders=holders, needed=needed)
