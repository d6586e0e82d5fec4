"""How do facts become a Publication in the codes of a standard?"""

from collections.abc import Callable, Iterable
from itertools import groupby

from ledfyr.domain.statistics.disclosure import Policy, SafeTable
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards.cutting import Cut, Place, Subject, cuts
from ledfyr.domain.statistics.standards.publication import Publication, of_tables
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.engines.statistics.protection import protect, protect_linked


def published(
    name: str,
    facts: Iterable[Fact],
    policy: Policy | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Publication:
    """Cut facts into the tables of a standard, protect them, and return what is left.

    Tables of the same persons are protected together. `progress` is told how many
    tables of how many are protected. Raises what `protect_linked` raises.
    """
    made, left_out = cuts(standard(name), facts)
    safe: list[tuple[Subject, SafeTable]] = []
    for _place, group in groupby(made, _place_of):
        safe += _protected(list(group), policy)
        progress(len(safe), len(made))
    return of_tables(name, safe, left_out)


def _place_of(cut: Cut) -> Place:
    return cut.subject.ref_area, cut.subject.measure, cut.subject.year


def _protected(
    group: list[Cut], policy: Policy | None
) -> Iterable[tuple[Subject, SafeTable]]:
    tables = [cut.table for cut in group]
    if len(tables) == 1:
        safe: tuple[SafeTable, ...] = (protect(tables[0], policy),)
    else:
        safe = protect_linked(tables, policy)
    return zip((cut.subject for cut in group), safe, strict=True)
