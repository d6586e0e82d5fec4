"""Pages on sharing by a legal duty, and on handing over a case."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.access.queries import recipients
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.referrals.actions import offer_transfer
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.legal_duties import duties
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_sharing as presenters
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms_duty import DutyForm, OfferForm, ToldForm
from ledfyr.web.casework.cases.one_form import Ask, one_form


@gate(Permission.READ_CASE)
@hidden_from_others
def shared_by_duty(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what was shared without consent, and whether the person knows."""
    now = timezone.localtime()
    found = queries.duties_of_case(request.viewer, case_id, now=now)
    shown = {
        "case_id": case_id,
        "found": found,
        "rows": presenters.duties_shared(found.shared),
    }
    return render(request, "casework/cases/duties.html", shown)


@gate(Permission.DISCLOSE_BY_DUTY)
@hidden_from_others
def disclose(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Record what was shared because a law demanded it."""
    case = queries.case_of(request.viewer, case_id)
    today = timezone.localdate()
    readable = request.viewer.readable_in(case.organisation_id)
    form = DutyForm(
        request.POST or None,
        duties=duties(case.country, today),
        recipients=recipients(request.viewer, apart_from=case.organisation_id),
        parts=[part for part in Compartment if part in readable],
        initial={"disclosed_on": today},
    )

    def record() -> None:
        typed = form.cleaned_data
        actions.record_disclosure_by_duty(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            recipient=form.chosen_recipient(),
            compartments=typed["compartments"],
            ground=actions.Ground(typed["duty"], typed["words"]),
            disclosed_on=typed["disclosed_on"],
            told_on=form.day_told(),
        )

    ask = Ask(
        title=gettext("Record what was shared by a legal duty"),
        lead=gettext(
            "Only where a law demands it. Ask the person first if you can, share as "
            "little as possible, and tell the person, unless that puts somebody in "
            "danger."
        ),
        button=gettext("Record it"),
        done=gettext("It is recorded beside the consent ledger."),
        back=reverse("cases:duties", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, ask, record)


@gate(Permission.DISCLOSE_BY_DUTY)
@hidden_from_others
def told(request: StaffRequest, case_id: UUID, disclosure_id: UUID) -> HttpResponse:
    """Record when the person was told of what was shared by duty."""
    case = queries.case_of(request.viewer, case_id)
    form = ToldForm(request.POST or None, initial={"told_on": timezone.localdate()})

    def record() -> None:
        actions.record_person_told(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            disclosure_id=disclosure_id,
            told_on=form.cleaned_data["told_on"],
        )

    ask = Ask(
        title=gettext("Record that the person was told"),
        lead=gettext("Say what was shared, with whom and why, in plain words."),
        button=gettext("Record it"),
        done=gettext("It is recorded that the person knows."),
        back=reverse("cases:duties", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, ask, record)


@gate(Permission.TRANSFER_CASE)
@hidden_from_others
def hand_over(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Offer the case itself to another organisation."""
    case = queries.case_of(request.viewer, case_id)
    form = OfferForm(
        request.POST or None,
        recipients=recipients(request.viewer, apart_from=case.organisation_id),
    )

    def record() -> None:
        offer_transfer(
            by=request.viewer,
            now=timezone.localtime(),
            case_id=case_id,
            recipient_id=UUID(form.cleaned_data["recipient"]),
        )

    ask = Ask(
        title=gettext("Hand over the case"),
        lead=gettext(
            "This is not a referral: the whole case moves, and you can no longer read "
            "it. The person must have agreed to hand over every part of the file. "
            "Until the others accept, the case stays with you."
        ),
        button=gettext("Offer the case"),
        done=gettext("The case is offered. It stays with you until they accept."),
        back=reverse("cases:show", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, ask, record)
