"""Asking for help from outside support: a need and its referral, in one deed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries as cases
from ledfyr.apps.cases.actions.support import add_told_need
from ledfyr.apps.referrals.actions.guard import NotPermitted
from ledfyr.apps.referrals.actions.sending import NothingToSend, send_off
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.queries_asked import may_be_sent, waits_for_answer
from ledfyr.apps.service_directory.queries import service_of
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import FOR_REFERRALS, ConsentError, Purpose
from ledfyr.domain.referrals.handover import HandoverError
from ledfyr.domain.vocabulary.codes import codes


@dataclass(frozen=True)
class Help:
    """What the person asked for, of which service, and in which languages."""

    area: str
    service_id: UUID
    purpose: Purpose
    is_urgent: bool = False
    languages: tuple[str, ...] = ()


@transaction.atomic
def ask_for_help(*, by: Viewer, now: datetime, case_id: UUID, wanted: Help) -> Referral:
    """Refer the person to a service without reading anything of support.

    The need goes into support without a note. What is sent are parts that the sender
    reads, under consent that the person gave to the sender. Raises CaseNotFound,
    NotPermitted, NothingToSend, HandoverError while one's own request waits for an
    answer, ConsentError when nothing may be shared.
    """
    case = cases.case_of(by, case_id, now=now)
    if not by.may_in(Permission.SEND_REFERRAL, case.organisation_id):
        raise NotPermitted("You may not send referrals in this case.")
    service = service_of(by, wanted.service_id)
    if service is None or wanted.area not in codes().need_area:
        raise NothingToSend("Choose what is needed, and a service that is open.")
    if wanted.purpose not in FOR_REFERRALS:
        raise ConsentError("Offer the case itself; a referral does not hand it over.")
    if waits_for_answer(by, case_id, wanted.area, service.id):
        raise HandoverError(
            "You have asked {recipient} for this already; wait for the answer.",
            recipient=service.organisation,
        )
    agreed = may_be_sent(
        by, case, service.organisation_id, wanted.purpose, today=localdate(now)
    )
    need = add_told_need(
        case,
        by,
        now,
        area=wanted.area,
        is_urgent=wanted.is_urgent,
        languages=wanted.languages,
    )
    return send_off(by, now, need, service, wanted.purpose, agreed)
