"""How many pairs are one person? As many as the chances of all pairs add up to.

The chance of a pair rests on how many pairs of all are expected to be one person; the
chances, added up, tell it anew. Repeated until both agree (expectation-maximisation:
Dempster, Laird and Rubin 1977), with what agreements weigh left as it is.
"""

from ledfyr.domain.statistics.linkage.pairs import Chances, Pairs

_ASSUMED = 10_000
"""What was assumed counts as much as so many pairs, or two records would tell all."""
_ROUNDS = 200
_ENOUGH = 1e-9


def settled(pairs: Pairs, records: int, expected: float) -> Pairs:
    """Return the pairs with chances that add up to the number they rest on.

    `expected` is the share of all pairs of `records` records that was assumed to be one
    person, above 0 and below 1. Pairs that were not compared are taken as two people.
    """
    if not len(pairs):
        return pairs
    every = records * (records - 1) / 2
    share, chance = expected, pairs.chance
    for _ in range(_ROUNDS):
        before = share
        share = (float(chance.sum()) + expected * _ASSUMED) / (every + _ASSUMED)
        chance = _chances(pairs.chance, _odds(share) / _odds(expected))
        if abs(share - before) <= _ENOUGH * before:
            break
    return Pairs(pairs.left, pairs.right, chance)


def _odds(share: float) -> float:
    return share / (1 - share)


def _chances(before: Chances, likelier: float) -> Chances:
    return before * likelier / (before * likelier + (1 - before))
