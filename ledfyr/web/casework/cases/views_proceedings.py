"""Pages of proceedings and redress, each on its side of the wall."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.proceedings_model import compartment_of, proceedings_model
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_proceedings
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_proceedings import (
    MatterForm,
    ProceedingStepForm,
    TakeBackForm,
)
from ledfyr.web.casework.cases.one_form import Ask, one_form


@gate(Permission.FOLLOW_PROCEEDINGS)
@hidden_from_others
def proceedings(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show the matters of a case on the sides of the wall open to the viewer."""
    now = timezone.now()
    found = queries.proceedings_of_case(request.viewer, case_id, now=now)
    shown = presenters_proceedings.proceedings_page(found, timezone.localdate(now))
    return render(request, "casework/cases/proceedings.html", {"shown": shown})


@gate(Permission.FOLLOW_PROCEEDINGS)
@hidden_from_others
def open_proceeding(request: StaffRequest, case_id: UUID, track: str) -> HttpResponse:
    """Open a matter in a track that the viewer may write in."""
    case = queries.case_of(request.viewer, case_id)
    rule = proceedings_model().tracks().get(track)
    writable = request.viewer.writable_in(case.organisation_id)
    if rule is None or compartment_of(track) not in writable:
        raise Http404
    form = MatterForm(request.POST or None)

    def record() -> None:
        actions.open_proceeding(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            track=track,
            title=form.cleaned_data["title"],
        )

    ask = _ask(
        case_id,
        case.reference,
        gettext(rule.name),
        gettext(rule.about),
        gettext("Open the matter"),
        gettext("The matter is open. Record what happened in it."),
    )
    return one_form(request, form, ask, record)


@gate(Permission.FOLLOW_PROCEEDINGS)
@hidden_from_others
def record_step(
    request: StaffRequest, case_id: UUID, proceeding_id: UUID
) -> HttpResponse:
    """Record what happened in a matter."""
    reference, track = queries.matter_of(request.viewer, case_id, proceeding_id)
    initial = {"on": timezone.localdate()}
    form = ProceedingStepForm(request.POST or None, track=track, initial=initial)

    def record() -> None:
        actions.record_proceeding_step(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            proceeding_id=proceeding_id,
            happened=form.happened(),
            note=form.cleaned_data["note"],
        )

    ask = _ask(
        case_id,
        reference,
        gettext("Record what happened"),
        "",
        gettext("Record it"),
        gettext("It is recorded."),
    )
    return one_form(request, form, ask, record)


@gate(Permission.FOLLOW_PROCEEDINGS)
@hidden_from_others
def take_back_step(
    request: StaffRequest, case_id: UUID, proceeding_id: UUID, happened_id: UUID
) -> HttpResponse:
    """Take back what was recorded by mistake, or a hearing that was called off."""
    reference, _ = queries.matter_of(request.viewer, case_id, proceeding_id)
    form = TakeBackForm(request.POST or None)

    def record() -> None:
        actions.take_back_step(
            by=request.viewer,
            now=timezone.now(),
            case_id=case_id,
            proceeding_id=proceeding_id,
            happened_id=happened_id,
            why=form.cleaned_data["why"],
        )

    ask = _ask(
        case_id,
        reference,
        gettext("Take this back"),
        gettext(
            "For a mistake, or for a hearing that was called off or moved. It stays in "
            "the file, crossed out, and nothing waits for it any more."
        ),
        gettext("Take it back"),
        gettext("It is taken back. Record what is right instead, if anything is."),
    )
    return one_form(request, form, ask, record)


def _ask(
    case_id: UUID, reference: str, title: str, lead: str, button: str, done: str
) -> Ask:
    back = reverse("cases:proceedings", args=[case_id])
    return Ask(title, lead, button, done, back, reference)
