"""Pages for whoever asked: what a referral shared, what was answered, recall."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.apps.referrals.actions import read_sent_referral, recall_referral
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import HandoverError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.referrals import presenters
from ledfyr.web.casework.referrals.doors import hidden_from_others
from ledfyr.web.parts.refusals import refused


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def sent(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Show what a referral shared and what came back; the reading is recorded."""
    now = timezone.localtime()
    view = read_sent_referral(by=request.viewer, now=now, referral_id=referral_id)
    shown = presenters.sent(view, localdate(now))
    return render(request, "casework/referrals/sent.html", {"shown": shown})


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def recall(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Take a referral back before it is answered."""
    if request.method == "POST":
        try:
            recall_referral(
                by=request.viewer, now=timezone.localtime(), referral_id=referral_id
            )
            messages.success(
                request, gettext("The referral is recalled and its content erased.")
            )
        except HandoverError as error:
            messages.error(request, refused(error))
    return redirect("referrals:sent", referral_id)
