"""Pages for what follows acceptance: arrival, follow-up, the end."""

from collections.abc import Callable
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from ledfyr.apps.referrals.actions import (
    close_referral,
    record_arrival,
    record_follow_up,
)
from ledfyr.apps.referrals.queries import received_row, row_of, sent_referral_of
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import Closing
from ledfyr.web.casework.access.gate import StaffRequest, gate
from ledfyr.web.casework.cases.one_form import Ask, one_form
from ledfyr.web.casework.referrals.doors import hidden_from_others
from ledfyr.web.casework.referrals.forms import ArrivalForm, CloseForm, FollowUpForm


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def arrived(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Record as the recipient that the person arrived."""
    row = received_row(request.viewer, referral_id)
    form = ArrivalForm(
        request.POST or None, initial={"arrived_on": timezone.localdate()}
    )
    ask = Ask(
        title=gettext("Record the arrival"),
        lead=gettext("The sender sees the day, and asks later how it goes."),
        button=gettext("The person has arrived"),
        done=gettext("The arrival is recorded. The sender sees it now."),
        back=reverse("referrals:show", args=[referral_id]),
        back_label=row.reference,
    )

    def record() -> None:
        record_arrival(
            by=request.viewer,
            now=timezone.localtime(),
            referral_id=referral_id,
            arrived_on=form.cleaned_data["arrived_on"],
        )

    return one_form(request, form, ask, record)


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def follow_up(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Record as the sender how the help goes."""
    row = row_of(sent_referral_of(request.viewer, referral_id))
    form = FollowUpForm(request.POST if request.method == "POST" else None)
    ask = Ask(
        title=gettext("Record a follow-up"),
        lead=gettext("Ask the person, and the service if the person agrees."),
        button=gettext("Keep the follow-up"),
        done=gettext("The follow-up is recorded."),
        back=reverse("referrals:sent", args=[referral_id]),
        back_label=row.reference,
    )

    def record() -> None:
        record_follow_up(
            by=request.viewer,
            now=timezone.localtime(),
            referral_id=referral_id,
            words=form.cleaned_data["words"],
        )

    return one_form(request, form, ask, record)


@gate(Permission.ANSWER_REFERRAL)
@hidden_from_others
def close(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Close a referral as its recipient."""
    row = received_row(request.viewer, referral_id)
    back = reverse("referrals:show", args=[referral_id])
    return _close(request, referral_id, _asking(back, row.reference))


@gate(Permission.SEND_REFERRAL)
@hidden_from_others
def close_sent(request: StaffRequest, referral_id: UUID) -> HttpResponse:
    """Close a referral as its sender."""
    row = row_of(sent_referral_of(request.viewer, referral_id))
    back = reverse("referrals:sent", args=[referral_id])
    return _close(request, referral_id, _asking(back, row.reference))


def _asking(back: str, reference: str) -> Ask:
    return Ask(
        title=gettext("Close the referral"),
        lead=gettext(
            "Both sides see how it ended. If help is still needed, a new referral is "
            "sent."
        ),
        button=gettext("Close the referral"),
        done=gettext("The referral is closed."),
        back=back,
        back_label=reference,
    )


def _close(request: StaffRequest, referral_id: UUID, ask: Ask) -> HttpResponse:
    form = CloseForm(request.POST if request.method == "POST" else None)
    return one_form(request, form, ask, _closing(request, referral_id, form))


def _closing(
    request: StaffRequest, referral_id: UUID, form: Form
) -> Callable[[], None]:
    def record() -> None:
        close_referral(
            by=request.viewer,
            now=timezone.localtime(),
            referral_id=referral_id,
            how=Closing(form.cleaned_data["how"]),
        )

    return record
