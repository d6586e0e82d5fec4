"""Which decisions stand in a case, and who took them?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, StatusDecision
from ledfyr.apps.cases.queries.lists import law_of_case
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment


@dataclass(frozen=True)
class DecidedSoFar:
    """The decisions of a case in order: the name of each, its day and who took it."""

    decisions: tuple[tuple[str, date, str], ...]


def decided_so_far(viewer: Viewer, case_id: UUID, *, now: datetime) -> DecidedSoFar:
    """Return which decisions stand in a case; the reading is audited.

    Raises CaseNotFound for a case of others or where the status is closed.
    """
    case = opened_part(viewer, case_id, Compartment.STATUS, now=now)
    rows = case.decisions.select_related("deciding_organisation")
    in_order = rows.order_by("decided_on", "recorded_at")
    return DecidedSoFar(
        tuple((row.name, row.decided_on, who_decided(case, row)) for row in in_order)
    )


def who_decided(case: Case, row: StatusDecision) -> str:
    """Return who took a decision: in English, for translators, where a mechanism names
    the body; otherwise by its own name.

    The caller has checked that the status may be read.
    """
    if row.sealed_taken_by:
        return vault.open_text(
            case.sealed_key, row, "sealed_taken_by", row.sealed_taken_by
        )
    if row.taken_by:
        known = {actor.id: actor.name for actor in law_of_case(case).actor}
        return known.get(row.taken_by, row.taken_by)
    return row.deciding_organisation.name
