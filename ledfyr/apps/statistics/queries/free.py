"""What does somebody learn who asks freely: any dimensions, any filters? With noise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.queries.facts import node_facts
from ledfyr.apps.statistics.queries.noisy import secret
from ledfyr.apps.statistics.queries.overlaps import Overlap, overlaps
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.apps.statistics.queries.standing import by_scope, standing
from ledfyr.apps.statistics.queries.submissions import submitted_facts
from ledfyr.domain.statistics.collection import Template, template
from ledfyr.domain.statistics.disclosure import PerturbedTable
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.release_days import last_complete_quarter, release_day
from ledfyr.engines.statistics.free_questions import answer


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Who counted: a body of a country, or the node itself in its own cases."""

    body: str
    ref_area: str = ""


OWN = Source("node")
"""The source that is the node's own cases."""

_YEARS = 5
"""How many years can be asked about, whether anybody was registered in them or not."""


@dataclass(frozen=True, kw_only=True)
class FreeQuestion:
    """One measure of one source, by some dimensions, where each filter holds.

    Two sources may know one person, so one table never adds two of them: neither two
    bodies nor two countries. `year` is None for all years that can be asked about.
    """

    measure: str
    by: tuple[str, ...]
    year: int | None = None
    source: Source = OWN
    only: Mapping[str, str] = field(default_factory=dict)


def free_years(today: date) -> tuple[int, ...]:
    """Return the years that can be asked about, the latest first.

    They follow from the day alone: a year that appears would tell of a registration.
    """
    latest = last_complete_quarter(today).year
    return tuple(range(latest, latest - _YEARS, -1))


def sources_of_facts(viewer: Viewer, *, today: date) -> tuple[Source, ...]:
    """Return the node itself, then the bodies whose figures stand; raises NotPermitted.

    Who sent in is no secret to those who see figures; what, only with noise.
    """
    refuse_without_figures(viewer)
    found = {
        Source(template(scope.template).body, scope.ref_area)
        for scope in by_scope(standing(year__in=free_years(today)))
        if template(scope.template).shape == "facts"
    }
    return (OWN, *sorted(found))


def left_out(
    viewer: Viewer, question: FreeQuestion, *, today: date
) -> tuple[Overlap, ...]:
    """Return the figures of the question's source of which nobody said whose count."""
    years = [year for year in free_years(today) if question.year in (None, year)]
    return tuple(
        each
        for each in overlaps(viewer, years)
        if each.is_open
        and template(each.scope.template).body == question.source.body
        and each.scope.ref_area == question.source.ref_area
        and _counts(template(each.scope.template), question.measure)
    )


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


def _counts(asked: Template, measure: str) -> bool:
    """Does the template state this measure? Children are among its victims."""
    return ("victims" if measure == "children" else measure) in asked.measures


def _facts(
    viewer: Viewer, source: Source, years: list[int], today: date
) -> Iterable[Fact]:
    if source == OWN:
        return [
            fact
            for year in years
            for fact in node_facts(viewer, (year,), until=release_day(year, today))
        ]
    facts = submitted_facts(viewer, years)
    return [fact for fact in facts if Source(fact.body, fact.ref_area) == source]
