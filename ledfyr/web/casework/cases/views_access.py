"""Pages about who has seen a file, sealing it, and being kept out of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import AccessReason, Conflict
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_access
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_access import (
    KeepOutForm,
    ReasonForm,
    StepBackForm,
)
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.cases.views import page_number
from ledfyr.web.parts.refusals import refused


@gate(Permission.READ_WHO_HAS_SEEN)
@hidden_from_others
def who_has_seen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show who has seen the file; looking here is audited as well."""
    found = queries.who_saw(
        request.viewer,
        case_id,
        now=timezone.now(),
        number=page_number(request.GET.get("page", "1")),
    )
    place = queries.case_of(request.viewer, case_id).organisation_id
    may_seal = request.viewer.may_in(Permission.SEAL_FILE, place)
    shown = presenters_access.seen_page(found, may_seal)
    return render(request, "casework/cases/who_has_seen.html", {"shown": shown})


@gate(Permission.READ_CASE)
@hidden_from_others
def give_reason(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask why a sealed file is opened; the answer stands in the audit as a code."""
    reference = queries.reference_of(request.viewer, case_id)
    form = ReasonForm(request.POST or None)

    def record() -> None:
        actions.give_reason(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            reason=AccessReason(form.cleaned_data["reason"]),
        )

    ask = Ask(
        title=gettext("Case %(number)s is sealed") % {"number": reference},
        lead=gettext(
            "Say why you open it. Your answer is kept with your name, and those who "
            "work with the case can see it. It holds for this working day."
        ),
        button=gettext("Open the file"),
        done=gettext("The file is open to you for eight hours."),
        back=reverse("cases:show", args=[case_id]),
        back_label=gettext("All cases"),
        leave=reverse("cases:list"),
    )
    return one_form(request, form, ask, record)


@gate(Permission.SEAL_FILE)
@hidden_from_others
@require_POST
def seal_file(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Seal a file, or lift the seal."""
    is_sealed = request.POST.get("seal") == "yes"
    actions.seal_file(
        by=request.viewer, now=timezone.now(), case_id=case_id, is_sealed=is_sealed
    )
    messages.success(
        request,
        gettext("The file is sealed: everybody says why before it opens.")
        if is_sealed
        else gettext("The seal is lifted."),
    )
    return redirect("cases:who_has_seen", case_id)


@gate(Permission.READ_CASE)
@hidden_from_others
def step_back(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Step back from a case for a conflict of interest."""
    reference = queries.reference_of(request.viewer, case_id)
    form = StepBackForm(request.POST or None)

    def record() -> None:
        actions.declare_conflict(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            kind=Conflict(form.cleaned_data["kind"]),
            note=form.cleaned_data["note"],
        )

    ask = Ask(
        title=gettext("Step back from case %(number)s") % {"number": reference},
        lead=gettext(
            "If you are related to the person or to a suspect, or have another "
            "interest in the matter. From then on you do not find the case, nor any "
            "other of the same situation. Only a coordinator or an administrator can "
            "take it back."
        ),
        button=gettext("Step back"),
        done=gettext("You have stepped back. Your colleagues go on."),
        back=reverse("cases:list"),
        back_label=gettext("All cases"),
    )
    return one_form(request, form, ask, record)


@gate(Permission.RECORD_CONFLICT)
def kept_out(request: StaffRequest) -> HttpResponse:
    """Show who is kept out of which case, and keep somebody out."""
    form = KeepOutForm(request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.record_conflict(
                by=request.viewer,
                now=timezone.now(),
                reference=typed["reference"],
                email=typed["email"],
                kind=Conflict(typed["kind"]),
            )
        except queries.CaseNotFound:
            form.add_error("reference", gettext("There is no such case of yours."))
        except Refusal as error:
            form.add_error("email", refused(error))
        else:
            messages.success(request, gettext("They do not find the case any more."))
            return redirect("cases:kept_out")
    rows = queries.conflicts_watched(request.viewer)
    shown = {"rows": [presenters_access.conflict(row) for row in rows]}
    return render(
        request, "casework/cases/kept_out.html", {"shown": shown, "form": form}
    )


@gate(Permission.RECORD_CONFLICT)
@hidden_from_others
@require_POST
def let_back_in(request: StaffRequest, conflict_id: UUID) -> HttpResponse:
    """Let somebody see a case again."""
    actions.lift_conflict(
        by=request.viewer, now=timezone.now(), conflict_id=conflict_id
    )
    messages.success(request, gettext("They can find the case again."))
    return redirect("cases:kept_out")
