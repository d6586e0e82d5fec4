"""Which tables may a node release, and which cells does each of them have?"""

from collections.abc import Iterable, Mapping
from itertools import product

from ledfyr.domain.statistics.disclosure import Key, Table
from ledfyr.domain.statistics.facts import Fact, added_up
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.refusal import Refusal

RELEASABLE: tuple[tuple[str, ...], ...] = (
    ("form",),
    ("sex",),
    ("age_group",),
    ("citizenship_group",),
    ("form", "sex"),
    ("form", "age_group"),
    ("form", "citizenship_group"),
    ("sex", "age_group"),
)
"""By which dimensions: few, so that a small node's table is not all holes."""


class NobodyCounted(Refusal):
    """A table of nobody is not released."""


def table_of(facts: Iterable[Fact], by: tuple[str, ...]) -> Table:
    """Return the persons of these facts by some dimensions, with every code there is.

    A code under which nobody was counted is zero. Raises NobodyCounted.
    """
    counted = added_up(facts, by)
    if not any(counted.values()):
        raise NobodyCounted("Nobody was counted, so that there is nothing to release.")
    every: dict[Key, int] = dict.fromkeys(product(*(_known(name) for name in by)), 0)
    return Table(by, every | counted)


def _known(dimension: str) -> Mapping[str, str]:
    lists: dict[str, dict[str, str]] = {
        "form": codes().broad_form,
        "sex": codes().sex,
        "age_group": codes().age_group,
        "citizenship_group": codes().citizenship_group,
    }
    return lists[dimension]
