"""Pages of case conferences, and of one's own log."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access.queries import recipients
from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.plan import PlanError
from ledfyr.domain.cases.supervision import SUPERVISION_NAMES, SupervisionKind
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_plan import ConferenceForm, OwnLogForm
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.parts.refusals import refused


@gate(Permission.MAKE_PLAN)
@hidden_from_others
def record_conference(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Record a case conference, part by part of the file."""
    case = queries.case_of(request.viewer, case_id)
    writable = request.viewer.writable_in(case.organisation_id)
    form = ConferenceForm(
        request.POST or None,
        colleagues=[
            (each.staff_id, each.name)
            for each in queries.colleagues(request.viewer, case)
        ],
        organisations=recipients(request.viewer, apart_from=case.organisation_id),
        parts=[part for part in Compartment if part in writable],
        initial={"held_on": timezone.localdate()},
    )

    def record() -> None:
        actions.record_conference(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            meeting=form.meeting(),
        )

    ask = Ask(
        title=gettext("Record a conference"),
        lead=gettext(
            "Write each thing in the part of the file where it belongs. Everybody "
            "reads only the parts that are open to them."
        ),
        button=gettext("Keep the notes"),
        done=gettext("The conference is recorded."),
        back=reverse("cases:plans", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, ask, record)


@gate(Permission.KEEP_OWN_LOG)
def own_log(request: StaffRequest) -> HttpResponse:
    """Show the viewer's own log of supervision, and add to it."""
    form = OwnLogForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.write_supervision(
                by=request.viewer,
                now=timezone.localtime(),
                kind=SupervisionKind(typed["kind"]),
                held_on=typed["held_on"],
                text=typed["text"],
            )
        except PlanError as error:
            form.add_error("held_on", refused(error))
        else:
            messages.success(request, gettext("Kept. Only you can read it."))
            return redirect("cases:own_log")
    entries = [
        {"entry": entry, "kind": gettext(SUPERVISION_NAMES[entry.kind])}
        for entry in queries.own_log(request.viewer)
    ]
    shown = {"form": form, "entries": entries}
    return render(request, "casework/cases/own_log.html", shown)
