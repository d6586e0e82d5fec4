"""What of a case may leave it, and on which consent?"""

from collections.abc import Iterable
from typing import TypeAlias
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
    Need,
)
from ledfyr.apps.cases.queries.file import consent_of, needs_of
from ledfyr.apps.cases.queries.identities import childhood_of, identity_of
from ledfyr.apps.cases.queries.lists import CaseNotFound, case_of
from ledfyr.apps.cases.queries.seen import NeedOfCase
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases import consent
from ledfyr.domain.service_directory.matching import Sought

NeedRecord: TypeAlias = Need
"""The stored need, for the actions of other rooms that act on it."""


def need_of(viewer: Viewer, case_id: UUID, need_id: UUID) -> NeedOfCase:
    """Return one need of a case the viewer may see; raises CaseNotFound otherwise."""
    case = case_of(viewer, case_id)
    need = case.needs.filter(id=need_id).first()
    if need is None or Compartment.SUPPORT not in viewer.readable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    sought = sought_in(case, need.area, need.languages)
    return NeedOfCase(
        need.id, case.id, case.reference, need.area, need.is_urgent, sought
    )


def sought_in(case: Case, area: str, languages: Iterable[str] = ()) -> Sought:
    """Return what is sought for the person of a case in one area of life."""
    person = case.person
    age = childhood_of(person, localdate())
    return Sought(
        area=area,
        sex=person.sex,
        age_group="child" if age.is_treated_as_child else age.age_group,
        languages=frozenset(languages),
        country=case.country,
        municipality=case.organisation.municipality,
    )


def ledger(case: Case) -> tuple[consent.Consent, ...]:
    """Return the whole consent ledger of a case."""
    return tuple(consent_of(row) for row in case.consents.order_by("given_on", "id"))


def told_to(viewer: Viewer, case: Case) -> tuple[consent.Consent, ...]:
    """Return the lines of the ledger that the person gave to this viewer.

    Whoever does not read support learns from no other line to whom the person turned.
    """
    lines = case.consents.filter(recorded_by_id=viewer.staff_id)
    return tuple(consent_of(row) for row in lines.order_by("given_on", "id"))


def facts_for_sharing(
    case: Case, compartments: Iterable[Compartment]
) -> dict[Compartment, list[str]]:
    """Return what stands in some compartments, for a payload built on consent."""
    wanted = set(compartments)
    found: dict[Compartment, list[str]] = {each: [] for each in wanted}
    rows = case.entries.filter(compartment__in=[c.value for c in wanted])
    for row in rows.order_by("written_at", "id"):
        text = vault.open_text(case.sealed_key, row, "sealed_text", row.sealed_text)
        found[Compartment(row.compartment)].append(text)
    if Compartment.SUPPORT in wanted:
        found[Compartment.SUPPORT] += [
            need.note for need in needs_of(case) if need.note and need.met_on is None
        ]
    if Compartment.IDENTITY in wanted and (identity := identity_of(case.person)):
        found[Compartment.IDENTITY].insert(0, identity.name)
    return found
