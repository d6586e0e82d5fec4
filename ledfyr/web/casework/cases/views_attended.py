"""Pages of conferences elsewhere that one's organisation attended."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases import actions, queries
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_access import ReasonForm
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.cases.views import case_named


@gate(Permission.ANSWER_REFERRAL)
def attended(request: StaffRequest) -> HttpResponse:
    """List the conferences of which the person lets the organisation read notes."""
    after = case_named(request.GET.get("after", ""))
    page = queries.attended(request.viewer, today=timezone.localdate(), after=after)
    return render(request, "casework/cases/attended.html", {"page": page})


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def attended_one(request: StaffRequest, conference_id: UUID) -> HttpResponse:
    """Show the notes that are open today; the reading is recorded.

    Of a sealed file the reader first says why, as everybody who opens it.
    """
    try:
        said = actions.read_attended(
            by=request.viewer, now=timezone.localtime(), conference_id=conference_id
        )
    except queries.ReasonNeeded:
        return _ask_for_reason(request, conference_id)
    notes = [(gettext(COMPARTMENT_NAMES[part]), text) for part, text in said]
    return render(request, "casework/cases/attended_one.html", {"notes": notes})


def _ask_for_reason(request: StaffRequest, conference_id: UUID) -> HttpResponse:
    form = ReasonForm(request.POST or None)

    def record() -> None:
        actions.give_reason_as_attendee(
            by=request.viewer,
            now=timezone.localtime(),
            conference_id=conference_id,
            reason=AccessReason(form.cleaned_data["reason"]),
        )

    ask = Ask(
        title=gettext("The file of this conference is sealed"),
        lead=gettext(
            "Say why you open it. Your answer is kept with your name, and those who "
            "work with the case can see it. It holds for this working day."
        ),
        button=gettext("Read the notes"),
        done=gettext("The notes are open to you for eight hours."),
        back=reverse("cases:attended_one", args=[conference_id]),
        back_label=gettext("Conferences of other organisations"),
        leave=reverse("cases:attended"),
    )
    return one_form(request, form, ask, record)
