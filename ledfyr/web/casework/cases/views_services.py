"""Pages from a need to a service, and from a service to a referral."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import need_of
from ledfyr.apps.referrals.actions import send_referral as send
from ledfyr.apps.referrals.queries import would_share
from ledfyr.apps.service_directory.queries import service_of, services_for
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent import Purpose
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import SendForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def choose_service(request: StaffRequest, case_id: UUID, need_id: UUID) -> HttpResponse:
    """Show which services fit a need, the best first, each with its reasons."""
    found = need_of(request.viewer, case_id, need_id)
    matches = services_for(request.viewer, found.sought)
    shown = presenters.services(found, matches)
    return render(request, "casework/cases/services.html", {"shown": shown})


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def send_referral(
    request: StaffRequest, case_id: UUID, need_id: UUID, service_id: UUID
) -> HttpResponse:
    """Show what the ledger allows to be shared with a service, and send it."""
    found = need_of(request.viewer, case_id, need_id)
    service = service_of(request.viewer, service_id)
    if service is None:
        raise Http404
    form = SendForm(request.POST or None)
    if form.is_valid():
        try:
            send(
                by=request.viewer,
                now=timezone.localtime(),
                case_id=case_id,
                need_id=need_id,
                service_id=service_id,
                purpose=Purpose(form.cleaned_data["purpose"]),
            )
            messages.success(request, gettext("The referral is sent."))
            return redirect("cases:show", case_id)
        except Refusal as error:
            form.add_error("purpose", refused(error))
    shared = would_share(
        request.viewer, case_id, service.organisation_id, today=timezone.localdate()
    )
    shown = presenters.referral_to(found, service, shared)
    return render(
        request, "casework/cases/send_referral.html", {"form": form, "shown": shown}
    )
