"""The shape of what is typed in answer to a referral, and after it."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.referrals.handover import CLOSING_NAMES, Closing
from ledfyr.web.parts.forms import DayField, TypedForm


class AcceptForm(forms.Form):
    """Nothing is typed to accept; a refusal to do so is shown here."""


class RefuseForm(TypedForm):
    """Why a referral is refused."""

    reason = forms.CharField(
        label=gettext_lazy("Why you cannot help"),
        help_text=gettext_lazy(
            "The sender reads this and looks for somebody else. "
            "Write nothing about the person that the sender did not tell you."
        ),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        max_length=2_000,
    )


class ArrivalForm(TypedForm):
    """When the person arrived."""

    arrived_on = DayField(label=gettext_lazy("Day on which the person arrived"))


class FollowUpForm(TypedForm):
    """How the help goes, for the sender alone."""

    words = forms.CharField(
        label=gettext_lazy("How it goes, in the person's own view"),
        help_text=gettext_lazy(
            "It stays with your case. The recipient sees only that you followed up."
        ),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )


class CloseForm(TypedForm):
    """How a referral ended."""

    how = forms.ChoiceField(
        label=gettext_lazy("How it ended"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the ways in which a referral ends."""
        super().__init__(*args, **kwargs)
        self.fields["how"].choices = [  # type: ignore[attr-defined]
            (how.value, gettext(CLOSING_NAMES[how])) for how in Closing
        ]


class RefuseTransferForm(TypedForm):
    """Why a case is not taken over."""

    reason = forms.CharField(
        label=gettext_lazy("Why you cannot take over the case"),
        help_text=gettext_lazy("The sender reads this. The case stays with them."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
        max_length=2_000,
    )
