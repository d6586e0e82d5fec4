"""How do facts become a Publication in the codes of a standard?"""

from collections.abc import Callable, Iterable

from ledfyr.domain.statistics.disclosure import Policy
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards.cutting import cuts
from ledfyr.domain.statistics.standards.publication import Publication, of_tables
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.engines.statistics.protection import protect


def published(
    name: str,
    facts: Iterable[Fact],
    policy: Policy | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Publication:
    """Cut facts into the tables of a standard, protect each, and return what is left.

    `progress` is told how many tables of how many are protected.
    """
    made, left_out = cuts(standard(name), facts)
    safe = []
    for done, cut in enumerate(made, start=1):
        safe.append((cut.subject, protect(cut.table, policy)))
        progress(done, len(made))
    return of_tables(name, safe, left_out)
