"""The shape of what is typed in answer to a referral."""

from django import forms
from django.utils.translation import gettext_lazy


class AcceptForm(forms.Form):
    """Nothing is typed to accept; a refusal to do so is shown here."""


class RefuseForm(forms.Form):
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
