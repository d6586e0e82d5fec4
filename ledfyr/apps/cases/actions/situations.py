"""Linking the cases of people who were exploited together."""

import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.guard import NotPermitted, audited, locked_case
from ledfyr.apps.cases.models import Case, Situation
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.references import new_reference, read_reference
from ledfyr.domain.vocabulary.refusal import Refusal


class SituationError(Refusal):
    """A link that cannot be made; the message says what to correct."""


@transaction.atomic
def link_situation(
    *, by: Viewer, now: datetime, case_id: UUID, reference: str = ""
) -> Situation:
    """Link a case to a situation by its reference; without one, to a new situation.

    The reference is told from worker to worker and carries nothing of either case.
    Raises CaseNotFound, NotPermitted, SituationError.
    """
    case = _writable(by, case_id)
    if case.situation_id:
        raise SituationError("This case is linked to a situation already.")
    if reference.strip():
        found = Situation.objects.filter(reference=read_reference(reference)).first()
    else:
        name = new_reference(secrets.choice)
        found = Situation.objects.create(reference=name, made_on=localdate(now))
    if found is None:
        raise SituationError("There is no situation with this number; check it.")
    case.situation = found
    case.save(update_fields=["situation"])
    audited(by, AuditVerb.SITUATION_LINKED, case, now, Compartment.ACCOUNT)
    return found


@transaction.atomic
def leave_situation(*, by: Viewer, now: datetime, case_id: UUID) -> None:
    """Take a case out of its situation. Raises CaseNotFound, NotPermitted."""
    case = _writable(by, case_id)
    case.situation = None
    case.save(update_fields=["situation"])
    audited(by, AuditVerb.SITUATION_LEFT, case, now, Compartment.ACCOUNT)


def _writable(by: Viewer, case_id: UUID) -> Case:
    case = locked_case(by, case_id)
    place = case.organisation_id
    may = by.may_in(Permission.RECORD_EXPLOITATION, place)
    if not may or Compartment.ACCOUNT not in by.writable_in(place):
        raise NotPermitted("You may not link this case to a situation.")
    return case
