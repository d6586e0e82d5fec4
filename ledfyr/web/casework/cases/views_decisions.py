"""The page on which a decision is recorded, or that says who may take it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import StatusError
from ledfyr.domain.referrals.decision import decision_kinds
from ledfyr.domain.referrals.facts import NOT_KNOWN
from ledfyr.domain.referrals.mandates import Answer, TakerError
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import DecisionForm
from ledfyr.web.casework.cases.forms_proceedings import TakeBackForm
from ledfyr.web.casework.cases.meanwhile import Meanwhile, look_again
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.cases.presenters_decisions import meanwhile, other_bodies
from ledfyr.web.casework.cases.wording import who_may_instead
from ledfyr.web.parts.refusals import refused


@gate(Permission.READ_CASE)
@hidden_from_others
def record_decision(
    request: StaffRequest, case_id: UUID, decision: str
) -> HttpResponse:
    """Record a decision taken here or by another body, or say who may take it."""
    if decision not in decision_kinds():
        raise Http404
    case = queries.case_of(request.viewer, case_id)
    answer = _answer(request, case, decision)
    shown = {"case_id": case_id, "reference": case.reference}
    shown |= _about(case, decision, answer)
    if not _may_record(request, case.organisation_id):
        return render(request, "casework/cases/not_mandated.html", shown)
    so_far = queries.decided_so_far(request.viewer, case_id, now=timezone.now())
    form = DecisionForm(
        request.POST or None,
        own=case.organisation.name if answer.allowed else "",
        others=other_bodies(answer.others),
        initial={
            "decided_on": timezone.localdate(),
            "revision": len(so_far.decisions),
        },
    )
    theirs = None
    if form.is_valid():
        theirs = _recorded(request, case_id, decision, form, so_far)
        if not form.errors:
            messages.success(request, gettext("The decision is recorded."))
            return redirect("cases:show", case_id)
    shown |= {"form": form, "theirs": theirs}
    return render(request, "casework/cases/decide.html", shown)


@gate(Permission.RECORD_DECISION)
@hidden_from_others
def take_back(request: StaffRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Ask why a decision counts no more, and take it back."""
    case = queries.case_of(request.viewer, case_id)
    if not _may_record(request, case.organisation_id):
        raise Http404
    form = TakeBackForm(request.POST or None)

    def record() -> None:
        actions.take_back_decision(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            decision_id=decision_id,
            why=form.cleaned_data["why"],
        )

    ask = Ask(
        title=gettext("Take a decision back"),
        lead=gettext(
            "Only for what was recorded by mistake, such as a wrong day. It stays in "
            "the file, crossed out, with your reason; no period runs from it any more. "
            "A decision that was right and has changed is answered by a new one."
        ),
        button=gettext("Take it back"),
        done=gettext("It is taken back. Record what is right instead, if anything is."),
        back=reverse("cases:show", args=[case_id]),
        back_label=case.reference,
    )
    try:
        return one_form(request, form, ask, record)
    except actions.NotMandated as error:
        form.add_error(None, who_may_instead(error))
        shown = {"form": form, "ask": ask}
        return render(request, "casework/cases/one_form.html", shown)


def _answer(request: StaffRequest, case: Any, decision: str) -> Answer:
    try:
        return actions.mandate_for(
            request.viewer, case, decision, on=timezone.localdate()
        )
    except StatusError as error:
        raise Http404 from error


def _about(case: Any, decision: str, answer: Answer) -> dict[str, Any]:
    law = queries.law_of_case(case)
    appeal = law.decision_rule(decision).appeal
    return {
        "kind": decision_kinds()[decision],
        "answer": answer,
        "may_name": NOT_KNOWN not in answer.others,
        "appeal": "" if appeal == "unknown" else appeal,
        "source": law.sources().get(answer.source),
    }


def _may_record(request: StaffRequest, place: UUID) -> bool:
    may = request.viewer.may_in(Permission.RECORD_DECISION, place)
    return may and Compartment.STATUS in request.viewer.writable_in(place)


def _recorded(
    request: StaffRequest,
    case_id: UUID,
    decision: str,
    form: DecisionForm,
    so_far: queries.DecidedSoFar,
) -> Meanwhile | None:
    """Record what was typed; a refusal stands in the form, with what came meanwhile."""
    try:
        actions.record_decision(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            ruling=form.ruling(decision),
            shown=form.cleaned_data["revision"],
        )
    except actions.ChangedMeanwhile as error:
        theirs = meanwhile(so_far, form.cleaned_data["revision"])
        form.add_error(None, refused(error))
        look_again(form, theirs)
        return theirs
    except TakerError as error:
        named = "taken_by_name" in form.fields
        form.add_error("taken_by_name" if named else "taken_by", refused(error))
    except Refusal as error:
        form.add_error("decided_on", refused(error))
    except actions.NotMandated as error:
        form.add_error("decided_on", who_may_instead(error))
    return None
