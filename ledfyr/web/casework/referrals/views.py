"""Pages for whoever is asked to help: the inbox, one referral, the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.apps.cases.queries import ReasonNeeded
from ledfyr.apps.referrals.actions import (
    accept_referral,
    open_referral,
    refuse_referral,
)
from ledfyr.apps.referrals.queries import received_row
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import HandoverError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.referrals import presenters
from ledfyr.web.casework.referrals.doors import hidden_from_others
from ledfyr.web.casework.referrals.forms import AcceptForm, RefuseForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def show(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Open a referral: the reading is recorded and the first one marks it as seen.

    Of a sealed file the reader first says why, as everybody who opens it.
    """
    try:
        return _page(request, referral_id, AcceptForm())
    except ReasonNeeded:
        return redirect("referrals:reason", referral_id)


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def accept(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Accept a referral; the identity follows if the person agreed to it."""
    if request.method != "POST":
        return redirect("referrals:show", referral_id)
    form = AcceptForm(request.POST)
    try:
        accept_referral(
            by=request.viewer, now=timezone.localtime(), referral_id=referral_id
        )
    except ReasonNeeded:
        return redirect("referrals:reason", referral_id)
    except HandoverError as error:
        form.add_error(None, refused(error))
        return _page(request, referral_id, form, status=409)
    messages.success(request, gettext("You have accepted. The sender sees it now."))
    return redirect("referrals:show", referral_id)


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def refuse(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Refuse a referral with a reason; what was typed stays if it does not go."""
    row = received_row(request.viewer, referral_id)
    form = RefuseForm(request.POST or None)
    status = 200
    if form.is_valid():
        try:
            refuse_referral(
                by=request.viewer,
                now=timezone.localtime(),
                referral_id=referral_id,
                reason=form.cleaned_data["reason"],
            )
            messages.success(
                request, gettext("You have refused. The sender reads your reason.")
            )
            return redirect("referrals:inbox")
        except HandoverError as error:
            form.add_error(None, refused(error))
            status = 409
    shown = presenters.line(row, timezone.localdate())
    return render(
        request,
        "casework/referrals/refuse.html",
        {"form": form, "shown": shown},
        status=status,
    )


def _page(
    request: StaffRequest, referral_id: UUID, form: AcceptForm, status: int = 200
) -> HttpResponse:
    now = timezone.localtime()
    view = open_referral(by=request.viewer, now=now, referral_id=referral_id)
    shown = presenters.received(view, localdate(now))
    return render(
        request,
        "casework/referrals/show.html",
        {"form": form, "shown": shown},
        status=status,
    )
