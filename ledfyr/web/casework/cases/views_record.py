"""Pages that add to a file: a consent, a need, a note; and the one that closes it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access.queries import recipients
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.referrals.queries_closing import open_referrals
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Explained
from ledfyr.domain.cases.plan_model import Where
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_closing
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import (
    ConsentForm,
    NeedForm,
    NoteForm,
)
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.parts.refusals import refused


@gate(Permission.RECORD_CONSENT)
@hidden_from_others
def record_consent(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write into the ledger what the person agrees to share."""
    case = queries.case_of(request.viewer, case_id)
    form = ConsentForm(
        request.POST or None,
        recipients=recipients(request.viewer, apart_from=case.organisation_id),
        initial={
            "given_on": timezone.localdate(),
            "recipient": request.GET.get("recipient", ""),
            "purpose": request.GET.get("purpose", ""),
            "explained": request.GET.get("explained", Explained.ORAL_INTERPRETER.value),
        },
    )

    def record() -> None:
        actions.record_consent(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            agreement=form.agreement(),
        )

    if _recorded(form, "given_on", record):
        messages.success(request, gettext("The consent is in the ledger."))
        return redirect("cases:show", case_id)
    age = queries.childhood_of(case.person, timezone.localdate())
    shown = {
        "form": form,
        "case_id": case_id,
        "reference": case.reference,
        "is_of_child": age.is_treated_as_child,
    }
    return render(request, "casework/cases/consent.html", shown)


@gate(Permission.OPEN_CASE)
@hidden_from_others
def close_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say what still waits, ask once, then close the case."""
    today = timezone.localdate()
    found = queries.closing_of(request.viewer, case_id, today=today)
    if request.method == "POST":
        actions.close_case(by=request.viewer, now=timezone.localtime(), case_id=case_id)
        messages.success(request, gettext("The case is closed."))
        return redirect("cases:list")
    sent = open_referrals(request.viewer, case_id)
    shown = {"case_id": case_id, **presenters_closing.closing(found, sent, today)}
    return render(request, "casework/cases/close.html", shown)


@gate(Permission.OPEN_CASE)
@hidden_from_others
def reopen_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask once, then open a closed case again."""
    case = queries.case_of(request.viewer, case_id)
    if not queries.may_close(request.viewer, case):
        raise Http404
    if not case.closed_on:
        return redirect("cases:show", case_id)
    form = Form(request.POST if request.method == "POST" else None)

    def record() -> None:
        actions.reopen_case(
            by=request.viewer, now=timezone.localtime(), case_id=case_id
        )

    ask = Ask(
        title=gettext("Open the case again"),
        lead=gettext(
            "For somebody who is helped again, or a case that was closed by mistake. "
            "What waits falls due again, and the years that the file is kept are "
            "counted from the day on which you close it next."
        ),
        button=gettext("Open the case again"),
        done=gettext("The case is open again."),
        back=reverse("cases:show", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, ask, record)


@gate(Permission.RECORD_NEED)
@hidden_from_others
def record_need(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Record what the person needs; the way to services follows."""
    case = queries.case_of(request.viewer, case_id)
    initial = {
        "area": request.GET.get("area", ""),
        "where": request.GET.get("where", Where.DESTINATION.value),
    }
    form = NeedForm(request.POST or None, initial=initial)
    if form.is_valid():
        typed = form.cleaned_data
        need = actions.record_need(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            area=typed["area"],
            where=Where(typed["where"] or Where.DESTINATION),
            is_urgent=typed["is_urgent"],
            languages=tuple(typed["languages"]),
            note=typed["note"],
        )
        return redirect("cases:services", case_id, need.id)
    shown = {"form": form, "case_id": case_id, "reference": case.reference}
    return render(request, "casework/cases/need.html", shown)


@gate(Permission.READ_CASE)
@hidden_from_others
def write_note(request: StaffRequest, case_id: UUID, compartment: str) -> HttpResponse:
    """Write a note into one part of the file."""
    case = queries.case_of(request.viewer, case_id)
    if compartment not in {part.value for part in Compartment}:
        raise Http404
    part = Compartment(compartment)
    if part not in request.viewer.writable_in(case.organisation_id):
        raise Http404
    form = NoteForm(request.POST or None)
    if form.is_valid():
        actions.write_entry(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            compartment=part,
            text=form.cleaned_data["text"],
        )
        messages.success(request, gettext("The note is kept."))
        return redirect("cases:show", case_id)
    shown = {
        "form": form,
        "case_id": case_id,
        "reference": case.reference,
        "part": COMPARTMENT_NAMES[part],
    }
    return render(request, "casework/cases/note.html", shown)


def _recorded(form: Form, field: str, record: Callable[[], None]) -> bool:
    if not form.is_valid():
        return False
    try:
        record()
    except Refusal as error:
        form.add_error(field, refused(error))
        return False
    return True
