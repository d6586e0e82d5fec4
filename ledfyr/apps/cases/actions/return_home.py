"""Preparing a return, letting the person travel, and asking again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.actions.plans import add_follow_ups
from ledfyr.apps.cases.models import Case, FollowUp, ReturnPlan, ReturnStep
from ledfyr.apps.cases.queries import CaseNotFound, prepared_for
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import (
    Asking,
    Outcome,
    ReturnError,
    Wanted,
    asked_again,
    askings,
    check_arrival,
    check_asked,
    check_preparation,
    check_travel,
    counts_from,
)


@transaction.atomic
def prepare_return(
    *, by: Viewer, now: datetime, case_id: UUID, place: str
) -> ReturnPlan:
    """Begin to prepare a return that the person asks for.

    Raises CaseNotFound, NotPermitted, ReturnError while another return is under way.
    """
    case = _case_to_return(by, case_id)
    if case.returns.filter(arrived_on=None, stopped_on=None).exists():
        raise ReturnError("A return is being prepared already.")
    plan = ReturnPlan(
        case=case,
        opened_on=localdate(now),
        opened_by_id=by.staff_id,
        family_tracing=Wanted.NOT_ASKED.value,
        embassy=Wanted.NOT_ASKED.value,
    )
    plan.sealed_place = vault.seal_text(case.sealed_key, plan, "sealed_place", place)
    plan.save()
    index_record(case, plan)
    audited(by, AuditVerb.RETURN_OPENED, case, now, Compartment.RETURN)
    return plan


@transaction.atomic
def record_wishes(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    family_tracing: Wanted,
    embassy: Wanted,
    revision: int,
) -> None:
    """Record whether the person wants family traced and the embassy told.

    Raises CaseNotFound, NotPermitted, ReturnError where none is under way, and
    ChangedMeanwhile when somebody changed it since `revision` was shown.
    """
    case = _case_to_return(by, case_id)
    plan = _under_way(case)
    plan.family_tracing, plan.embassy = family_tracing.value, embassy.value
    _save_revised(plan, revision, "family_tracing", "embassy")
    audited(by, AuditVerb.RETURN_WISHES_RECORDED, case, now, Compartment.RETURN)


@transaction.atomic
def record_preparation(
    *, by: Viewer, now: datetime, case_id: UUID, step: str, on: date, note: str = ""
) -> ReturnStep:
    """Record that a preparation of the return is done.

    Raises CaseNotFound, NotPermitted, ReturnError for a step that cannot stand.
    """
    case = _case_to_return(by, case_id)
    check_preparation(step, on, localdate(now))
    row = _add_step(_under_way(case), case, by, now, step, on, note)
    audited(by, AuditVerb.RETURN_STEP_RECORDED, case, now, Compartment.RETURN)
    return row


@transaction.atomic
def plan_travel(
    *, by: Viewer, now: datetime, case_id: UUID, travel_on: date, revision: int
) -> None:
    """Set the day of travel, only when everything that must stand before it does.

    Raises CaseNotFound, NotPermitted, ReturnError naming what is missing, such as the
    confirmation of the receiving service, and ChangedMeanwhile.
    """
    case = _case_to_return(by, case_id)
    plan = _under_way(case)
    check_travel(prepared_for(case, plan, travel_on), travel_on, localdate(now))
    plan.travel_on = travel_on
    _save_revised(plan, revision, "travel_on")
    _add_step(plan, case, by, now, "travel", travel_on, "")
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.TRAVEL_PLANNED, case, now, Compartment.RETURN)


@transaction.atomic
def confirm_arrival(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    arrived_on: date,
    revision: int,
    note: str = "",
) -> None:
    """Confirm that the person arrived; the days of asking again are set.

    Raises CaseNotFound, NotPermitted, ReturnError for a day that cannot be, and
    ChangedMeanwhile.
    """
    case = _case_to_return(by, case_id)
    plan = _under_way(case)
    check_arrival(plan.travel_on, arrived_on, localdate(now))
    plan.arrived_on = arrived_on
    _save_revised(plan, revision, "arrived_on")
    _add_step(plan, case, by, now, "arrival", arrived_on, note)
    add_follow_ups(case, askings(arrived_on))
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.ARRIVAL_CONFIRMED, case, now, Compartment.RETURN)


@transaction.atomic
def stop_return(
    *, by: Viewer, now: datetime, case_id: UUID, reason: str, revision: int
) -> None:
    """Stop a return at any time before the arrival; nobody has to say why.

    Raises CaseNotFound, NotPermitted, ReturnError when none is under way, and
    ChangedMeanwhile.
    """
    case = _case_to_return(by, case_id)
    plan = _under_way(case)
    plan.stopped_on = localdate(now)
    _save_revised(plan, revision, "stopped_on")
    _add_step(plan, case, by, now, "stopped", localdate(now), reason)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.RETURN_STOPPED, case, now, Compartment.RETURN)


@transaction.atomic
def record_follow_up(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    follow_up_id: UUID,
    asked_on: date,
    outcome: Outcome,
    note: str = "",
) -> None:
    """Record what somebody found who asked how the person is.

    Whoever was not reached is not forgotten: a new day is set. Where nobody is to ask
    again, the days to come end as well. Raises CaseNotFound, NotPermitted, ReturnError
    for a day in the future or long before it is due, or an end without a reason, and
    ChangedMeanwhile where somebody recorded it first.
    """
    case = _case_to_return(by, case_id)
    row = case.follow_ups.filter(id=follow_up_id).first()
    if row is None:
        raise CaseNotFound
    asking = Asking(row.months, row.due_on)
    counts = counts_from(asking, _starts_of(case), outcome)
    check_asked(asked_on, outcome, note, localdate(now), counts)
    if row.asked_on is not None:
        raise ChangedMeanwhile("Somebody has recorded this already; look at it again.")
    _answer(row, case, by, asked_on, outcome, note)
    again = asked_again(asking, outcome, localdate(now))
    add_follow_ups(case, [again] if again else [])
    if outcome is Outcome.NO_MORE:
        case.follow_ups.filter(asked_on=None).update(
            asked_on=asked_on, outcome=outcome.value, asked_by_id=by.staff_id
        )
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.FOLLOW_UP_RECORDED, case, now, Compartment.RETURN)


def _starts_of(case: Case) -> list[date]:
    """Return the days from which the months of asking are counted."""
    arrived = case.returns.values_list("arrived_on", flat=True)
    integration = case.plans.filter(kind=PlanKind.INTEGRATION.value)
    begun = integration.values_list("starts_on", flat=True)
    return [day for day in (*arrived, *begun) if day is not None]


def _answer(
    row: FollowUp, case: Case, by: Viewer, on: date, outcome: Outcome, note: str
) -> None:
    row.asked_on, row.outcome, row.asked_by_id = on, outcome.value, by.staff_id
    if note:
        row.sealed_note = vault.seal_text(case.sealed_key, row, "sealed_note", note)
    row.save(update_fields=["asked_on", "outcome", "asked_by", "sealed_note"])
    index_record(case, row)


def _case_to_return(by: Viewer, case_id: UUID) -> Case:
    case = locked_case(by, case_id)
    place = case.organisation_id
    if not by.may_in(Permission.PREPARE_RETURN, place) or (
        Compartment.RETURN not in by.writable_in(place)
    ):
        raise NotPermitted("You may not prepare a return in this case.")
    return case


def _under_way(case: Case) -> ReturnPlan:
    plan: ReturnPlan | None = case.returns.filter(
        arrived_on=None, stopped_on=None
    ).first()
    if plan is None:
        raise ReturnError("No return is being prepared; begin one first.")
    return plan


def _save_revised(plan: ReturnPlan, revision: int, *changed: str) -> None:
    if plan.revision != revision:
        raise ChangedMeanwhile(
            "Somebody changed this return meanwhile. Look at it again, then decide."
        )
    plan.revision += 1
    plan.save(update_fields=[*changed, "revision"])


def _add_step(
    plan: ReturnPlan,
    case: Case,
    by: Viewer,
    now: datetime,
    step: str,
    on: date,
    note: str,
) -> ReturnStep:
    row = ReturnStep(
        return_plan=plan,
        step=step,
        on=on,
        recorded_by_id=by.staff_id,
        recorded_at=now,
    )
    if note:
        row.sealed_note = vault.seal_text(case.sealed_key, row, "sealed_note", note)
    row.save()
    index_record(case, row)
    return row
