"""Which cases may this viewer see, and which fall due?"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    Person,
    StatusDecision,
)
from ledfyr.apps.cases.queries.closed import CaseNotFound as CaseNotFound
from ledfyr.apps.cases.queries.closed import ask_for_reason, kept_out
from ledfyr.apps.cases.queries.seen import CasePage, CaseRow
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases import status
from ledfyr.domain.cases.childhood import is_treated_as_child
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.referrals.clocks import Clock, clocks
from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.law_history import ClockRule
from ledfyr.domain.referrals.local_chain import local_chains
from ledfyr.domain.referrals.mechanism import mechanism_at
from ledfyr.domain.referrals.mechanism_record import Mechanism

CaseRecord: TypeAlias = Case
"""A case as rooms above may pass it back to these queries, without looking inside."""

PAGE_LENGTH = 25
FOUND_AT_MOST = 500
"""People of one name whose cases are looked up."""
LOOKED_THROUGH = 200
"""Open cases that are looked through for periods that end: these are not stored."""


def visible_cases(viewer: Viewer) -> "QuerySet[Case]":
    """Return the cases of the organisations where the viewer may read cases.

    Those from which a conflict of interest keeps the viewer out are not among them.
    """
    return Case.objects.filter(
        organisation_id__in=viewer.organisations_with(Permission.READ_CASE),
        sealed_key__erased_at=None,
    ).exclude(kept_out(viewer))


def case_of(viewer: Viewer, case_id: UUID, *, now: datetime | None = None) -> Case:
    """Return one case the viewer may see; raises CaseNotFound for any other.

    Raises ReasonNeeded, a CaseNotFound too, for a sealed file without a reason that
    holds now.
    """
    try:
        case = (
            visible_cases(viewer)
            .select_related("person__sealed_key", "sealed_key", "organisation")
            .get(id=case_id)
        )
    except Case.DoesNotExist:
        raise CaseNotFound from None
    ask_for_reason(viewer, case, now)
    return case


def reference_of(viewer: Viewer, case_id: UUID) -> str:
    """Return the number of a case, without opening it; raises CaseNotFound."""
    found = visible_cases(viewer).filter(id=case_id).values_list("reference", flat=True)
    if not found:
        raise CaseNotFound
    return found[0]


def case_page(
    viewer: Viewer, *, today: date, after: UUID | None = None, search: str = ""
) -> CasePage:
    """Return one page of the viewer's cases, newest first: those that follow `after`.

    The last page is as quick as the first: the list goes on from a case, not from a
    number. Without `after`, or where it is no case of the viewer, the list begins.
    `search` is a case's reference or a whole name; names are found by blind index only
    by those who may read identities.
    """
    found = visible_cases(viewer)
    if search.strip():
        found = found.filter(_search(viewer, search))
    place = visible_cases(viewer).filter(id=after).first() if after else None
    if place:
        found = found.filter(_follows(place.opened_on, place.id))
    ordered = with_decisions(found.order_by("-opened_on", "-id"))
    cases = list(ordered[: PAGE_LENGTH + 1])
    rows = tuple(_row(each, today) for each in cases[:PAGE_LENGTH])
    return CasePage(rows, is_first=not place, has_next=len(cases) > PAGE_LENGTH)


def falling_due(
    viewer: Viewer, *, today: date, within_days: int
) -> tuple[CaseRow, ...]:
    """Return open cases with a period that ends soon or has ended, soonest first."""
    if not viewer.may(Permission.READ_CASE):
        return ()
    recent = with_decisions(
        visible_cases(viewer)
        .filter(something_runs(viewer), closed_on=None)
        .order_by("-opened_on", "-id")
    )[:LOOKED_THROUGH]
    rows = [_row(each, today) for each in recent]
    due = [
        row
        for row in rows
        if any(
            isinstance(clock.ends, date) and (clock.ends - today).days <= within_days
            for clock in row.clocks
        )
    ]
    return tuple(sorted(due, key=_soonest))


def something_runs(viewer: Viewer) -> Q:
    """Return the condition for cases in which the law of a country starts a period."""
    starting = {
        name
        for held in viewer.held
        for rule in _every_clock(held.country)
        for name in rule.starts_on
    }
    begun = StatusDecision.objects.filter(
        case=OuterRef("pk"), name__in=sorted(starting)
    )
    return Q(Exists(begun))


def _every_clock(country: str) -> tuple[ClockRule, ...]:
    """Return the country's clocks and those of any place in it."""
    local = (rule for chain in local_chains(country) for rule in chain.clock)
    return (*law_of(country).clock, *local)


def taken(decisions: Iterable[StatusDecision]) -> tuple[status.Taken, ...]:
    """Return decisions in the form the domain reads."""
    return tuple(status.Taken(each.name, each.decided_on) for each in decisions)


def case_clocks(
    case: Case, decisions: tuple[status.Taken, ...], today: date
) -> tuple[Clock, ...]:
    """Return the periods that the decisions of a case have started."""
    return clocks(
        law_of_case(case),
        [Decision(each.name, each.on) for each in decisions],
        today,
        child=is_treated_as_child(case.person.age_group, case.person.age_is_in_doubt),
    )


def law_of_case(case: Case) -> Mechanism:
    """Return the mechanism that a case stands under: where its organisation works."""
    place = case.organisation
    return law_of(case.country, place.municipality, place.region)


@cache
def law_of(country: str, municipality: str = "", region: str = "") -> Mechanism:
    """Return the mechanism of a place, found once: lists ask for it in every row."""
    return mechanism_at(country, municipality, region)


def _follows(opened_on: date, case_id: UUID) -> Q:
    # The first condition is implied by the second; by it the database finds the place.
    same_day = Q(opened_on=opened_on, id__lt=case_id)
    return Q(opened_on__lte=opened_on) & (Q(opened_on__lt=opened_on) | same_day)


def _search(viewer: Viewer, words: str) -> Q:
    # Each is looked up by its own index; joined by "or" the database would look at all.
    named = Case.objects.filter(reference=words.strip().upper())
    found = list(named.values_list("id", flat=True))
    if Compartment.IDENTITY in viewer.compartments:
        index = vault.blind_index("person-name", search_form(words))
        people = Person.objects.filter(name_index=index).values_list("id", flat=True)
        of_name = Case.objects.filter(person_id__in=list(people[:FOUND_AT_MOST]))
        found += of_name.values_list("id", flat=True)
    return Q(id__in=found)


def with_decisions(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """Return cases with their decisions in order and their place, in three queries.

    The place is not joined: SQLite would begin with it and sort every case of it.
    """
    in_order = StatusDecision.objects.order_by("decided_on", "recorded_at").only(
        "case_id", "name", "decided_on"
    )
    return cases.select_related("person").prefetch_related(
        Prefetch("decisions", queryset=in_order), "organisation"
    )


def _row(case: Case, today: date) -> CaseRow:
    decisions = taken(case.decisions.all())
    return CaseRow(
        id=case.id,
        reference=case.reference,
        organisation_id=case.organisation_id,
        opened_on=case.opened_on,
        main_form=case.main_form,
        status=status.status_after(decisions),
        clocks=case_clocks(case, decisions, today),
    )


def _soonest(row: CaseRow) -> date:
    return min(c.ends for c in row.clocks if isinstance(c.ends, date))
