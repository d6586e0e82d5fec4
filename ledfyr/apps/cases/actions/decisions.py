"""Recording decisions about a person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from ledfyr.apps.access import vault, webhooks
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.ages import tell_ages_again
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotMandated,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import (
    Case,
    StatusDecision,
)
from ledfyr.apps.cases.queries import (
    CaseNotFound,
    childhood_of,
    kept_out_of,
    law_of_case,
    taken,
)
from ledfyr.domain.access.announcements import EventKind
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import (
    StatusError,
    Taken,
    check_decision,
    check_taking_back,
)
from ledfyr.domain.referrals.facts import NOT_KNOWN
from ledfyr.domain.referrals.mandates import Answer, check_taker, may_decide
from ledfyr.domain.vocabulary.knowledge import KnowledgeError


@dataclass(frozen=True)
class Ruling:
    """A decision to be recorded, with its reasons as written and as told.

    `taken_by` is empty where whoever records it has taken it, or another body: an actor
    of the country's mechanism, named in words where no source says who may.
    """

    name: str
    decided_on: date
    reasons: str
    reasons_told: str
    taken_by: str = ""
    taken_by_name: str = ""


@transaction.atomic
def record_decision(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    ruling: Ruling,
    shown: int | None = None,
) -> StatusDecision:
    """Record a decision taken by somebody who may take it in this country.

    `shown` is the number of decisions that stood on a page with it; None where nothing
    was shown. Raises CaseNotFound, NotMandated (with who may), TakerError for another
    body that may not, ChangedMeanwhile, StatusError for days or an order that cannot
    stand. Nothing is stored then.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.RECORD_DECISION, case.organisation_id):
        raise NotPermitted("You may not record decisions in this case.")
    answer = mandate_for(by, case, ruling.name, on=ruling.decided_on)
    _refuse_unless_competent(by, case, answer, ruling.taken_by)
    if ruling.taken_by:
        check_taker(answer, ruling.taken_by, ruling.taken_by_name)
    before = taken(case.decisions.order_by("decided_on", "recorded_at"))
    if shown is not None and len(before) != shown:
        raise ChangedMeanwhile(
            "Somebody recorded a decision meanwhile. Look at what stands now, then "
            "decide."
        )
    check_decision(before, Taken(ruling.name, ruling.decided_on), localdate(now))
    decision = add_decision(case, by, now, ruling, answer.source)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.DECISION_RECORDED, case, now, Compartment.STATUS)
    _announce(case, now)
    return decision


@transaction.atomic
def take_back_decision(
    *, by: Viewer, now: datetime, case_id: UUID, decision_id: UUID, why: str
) -> None:
    """Take back what was recorded by mistake; what is right is then recorded instead.

    It stays in the file with the reason, and no status, period or figure rests on it.
    Whoever may record the decision may take it back. Raises CaseNotFound, NotPermitted,
    NotMandated, ChangedMeanwhile where somebody took it back first, StatusError while a
    later decision rests on it.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.RECORD_DECISION, case.organisation_id):
        raise NotPermitted("You may not record decisions in this case.")
    row = StatusDecision.every.filter(case=case, id=decision_id).first()
    if row is None:
        raise CaseNotFound
    answer = mandate_for(by, case, row.name, on=row.decided_on)
    _refuse_unless_competent(by, case, answer, row.taken_by)
    if row.taken_back_on is not None:
        raise ChangedMeanwhile(
            "Somebody has taken this back already; look at it again."
        )
    left = case.decisions.exclude(id=row.id).order_by("decided_on", "recorded_at")
    check_taking_back(taken(left))
    row.taken_back_on, row.taken_back_by_id = localdate(now), by.staff_id
    row.sealed_why = vault.seal_text(case.sealed_key, row, "sealed_why", why)
    row.save(update_fields=["taken_back_on", "taken_back_by", "sealed_why"])
    index_record(case, row)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.DECISION_TAKEN_BACK, case, now, Compartment.STATUS)
    _announce(case, now)


def _announce(case: Case, now: datetime) -> None:
    webhooks.announce(
        EventKind.DECISION_RECORDED,
        case.id,
        organisation_id=case.organisation_id,
        now=now,
        apart_from=kept_out_of(case.id),
    )


def _refuse_unless_competent(
    by: Viewer, case: Case, answer: Answer, taken_by: str
) -> None:
    if taken_by:
        if Compartment.STATUS not in by.writable_in(case.organisation_id):
            raise NotPermitted("You may not record decisions of others in this case.")
    elif not answer.allowed:
        raise NotMandated(answer)


def mandate_for(by: Viewer, case: Case, decision: str, *, on: date) -> Answer:
    """Say whether the viewer may take this decision by the law of a day, and who may.

    Raises StatusError for a decision that the country's mechanism does not have.
    """
    try:
        return may_decide(
            law_of_case(case),
            decision,
            organisation_kind=case.organisation.kind,
            roles=by.roles_in(case.organisation_id),
            child=childhood_of(case.person, on).is_treated_as_child,
            on=on,
        )
    except KnowledgeError as error:
        raise StatusError(
            "The mechanism of this country has no such decision; choose another."
        ) from error


def add_decision(
    case: Case, by: Viewer, now: datetime, ruling: Ruling, legal_ground: str
) -> StatusDecision:
    """Keep a decision with its reasons sealed; the caller has checked the mandate."""
    decision = StatusDecision(
        case=case,
        name=ruling.name,
        decided_on=ruling.decided_on,
        deciding_organisation_id=case.organisation_id,
        decided_by_id=by.staff_id,
        taken_by=ruling.taken_by,
        legal_ground=legal_ground,
        recorded_at=_after_the_last(case, now),
    )
    key = case.sealed_key
    decision.sealed_reasons = vault.seal_text(
        key, decision, "sealed_reasons", ruling.reasons
    )
    decision.sealed_reasons_told = vault.seal_text(
        key, decision, "sealed_reasons_told", ruling.reasons_told
    )
    if ruling.taken_by == NOT_KNOWN.id:
        decision.sealed_taken_by = vault.seal_text(
            key, decision, "sealed_taken_by", ruling.taken_by_name.strip()
        )
    decision.save()
    index_record(case, decision)
    tell_ages_again(case.person)
    return decision


def _after_the_last(case: Case, now: datetime) -> datetime:
    """Return `now`, or what follows the last decision if the clock was put back."""
    last = case.decisions.aggregate(last=Max("recorded_at"))["last"]
    return max(now, last + datetime.resolution) if last else now
