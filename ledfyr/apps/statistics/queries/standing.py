"""Which submissions stand, and which of them count?"""

from collections.abc import Collection, Iterable
from itertools import groupby

from django.db.models import Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.statistics.models import Authority, State, Submission
from ledfyr.apps.statistics.sealed_figures import Figures, from_bytes
from ledfyr.domain.statistics.authority import Scope, whose_count
from ledfyr.domain.statistics.facts import Fact


def standing(**narrowed: object) -> QuerySet[Submission]:
    """Return the versions that stand, scope by scope."""
    rows = Submission.objects.filter(state=State.ACCEPTED, **narrowed)
    return rows.select_related("sealed_key", "organisation").order_by(
        "year", "template", "ref_area", "sent_at", "pk"
    )


def scope_of(row: Submission | Authority) -> Scope:
    """Return the template, country and year that a row is about."""
    return Scope(row.template, row.ref_area, row.year)


def by_scope(rows: Iterable[Submission]) -> dict[Scope, list[Submission]]:
    """Return the versions that stand, by what they are about."""
    return {scope: list(found) for scope, found in groupby(rows, scope_of)}


def decisions(scopes: Collection[Scope]) -> dict[Scope, Authority]:
    """Return the decision that stands for each of these scopes, where one does."""
    if not scopes:
        return {}
    asked = Q()
    for scope in scopes:
        asked |= Q(template=scope.template, ref_area=scope.ref_area, year=scope.year)
    rows = Authority.objects.filter(asked).select_related("organisation", "sealed_key")
    return {scope_of(row): row for row in rows.order_by("number")}


def counting(years: Collection[int]) -> tuple[Submission, ...]:
    """Return the versions that count: one for each scope, none where it is open."""
    found = by_scope(standing(year__in=years))
    decided = decisions([scope for scope, rows in found.items() if len(rows) > 1])
    return tuple(
        row
        for scope, rows in found.items()
        for row in rows
        if row.organisation_id == counting_sender(rows, decided.get(scope))
    )


def counting_sender(
    rows: Collection[Submission], decided: Authority | None
) -> object | None:
    """Return the organisation whose figures count among those of one scope."""
    senders = [row.organisation_id for row in rows]
    return whose_count(senders, decided.organisation_id if decided else None)


def opened(row: Submission) -> Figures | None:
    """Return the figures of a version; None where they were erased."""
    if row.sealed_key.erased_at is not None:
        return None
    return from_bytes(
        vault.open_bytes(row.sealed_key, row, "sealed_content", row.sealed_content)
    )


def by_place(figures: Figures) -> dict[tuple[str, ...], object]:
    """Return what is stated of each combination, by its measure and codes."""
    placed: dict[tuple[str, ...], object] = {
        (f.measure, *_codes_of(f)): f.count for f in figures.facts
    }
    placed |= {
        (c.measure, c.by, c.category): (c.value, c.printed) for c in figures.cells
    }
    return placed


def _codes_of(fact: Fact) -> tuple[str, ...]:
    return (
        fact.form,
        fact.form_detail,
        fact.sex,
        fact.age_group,
        fact.citizenship,
        fact.citizenship_group,
        fact.sector,
        fact.exploited_in,
    )
