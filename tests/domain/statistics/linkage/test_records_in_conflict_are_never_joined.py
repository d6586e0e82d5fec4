"""Records in conflict are never joined, through whatever chain."""

import pytest

from ledfyr.domain.statistics.linkage import Conflicts, clusters, prepare
from ledfyr.domain.statistics.linkage.pairs import pairs_of


@pytest.fixture
def conflicts() -> Conflicts:
    prepared = prepare(
        {
            "given_name": ["Anna"] * 4,
            "family_name": ["Tamm"] * 4,
            "birth_date": ["1990-05-17", "1990", "1991", "1991-01-01"],
            "birth_is_sure": ["yes", "no", "yes", ""],
        },
        [0] * 4,
    )
    return Conflicts(prepared)


def test_only_two_sure_years_that_differ_are_in_conflict(conflicts: Conflicts) -> None:
    found = [
        (one, other)
        for one in range(4)
        for other in range(one + 1, 4)
        if conflicts.between(one, other)
    ]

    assert found == [(0, 2)]


def test_the_likelier_pair_is_joined_and_the_chain_stops(conflicts: Conflicts) -> None:
    pairs = pairs_of({(0, 1): 0.95, (1, 2): 0.99, (0, 3): 0.92})

    found = clusters(4, pairs, conflicts)

    assert found == [[0, 3], [1, 2]]


def test_without_conflicts_the_chain_holds() -> None:
    pairs = pairs_of({(0, 1): 0.95, (1, 2): 0.99, (0, 3): 0.92})

    assert clusters(4, pairs) == [[0, 1, 2, 3]]
