"""How many people were registered, and when? Counts leave this file; no person does."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import FilteredRelation, Min, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, ExtractYear, RowNumber

from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.domain.cases.childhood import age_group_at_decision
from ledfyr.domain.statistics.counting import with_children
from ledfyr.domain.statistics.facts import UNKNOWN, Fact, broad_form_of
from ledfyr.domain.vocabulary.countries import every_country

NODE = "node"
"""The body of what is counted from this node's own cases."""

_PRESUMES = ("presumed", "reasonable_grounds")
_IDENTIFIES = ("identified",)
_REGISTERS = _PRESUMES + _IDENTIFIES
_COUNTED_BY = {
    "victims": _REGISTERS,
    "presumed_victims": _PRESUMES,
    "identified_victims": _IDENTIFIES,
}
"""Which decisions each measure counts; the rules are in `counting_rules.toml`."""

_COLUMNS = (
    "person",
    "decided_on",
    "age_group",
    "case__country",
    "case__main_form",
    "case__person__sex",
    "case__person__age_group",
    "case__person__age_is_in_doubt",
    "case__person__citizenship_group",
    "age_told_on",
    "main_episode__sector",
    "main_episode__country",
)


def registered_facts(
    years: Collection[int], until: date = date.max
) -> tuple[Fact, ...]:
    """Return the persons registered in `years` as facts at their finest.

    Of decisions after the day `until`, nothing is counted.

    A person counts once for each measure, in the year of its first decision, also where
    records were found to be one person. Main form, sector and country of exploitation
    are those of that decision's case on the day of counting, the age that of the day of
    the decision; citizenships and dates of birth are sealed, only their group is not.
    Whoever shows the facts protects them first. Three queries, whatever is counted.
    Source: `counting_rules.toml`.
    """
    wanted = frozenset(years)
    return tuple(
        fact
        for measure, decisions in _COUNTED_BY.items()
        for fact in _facts_of(measure, decisions, wanted, until)
    )


def registered_by_form(year: int) -> dict[str, int]:
    """Count the persons first registered in `year`, by main form of exploitation."""
    counted: Counter[str] = Counter()
    for fact in _facts_of("victims", _REGISTERS, frozenset({year})):
        if fact.measure == "victims":
            counted[fact.form_detail] += fact.count
    return dict(counted)


def registering(year: int) -> Iterator[UUID]:
    """Yield the persons first registered in `year`, by the record that stands."""
    found = _first_decisions(_REGISTERS, frozenset({year}), date.max)
    for row in found:
        yield row["person"]


def registered_years() -> tuple[int, ...]:
    """Return the years in which the node registered somebody, latest first."""
    days = StatusDecision.objects.filter(name__in=_REGISTERS).dates(
        "decided_on", "year", order="DESC"
    )
    return tuple(day.year for day in days)


def _facts_of(
    measure: str,
    decisions: tuple[str, ...],
    years: frozenset[int],
    until: date = date.max,
) -> Iterator[Fact]:
    firsts = _first_decisions(decisions, years, until)
    alike = Counter(_codes_of(row) for row in firsts)
    for (area, year, form, *rest), count in sorted(alike.items()):
        known = {
            "ref_area": area,
            "body": NODE,
            "year": year,
            "count": count,
            "form": broad_form_of(form),
            "form_detail": form,
            **dict(zip(_REST, rest, strict=True)),
        }
        yield from with_children(Fact(measure=measure, **known))


_REST = ("sex", "age_group", "citizenship_group", "sector", "exploited_in")


def _first_decisions(
    decisions: tuple[str, ...], years: frozenset[int], until: date
) -> Iterator[dict[str, Any]]:
    """Yield what is counted of the first of these decisions about each person."""
    person = Coalesce("case__person__same_as_id", "case__person_id")
    in_order = ("decided_on", "case_id", "id")
    found = (
        StatusDecision.objects.filter(name__in=decisions, decided_on__lte=until)
        .annotate(
            main_episode=FilteredRelation(
                "case__episodes",
                condition=Q(
                    case__episodes__is_main=True, case__episodes__is_current=True
                ),
            ),
            age_told_on=Subquery(
                Case.objects.filter(person=OuterRef("case__person"))
                .order_by("opened_on")
                .values("opened_on")[:1]
            ),
            person=person,
            place=Window(RowNumber(), partition_by=person, order_by=in_order),
            first_year=Window(Min(ExtractYear("decided_on")), partition_by=person),
        )
        .filter(place=1, first_year__in=years)
        .values(*_COLUMNS)
    )
    yield from found.iterator()


def _codes_of(row: dict[str, Any]) -> tuple[Any, ...]:
    decided_on: date = row["decided_on"]
    place = row["main_episode__country"]
    return (
        row["case__country"],
        decided_on.year,
        row["case__main_form"],
        row["case__person__sex"],
        row["age_group"]
        or age_group_at_decision(
            row["case__person__age_group"],
            row["case__person__age_is_in_doubt"],
            is_told_with_it=decided_on <= row["age_told_on"],
        ),
        row["case__person__citizenship_group"],
        row["main_episode__sector"] or UNKNOWN,
        place if place in every_country() else UNKNOWN,
    )
