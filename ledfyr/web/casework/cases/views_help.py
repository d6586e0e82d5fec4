"""The page on which somebody outside support refers a person to help."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import case_of, sought_in, told_to
from ledfyr.apps.referrals.actions import Help, ask_for_help
from ledfyr.apps.referrals.queries_asked import asked_in
from ledfyr.apps.service_directory.queries import services_for
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_help as presenters
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import HelpForm
from ledfyr.web.casework.cases.one_form import Ask, one_form


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def help_wanted(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Ask in which area help is needed, and show what was asked for before."""
    case = case_of(request.viewer, case_id)
    shown = presenters.help_wanted(asked_in(request.viewer, case_id))
    around = {"case_id": case_id, "reference": case.reference}
    return render(request, "casework/cases/help.html", {"shown": shown, **around})


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def ask(request: StaffRequest, case_id: UUID, area: str) -> HttpResponse:
    """Choose a service for one area and send it what the person agreed to."""
    case = case_of(request.viewer, case_id)
    if area not in codes().need_area:
        raise Http404
    matches = services_for(request.viewer, sought_in(case, area))
    form = HelpForm(request.POST or None, services=presenters.choices(matches))

    def send() -> None:
        typed = form.cleaned_data
        wanted = Help(
            area=area,
            service_id=UUID(typed["service"]),
            purpose=Purpose(typed["purpose"]),
            is_urgent=typed["is_urgent"],
            languages=tuple(typed["languages"]),
        )
        ask_for_help(
            by=request.viewer, now=timezone.localtime(), case_id=case_id, wanted=wanted
        )

    page = Ask(
        title=gettext("Ask for help: %(area)s")
        % {"area": gettext(codes().need_area[area])},
        lead=presenters.lead(
            told_to(request.viewer, case),
            request.viewer.readable_in(case.organisation_id),
            matches,
            timezone.localdate(),
        ),
        button=gettext("Send the referral"),
        done=gettext("The referral is sent."),
        back=reverse("cases:help", args=[case_id]),
        back_label=case.reference,
    )
    return one_form(request, form, page, send)
