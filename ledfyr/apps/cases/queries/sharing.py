"""What of a case may leave it, and on which consent?"""

from collections.abc import Iterable
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import (
    Case,
)
from ledfyr.apps.cases.queries.file import consent_of, identity_of, needs_of
from ledfyr.apps.cases.queries.lists import CaseNotFound, case_of
from ledfyr.apps.cases.queries.seen import NeedOfCase
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases import consent
from ledfyr.domain.cases.childhood import is_treated_as_child
from ledfyr.domain.service_directory.matching import Sought


def need_of(viewer: Viewer, case_id: UUID, need_id: UUID) -> NeedOfCase:
    """Return one need of a case the viewer may see; raises CaseNotFound otherwise."""
    case = case_of(viewer, case_id)
    need = case.needs.filter(id=need_id).first()
    if need is None or Compartment.SUPPORT not in viewer.readable_in(
        case.organisation_id
    ):
        raise CaseNotFound
    sought = Sought(
        area=need.area,
        sex=case.person.sex,
        age_group=(
            "child"
            if is_treated_as_child(case.person.age_group, case.person.age_is_in_doubt)
            else case.person.age_group
        ),
        languages=frozenset(need.languages),
        country=case.country,
        municipality=case.organisation.municipality,
    )
    return NeedOfCase(
        need.id, case.id, case.reference, need.area, need.is_urgent, sought
    )


def ledger(case: Case) -> tuple[consent.Consent, ...]:
    """Return the whole consent ledger of a case."""
    return tuple(consent_of(row) for row in case.consents.order_by("given_on", "id"))


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
