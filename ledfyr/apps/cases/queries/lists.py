"""Which cases may this viewer see, and which fall due?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    Person,
    StatusDecision,
)
from ledfyr.apps.cases.queries.closed import CaseNotFound as CaseNotFound
from ledfyr.apps.cases.queries.closed import (
    ask_for_reason,
    closed_by_conflict,
    kept_out,
)
from ledfyr.apps.cases.queries.lanes import newest
from ledfyr.apps.cases.queries.seen import CasePage, CaseRow
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases import status
from ledfyr.domain.cases.childhood import was_treated_as_child
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.cases.references import read_reference
from ledfyr.domain.referrals.clocks import Clock, clocks
from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.mechanism import mechanism_at
from ledfyr.domain.referrals.mechanism_record import Mechanism

CaseRecord: TypeAlias = Case
"""A case as rooms above may pass it back to these queries, without looking inside."""

PAGE_LENGTH = 25
FOUND_AT_MOST = 500
"""People of one name whose cases are looked up."""


def visible_cases(viewer: Viewer, place: UUID | None = None) -> "QuerySet[Case]":
    """Return the cases of the organisations where the viewer may read cases.

    Those from which a conflict of interest keeps the viewer out are not among them.
    With a `place`, only those of that organisation, and none where it is closed to the
    viewer.
    """
    return _readable(viewer, place).exclude(kept_out(viewer))


def of_visible_case(viewer: Viewer) -> Q:
    """Return the condition for what belongs, by `case_id`, to a visible case."""
    # Conflicts are few and looked up before: within, every list would plan for them.
    readable = _readable(viewer).filter(id=OuterRef("case_id"))
    return Q(Exists(readable)) & ~Q(case_id__in=closed_by_conflict(viewer))


def _readable(viewer: Viewer, place: UUID | None = None) -> "QuerySet[Case]":
    places = viewer.organisations_with(Permission.READ_CASE)
    if place is None:
        found = Case.objects.filter(organisation_id__in=places)
    elif place in places:
        found = Case.objects.filter(organisation_id=place)
    else:
        return Case.objects.none()
    return found.filter(sealed_key__erased_at=None)


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
    viewer: Viewer,
    *,
    today: date,
    after: UUID | None = None,
    search: str = "",
    most: int = PAGE_LENGTH,
) -> CasePage:
    """Return `most` of the viewer's cases, newest first: those that follow `after`.

    The last page is as quick as the first: the list goes on from a case, not from a
    number. Without `after`, or where it is no case of the viewer, the list begins.
    `search` is a case's reference or a whole name; names are found by blind index only
    by those who may read identities.
    """
    sought = _search(viewer, search) if search.strip() else Q()
    before = visible_cases(viewer).filter(id=after).first() if after else None
    if before:
        sought &= follows(before)

    def of_place(place: UUID) -> "QuerySet[Case]":
        found = visible_cases(viewer, place).filter(sought)
        return found.order_by("-opened_on", "-id")

    places = viewer.organisations_with(Permission.READ_CASE)
    cases = newest_with_decisions(of_place, places, most + 1)
    rows = tuple(_row(each, today) for each in cases[:most])
    return CasePage(rows, is_first=not before, has_next=len(cases) > most)


def taken(decisions: Iterable[StatusDecision]) -> tuple[status.Taken, ...]:
    """Return decisions in the form the domain reads."""
    return tuple(
        status.Taken(each.name, each.decided_on, each.age_group) for each in decisions
    )


def case_clocks(
    case: Case, decisions: tuple[status.Taken, ...], today: date
) -> tuple[Clock, ...]:
    """Return the periods that the decisions of a case have started.

    Whether the rules for children hold is read on the day of each decision: who comes
    of age keeps the period that began before.
    """
    person = case.person
    counting = [
        Decision(
            each.name,
            each.on,
            was_treated_as_child(
                each.age_group, person.age_group, person.age_is_in_doubt
            ),
        )
        for each in decisions
    ]
    return clocks(law_of_case(case), counting, today)


def law_of_case(case: Case) -> Mechanism:
    """Return the mechanism that a case stands under: where its organisation works."""
    place = case.organisation
    return law_of(case.country, place.municipality, place.region)


@cache
def law_of(country: str, municipality: str = "", region: str = "") -> Mechanism:
    """Return the mechanism of a place, found once: lists ask for it in every row."""
    return mechanism_at(country, municipality, region)


def follows(case: Case) -> Q:
    """Return the condition for cases that come after this one, newest first."""
    # The first condition is implied by the second; by it the database finds the place.
    same_day = Q(opened_on=case.opened_on, id__lt=case.id)
    earlier = Q(opened_on__lt=case.opened_on) | same_day
    return Q(opened_on__lte=case.opened_on) & earlier


def _search(viewer: Viewer, words: str) -> Q:
    # Each is looked up by its own index; joined by "or" the database would look at all.
    named = Case.objects.filter(reference=read_reference(words))
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
    return cases.select_related("person").prefetch_related(*_read_beside())


def newest_with_decisions(
    cases_of: "Callable[[UUID], QuerySet[Case]]", places: Iterable[UUID], most: int
) -> list[Case]:
    """Return the newest cases of several organisations, as `newest` finds them.

    Their decisions and places are read for all of them together, in two queries more.
    """
    found = newest(lambda at: cases_of(at).select_related("person"), places, most)
    prefetch_related_objects(found, *_read_beside())
    return found


def _read_beside() -> "tuple[Prefetch[Any], str]":
    in_order = StatusDecision.objects.order_by("decided_on", "recorded_at").only(
        "case_id", "name", "decided_on", "age_group"
    )
    return Prefetch("decisions", queryset=in_order), "organisation"


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
        closed_on=case.closed_on,
    )
