"""Pages on agreeing and withdrawing, and on asking for advice without a name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext

from ledfyr.apps.access.queries import recipients
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.referrals.queries_withdrawal import before_withdrawal
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.consent_texts import consent_texts
from ledfyr.domain.vocabulary.sources import source
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases import presenters_sharing as presenters
from ledfyr.web.casework.cases.doors import hidden_from_others
from ledfyr.web.casework.cases.forms import ConsentForm


@gate(Permission.RECORD_CONSENT)
@hidden_from_others
def sheet(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what was typed as a sheet to read aloud, print and sign; nothing is kept."""
    case = queries.case_of(request.viewer, case_id)
    shown = {"case_id": case_id, "reference": case.reference}
    if request.method != "POST":
        return redirect("cases:consent", case_id)
    form = ConsentForm(
        request.POST,
        recipients=recipients(request.viewer, apart_from=case.organisation_id),
    )
    if not form.is_valid():
        return render(request, "casework/cases/consent.html", {**shown, "form": form})
    shown |= {
        "shown": presenters.sheet(form, request.POST),
        "organisation": case.organisation.name,
        "source": source(consent_texts().source),
        "texts": consent_texts(),
    }
    return render(request, "casework/cases/consent_sheet.html", shown)


@gate(Permission.RECORD_CONSENT)
@hidden_from_others
def withdraw(request: StaffRequest, case_id: UUID, consent_id: UUID) -> HttpResponse:
    """Show what was sent under a consent and what no longer will be; then withdraw."""
    now = timezone.localtime()
    if request.method == "POST":
        is_all = request.POST.get("what") == "all"
        withdraw_now = actions.withdraw_all_from if is_all else actions.withdraw_consent
        withdraw_now(by=request.viewer, now=now, case_id=case_id, consent_id=consent_id)
        messages.success(
            request,
            gettext("The consent is withdrawn. Nothing more is shared under it."),
        )
        return redirect("cases:show", case_id)
    found = before_withdrawal(request.viewer, case_id, consent_id, now=now)
    case = queries.case_of(request.viewer, case_id, now=now)
    names = dict(recipients(request.viewer, apart_from=UUID(int=0)))
    shown = {
        "case_id": case_id,
        "consent_id": consent_id,
        "reference": case.reference,
        "shown": presenters.withdrawal(found, names[found.consent.recipient]),
    }
    return render(request, "casework/cases/consent_withdraw.html", shown)


@gate(Permission.READ_CASE)
@hidden_from_others
def consultation(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show a text that can be read out without telling who the person is."""
    now = timezone.localtime()
    said = queries.consultation_on(request.viewer, case_id, now=now)
    shown = {
        "case_id": case_id,
        "shown": presenters.consultation_text(said, localdate(now)),
    }
    return render(request, "casework/cases/consultation.html", shown)
