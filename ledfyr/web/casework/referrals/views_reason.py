"""The page that asks whoever is asked to help why they open a sealed file."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.referrals.actions import give_reason_as_recipient
from ledfyr.apps.referrals.queries import received_row
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import AccessReason
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.forms_access import ReasonForm
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.referrals.doors import hidden_from_others


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def give_reason(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Ask why a referral of a sealed file is opened; the audit keeps it as a code."""
    row = received_row(request.viewer, referral_id)
    form = ReasonForm(request.POST or None)

    def record() -> None:
        give_reason_as_recipient(
            by=request.viewer,
            now=timezone.localtime(),
            referral_id=referral_id,
            reason=AccessReason(form.cleaned_data["reason"]),
        )

    ask = Ask(
        title=gettext("The file of referral %(number)s is sealed")
        % {"number": row.reference},
        lead=gettext(
            "Say why you open it. Your answer is kept with your name, and those who "
            "work with the case can see it. It holds for this working day."
        ),
        button=gettext("Open the referral"),
        done=gettext("The referral is open to you for eight hours."),
        back=reverse("referrals:show", args=[referral_id]),
        back_label=gettext("Referrals"),
        leave=reverse("referrals:inbox"),
    )
    return one_form(request, form, ask, record)
