"""What was shared from a case without consent, by a legal duty?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, DutyDisclosure
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission


@dataclass(frozen=True)
class DutyView:
    """What was shared by duty: to whom, which parts, on what ground, told when."""

    id: UUID
    recipient: str
    duty: str
    words: str
    compartments: tuple[Compartment, ...]
    disclosed_on: date
    told_on: date | None
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class DutiesOfCase:
    """What was shared by duty from one case, the latest first."""

    reference: str
    shared: tuple[DutyView, ...]
    may_record: bool


def duties_of_case(viewer: Viewer, case_id: UUID, *, now: datetime) -> DutiesOfCase:
    """Return what was shared by duty from a case; the reading is audited.

    It stands beside the consent ledger, in the compartment of support. Raises
    CaseNotFound for a case of somebody else, or where that compartment is closed.
    """
    case = opened_part(viewer, case_id, Compartment.SUPPORT, now=now)
    rows = DutyDisclosure.objects.filter(case=case)
    related = rows.select_related("recipient", "recorded_by")
    ordered = related.order_by("-disclosed_on", "-recorded_at", "id")
    return DutiesOfCase(
        reference=case.reference,
        shared=tuple(_view(case, row) for row in ordered),
        may_record=viewer.may_in(Permission.DISCLOSE_BY_DUTY, case.organisation_id),
    )


def _view(case: Case, row: DutyDisclosure) -> DutyView:
    key = case.sealed_key
    outside = row.sealed_outside
    return DutyView(
        id=row.id,
        recipient=(
            row.recipient.name
            if row.recipient
            else vault.open_text(key, row, "sealed_outside", outside or b"")
        ),
        duty=row.duty,
        words=vault.open_text(key, row, "sealed_ground", row.sealed_ground),
        compartments=tuple(Compartment(part) for part in row.compartments),
        disclosed_on=row.disclosed_on,
        told_on=row.told_on,
        recorded_by=row.recorded_by.name,
        recorded_at=row.recorded_at,
    )
