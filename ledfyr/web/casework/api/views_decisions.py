"""Decisions about a person's status, for programs."""

from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Router, Status

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.queries import CaseFile, case_of, open_file
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.scopes import Scope
from ledfyr.domain.cases.status import StatusError, possible
from ledfyr.web.casework.api.doors import ProgramRequest, Token
from ledfyr.web.casework.api.problems import PROBLEMS
from ledfyr.web.casework.api.schemas import (
    DecisionOut,
    DecisionsOut,
    NewDecision,
    OnDay,
    PossibleDecision,
    Recorded,
)

router = Router(tags=["decisions"])
READS, RECORDS = Token(Scope.READ_DECISIONS), Token(Scope.RECORD_DECISIONS)


@router.get(
    "/cases/{uuid:case_id}/decisions",
    auth=READS,
    response={200: DecisionsOut} | PROBLEMS,
    url_name="decisions",
)
def list_decisions(request: ProgramRequest, case_id: UUID) -> DecisionsOut:
    """Tell where a person stands, and the decisions that led there."""
    file = _status_part(request.auth, case_id)
    return DecisionsOut(
        status=file.row.status,
        decisions=[DecisionOut.model_validate(each) for each in file.decisions],
    )


@router.get(
    "/cases/{uuid:case_id}/decisions/possible",
    auth=READS,
    response={200: list[PossibleDecision]} | PROBLEMS,
    url_name="possible",
)
def list_possible_decisions(
    request: ProgramRequest,
    case_id: UUID,
    on: OnDay = None,
) -> list[PossibleDecision]:
    """List the decisions that may follow, and who may take each by the law of a day."""
    file = _status_part(request.auth, case_id)
    case = case_of(request.auth, case_id, now=timezone.localtime())
    found = []
    for name in possible(file.row.status):
        try:
            answer = actions.mandate_for(
                request.auth, case, name, on=on or timezone.localdate()
            )
        except StatusError:  # a decision that this country does not know
            continue
        found.append(
            PossibleDecision(
                name=name,
                you_may=answer.allowed,
                reason=answer.reason,
                who_may=[gettext(each) for each in answer.who_may],
            )
        )
    return found


@router.post(
    "/cases/{uuid:case_id}/decisions",
    auth=RECORDS,
    response={201: Recorded} | PROBLEMS,
    url_name="record",
)
def record_decision(
    request: ProgramRequest, case_id: UUID, decision: NewDecision
) -> Status[Recorded]:
    """Record a decision that the owner of the token is competent to take."""
    row = actions.record_decision(
        by=request.auth,
        now=timezone.localtime(),
        case_id=case_id,
        ruling=actions.Ruling(
            name=decision.name,
            decided_on=decision.decided_on,
            reasons=decision.reasons,
            reasons_told=decision.reasons_told,
        ),
    )
    return Status(201, Recorded(id=row.id))


def _status_part(viewer: Viewer, case_id: UUID) -> CaseFile:
    file = open_file(viewer, case_id, now=timezone.localtime())
    if Compartment.STATUS not in file.open_compartments:
        raise Http404
    return file
