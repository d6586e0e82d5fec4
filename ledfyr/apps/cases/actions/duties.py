"""Recording what was shared without consent because a law demanded it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import DutyDisclosure
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.legal_duties import DutyError, check_duty, check_told


class DutyNotFound(LookupError):
    """There is no such disclosure by duty in this case."""


@dataclass(frozen=True)
class Ground:
    """Why something had to be shared: a ground of the country's list, and own words."""

    duty: str
    words: str


@transaction.atomic
def record_disclosure_by_duty(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    recipient: UUID | str,
    compartments: frozenset[Compartment],
    ground: Ground,
    disclosed_on: date | None = None,
    told_on: date | None = None,
) -> DutyDisclosure:
    """Record what was shared by a legal duty, and when the person was told, if yet.

    `recipient` is an organisation of this node, or the name of somebody outside it.
    Raises CaseNotFound, NotPermitted (also for a part that the viewer may not read),
    DutyError.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.DISCLOSE_BY_DUTY, case.organisation_id):
        raise NotPermitted("You may not share anything of this case by a duty.")
    if not compartments <= by.readable_in(case.organisation_id):
        raise NotPermitted("You may not share a part of the file that you cannot read.")
    day = disclosed_on or localdate(now)
    check_duty(
        ground=ground.duty,
        words=ground.words,
        compartments=compartments,
        country=case.country,
        disclosed_on=day,
        told_on=told_on,
        today=localdate(now),
    )
    shared = DutyDisclosure(
        case=case,
        duty=ground.duty,
        compartments=sorted(part.value for part in compartments),
        disclosed_on=day,
        told_on=told_on,
        recorded_by_id=by.staff_id,
        recorded_at=now,
    )
    key = case.sealed_key
    shared.sealed_ground = vault.seal_text(key, shared, "sealed_ground", ground.words)
    if isinstance(recipient, UUID):
        shared.recipient_id = recipient
    elif recipient.strip():
        shared.sealed_outside = vault.seal_text(
            key, shared, "sealed_outside", recipient.strip()
        )
    else:
        raise DutyError("Choose or name who received it.")
    shared.save()
    index_record(case, shared)
    audited(by, AuditVerb.DISCLOSED_BY_DUTY, case, now, Compartment.SUPPORT)
    return shared


@transaction.atomic
def record_person_told(
    *, by: Viewer, now: datetime, case_id: UUID, disclosure_id: UUID, told_on: date
) -> None:
    """Record the day on which the person was told of a disclosure by duty.

    Raises CaseNotFound, NotPermitted, DutyError for a day to come, and DutyNotFound
    where it is recorded already.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.DISCLOSE_BY_DUTY, case.organisation_id):
        raise NotPermitted("You may not record this in this case.")
    check_told(told_on, localdate(now))
    waiting = case.duty_disclosures.filter(id=disclosure_id, told_on=None)
    if not waiting.update(told_on=told_on):
        raise DutyNotFound("There is nothing left to tell the person about here.")
    audited(by, AuditVerb.PERSON_TOLD, case, now, Compartment.SUPPORT)
