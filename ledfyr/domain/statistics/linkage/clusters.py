"""Which records stand together at a threshold?"""

from ledfyr.domain.statistics.linkage.conflicts import Conflicts
from ledfyr.domain.statistics.linkage.pairs import Pairs


def clusters(
    records: int, pairs: Pairs, conflicts: Conflicts | None = None
) -> list[list[int]]:
    """Return the places of records that stand together, each record in one cluster.

    The most probable pair is joined first; a pair that would bring two records of a
    conflict together, through whatever chain, is not joined. Clusters and the places
    in them are in ascending order.
    """
    home = list(range(records))
    members: dict[int, list[int]] = {}
    for one, other in _by_chance(pairs):
        first, second = sorted((home[one], home[other]))
        if first == second:
            continue
        some, others = members.get(first, [first]), members.get(second, [second])
        if conflicts and conflicts.among(some, others):
            continue
        members[first] = some + others
        members.pop(second, None)
        for place in others:
            home[place] = first
    return [
        sorted(members.get(place, [place]))
        for place in range(records)
        if home[place] == place
    ]


def _by_chance(pairs: Pairs) -> list[tuple[int, int]]:
    order = (-pairs.chance).argsort(kind="stable")
    return list(
        zip(pairs.left[order].tolist(), pairs.right[order].tolist(), strict=True)
    )
