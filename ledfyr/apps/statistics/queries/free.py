"""What does somebody learn who asks freely: any dimensions, any filters? With noise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.queries.facts import node_facts
from ledfyr.apps.statistics.queries.noisy import secret
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.submissions import submitted_facts
from ledfyr.domain.statistics.disclosure import PerturbedTable
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.release_days import last_complete_quarter, release_day
from ledfyr.engines.statistics.free_questions import answer

OWN = "own"
"""The source that is the node's own cases."""

_YEARS = 5
"""How many years can be asked about, whether anybody was registered in them or not."""


@dataclass(frozen=True, kw_only=True)
class FreeQuestion:
    """One measure of one source, by some dimensions, where each filter holds.

    Two sources may know one person, so one table never adds two of them. `year` is
    None for all years that can be asked about.
    """

    measure: str
    by: tuple[str, ...]
    year: int | None = None
    source: str = OWN
    only: Mapping[str, str] = field(default_factory=dict)


def free_years(today: date) -> tuple[int, ...]:
    """Return the years that can be asked about, the latest first.

    They follow from the day alone: a year that appears would tell of a registration.
    """
    latest = last_complete_quarter(today).year
    return tuple(range(latest, latest - _YEARS, -1))


def sources_of_facts(viewer: Viewer, *, today: date) -> tuple[str, ...]:
    """Return the node itself, then the bodies whose figures stand; raises NotPermitted.

    Who sent in is no secret to those who see figures; what, only with noise.
    """
    facts = submitted_facts(viewer, free_years(today))
    return (OWN, *sorted({fact.body for fact in facts}))


def free_answer(
    viewer: Viewer, question: FreeQuestion, *, today: date
) -> PerturbedTable:
    """Return the answer, each cell with noise, the node's own as of a quarter's end.

    A source that sent in nothing counted nobody. Raises NotPermitted, CubeError and
    TableError.
    """
    refuse_without_figures(viewer)
    offered = free_years(today)
    years = [year for year in offered if question.year in (None, year)]
    facts = _facts(viewer, question.source, years, today)
    return answer(
        (fact for fact in facts if fact.measure == question.measure),
        question.by,
        {name: {code} for name, code in question.only.items()},
        secret(),
    )


def _facts(
    viewer: Viewer, source: str, years: list[int], today: date
) -> Iterable[Fact]:
    if source == OWN:
        return [
            fact
            for year in years
            for fact in node_facts(viewer, (year,), until=release_day(year, today))
        ]
    facts = submitted_facts(viewer, years)
    return [fact for fact in facts if fact.body == source and fact.year in years]
