"""Assessing the risk to a person."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
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
from ledfyr.apps.cases.models import Case, RiskAssessment
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.risk import (
    ANSWERS,
    RiskError,
    Threat,
    check_days,
    factors_asked,
    level_of,
)
from ledfyr.domain.cases.risk_model import risk_model


@dataclass(frozen=True)
class Assessment:
    """An assessment as it was made: what was asked, weighed, wished and agreed."""

    occasion: str
    assessed_on: date
    review_on: date
    threats: tuple[Threat, ...]
    is_danger_to_life: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    own_view: str = ""
    safety_plan: str = ""
    decided_with: str = ""


@transaction.atomic
def assess_risk(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    assessment: Assessment,
    revision: int,
) -> RiskAssessment:
    """Record an assessment; whoever records it has decided it.

    One of an earlier day than the latest is kept, and changes nothing that stands.
    `revision` is the number of assessments that were shown. Raises CaseNotFound,
    NotPermitted, ChangedMeanwhile, RiskError for days, threats or answers that cannot
    stand. Nothing is stored then.
    """
    case = locked_case(by, case_id)
    if not by.may_in(Permission.ASSESS_RISK, case.organisation_id):
        raise NotPermitted("You may not assess the risk in this case.")
    level = level_of(assessment.threats, danger_to_life=assessment.is_danger_to_life)
    check_days(assessment.assessed_on, assessment.review_on, localdate(now))
    _check_codes(assessment)
    if case.risk_assessments.count() != revision:
        raise ChangedMeanwhile(
            "Somebody assessed the risk meanwhile. Look at what stands now, then "
            "decide."
        )
    row = RiskAssessment(
        case=case,
        is_latest=_supersedes(case, assessment.assessed_on),
        occasion=assessment.occasion,
        assessed_on=assessment.assessed_on,
        review_on=assessment.review_on,
        band=level.band.value,
        score=level.score,
        is_danger_to_life=level.is_danger_to_life,
        decided_by_id=by.staff_id,
        recorded_at=now,
    )
    row.sealed_content = vault.seal_text(
        case.sealed_key, row, "sealed_content", _content(assessment)
    )
    row.save()
    index_record(case, row)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.RISK_ASSESSED, case, now, Compartment.SUPPORT)
    return row


def _supersedes(case: Case, assessed_on: date) -> bool:
    """Return whether an assessment of that day is the latest; the one before gives way.

    What was written on paper and typed in late does not replace what is newer.
    """
    latest = case.risk_assessments.filter(is_latest=True)
    if latest.filter(assessed_on__gt=assessed_on).exists():
        return False
    latest.update(is_latest=False)
    return True


def _check_codes(assessment: Assessment) -> None:
    model = risk_model()
    asked = {factor.id for factor in factors_asked()}
    if assessment.occasion not in {each.id for each in model.occasion}:
        raise RiskError("Choose on which occasion the risk was assessed.")
    if {t.kind for t in assessment.threats} - {each.id for each in model.threat}:
        raise RiskError("Choose each threat from the list.")
    if set(assessment.answers) - asked or set(assessment.answers.values()) - set(
        ANSWERS
    ):
        raise RiskError("Answer each question with yes, no or not known.")


def _content(assessment: Assessment) -> str:
    kept = {
        "answers": dict(assessment.answers),
        "threats": [asdict(threat) for threat in assessment.threats],
        "own_view": assessment.own_view,
        "safety_plan": assessment.safety_plan,
        "decided_with": assessment.decided_with,
    }
    return json.dumps(kept, ensure_ascii=False)
