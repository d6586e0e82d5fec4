"""How common is a name among the people of a list in which some stand several times?

Good (1953), by Turing: of values that one person was seen to have, so many as a second
one will be seen to have tell how common such values really are. A long list holds many
names that are rarer than once in it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ledfyr.domain.statistics.linkage.preparing import Prepared

_SURE_FROM = 100
"""So many values have to be seen equally often for the next to tell of them."""


def shares_of_people(prepared: Prepared, column: str) -> Mapping[str, float]:
    """Return for each value the share of people who have it, above 0 to 1.

    People of one value are told apart by their days of birth; where none is told, each
    further record counts as one more.
    """
    people = _people(prepared, column)
    alike = Counter(people.values())
    every = len(prepared)
    return {value: _smoothed(seen, alike) / every for value, seen in people.items()}


def _people(prepared: Prepared, column: str) -> dict[str, int]:
    births = prepared.columns.get("birth_date")
    values = prepared.columns[column]
    if births is None:
        records = Counter(value for value in values if value is not None)
        return {value: max(1, seen - 1) for value, seen in records.items()}
    told: dict[str, set[str]] = defaultdict(set)
    for value, birth in zip(values, births, strict=True):
        if value is not None:
            told[value] |= {birth} if birth else set()
    return {value: max(1, len(days)) for value, days in told.items()}


def _smoothed(seen: int, alike: Counter[int]) -> float:
    if alike[seen] < _SURE_FROM:
        return seen
    return min(seen, (seen + 1) * max(1, alike[seen + 1]) / alike[seen])
