"""Pages of the risk to a person."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.risk import RiskError, factors_asked
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_risk
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_risk import RiskForm
from ledfyr.web.casework.cases.meanwhile import Meanwhile, as_shown, look_again
from ledfyr.web.parts.refusals import refused


@gate(Permission.ASSESS_RISK)
@hidden_from_others
def risk(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the level of risk, what it rests on, and why to assess again."""
    now = timezone.now()
    found = queries.risk_of_case(request.viewer, case_id, now=now)
    shown = presenters_risk.risk_page(found, timezone.localdate(now))
    return render(request, "casework/cases/risk.html", {"shown": shown})


@gate(Permission.ASSESS_RISK)
@hidden_from_others
def assess(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask what is known, weigh what may happen, and record the assessment."""
    now = timezone.now()
    found = queries.risk_of_case(request.viewer, case_id, now=now)
    form = RiskForm(request.POST or None, initial=_first_values(found, request))
    theirs = None
    if form.is_valid():
        try:
            actions.assess_risk(
                by=request.viewer,
                now=now,
                case_id=case_id,
                assessment=form.assessment(),
                revision=form.cleaned_data["revision"],
            )
        except actions.ChangedMeanwhile as error:
            form.add_error(None, refused(error))
            facts = as_shown(form, _kept(found.assessments[0]))
            theirs = Meanwhile(facts, len(found.assessments))
            look_again(form, theirs)
        except RiskError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, gettext("The assessment is recorded."))
            return redirect("cases:risk", case_id)
    shown = {
        "form": form,
        "case_id": case_id,
        "reference": found.reference,
        "theirs": theirs,
    }
    return render(request, "casework/cases/risk_assess.html", shown)


def _first_values(
    found: queries.RiskOfCase, request: StaffRequest
) -> dict[str, object]:
    """Carry over what was answered and agreed; threats are weighed anew each time."""
    values: dict[str, object] = {
        "assessed_on": timezone.localdate(),
        "revision": len(found.assessments),
    }
    if "occasion" in request.GET:
        values["occasion"] = request.GET["occasion"]
    elif found.prompts:
        values["occasion"] = found.prompts[0].occasion
    if found.assessments:
        last = found.assessments[0]
        values |= {"safety_plan": last.safety_plan} | _answers(last)
    return values


def _answers(last: queries.RiskView) -> dict[str, object]:
    asked = {factor.id for factor in factors_asked()}
    return {
        f"factor_{code}": said for code, said in last.answers.items() if code in asked
    }


def _kept(last: queries.RiskView) -> dict[str, object]:
    """Return all that an assessment says, by the name of the question."""
    values: dict[str, object] = {
        "is_danger_to_life": last.is_danger_to_life,
        "occasion": last.assessed.occasion,
        "assessed_on": last.assessed.assessed_on,
        "review_on": last.assessed.review_on,
        "own_view": last.own_view,
        "safety_plan": last.safety_plan,
        "decided_with": last.decided_with,
    }
    for each in last.threats:
        values[f"severity_{each.kind}"] = str(each.severity)
        values[f"likelihood_{each.kind}"] = str(each.likelihood)
    return values | _answers(last)
