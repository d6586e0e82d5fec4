"""Pages for handing over the responsibility for a case, apart from referrals."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.referrals.actions import (
    accept_transfer,
    read_transfer,
    refuse_transfer,
    take_back_transfer,
)
from ledfyr.apps.referrals.queries_transfer import transfer_of
from ledfyr.apps.referrals.queries_transfer import transfers as transfers_of
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.transfer import TransferError
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.referrals import presenters_transfer as presenters
from ledfyr.web.casework.referrals.doors import hidden_from_others
from ledfyr.web.casework.referrals.forms import RefuseTransferForm
from ledfyr.web.parts.refusals import refused


@gate(Permission.TRANSFER_CASE)
def transfers(request: StaffRequest) -> HttpResponse:
    """Show the cases offered and handed over, from and to the viewer's places."""
    rows = [presenters.line(row) for row in transfers_of(request.viewer)]
    return render(request, "casework/referrals/transfers.html", {"rows": rows})


@gate(Permission.TRANSFER_CASE)
@hidden_from_others
def show(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Show one offer to either side; the reading is recorded."""
    now = timezone.localtime()
    view = read_transfer(by=request.viewer, now=now, transfer_id=transfer_id)
    shown = presenters.page(view)
    return render(request, "casework/referrals/transfer.html", {"shown": shown})


@gate(Permission.TRANSFER_CASE)
@hidden_from_others
def accept(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Take over the case, and go to it."""
    if request.method == "POST":
        now = timezone.localtime()
        try:
            taken = accept_transfer(by=request.viewer, now=now, transfer_id=transfer_id)
        except TransferError as error:
            messages.error(request, refused(error))
        else:
            messages.success(request, gettext("The case is now yours."))
            return redirect("cases:show", taken.case_id)
    return redirect("referrals:transfer", transfer_id)


@gate(Permission.TRANSFER_CASE)
@hidden_from_others
def refuse(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Refuse to take over the case, with a reason."""
    transfer = transfer_of(request.viewer, transfer_id)
    form = RefuseTransferForm(request.POST or None)
    ask = Ask(
        title=gettext("Refuse to take over the case"),
        lead=gettext("The case stays where it is."),
        button=gettext("Refuse"),
        done=gettext("You have refused. The sender reads your reason."),
        back=reverse("referrals:transfer", args=[transfer_id]),
        back_label=transfer.case.reference,
    )

    def record() -> None:
        refuse_transfer(
            by=request.viewer,
            now=timezone.localtime(),
            transfer_id=transfer_id,
            reason=form.cleaned_data["reason"],
        )

    return one_form(request, form, ask, record)


@gate(Permission.TRANSFER_CASE)
@hidden_from_others
def take_back(request: StaffRequest, transfer_id: UUID) -> HttpResponse:
    """Take back an offer that nobody has answered."""
    if request.method == "POST":
        now = timezone.localtime()
        try:
            take_back_transfer(by=request.viewer, now=now, transfer_id=transfer_id)
        except TransferError as error:
            messages.error(request, refused(error))
        else:
            messages.success(request, gettext("The offer is taken back."))
    return redirect("referrals:transfer", transfer_id)
