"""The shape of what is typed about proceedings and redress."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.cases.happened import Happened, Money
from ledfyr.domain.cases.proceedings_model import steps_of
from ledfyr.web.casework.cases.forms import WRITING
from ledfyr.web.casework.cases.money import MoneyField
from ledfyr.web.parts.forms import DayField, TypedForm

CURRENCIES = (
    *("EUR", "DKK", "ISK", "NOK", "PLN", "SEK", "RUB"),
    *("BYN", "CHF", "CZK", "GBP", "MDL", "RON", "UAH", "USD"),
)
"""Of the region first, then those that wages are promised or paid in beside them."""


class MatterForm(TypedForm):
    """A new matter in one track."""

    title = forms.CharField(
        label=gettext_lazy("What it is about, in a few words"),
        help_text=gettext_lazy("Sealed at once. For example against whom."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ProceedingStepForm(TypedForm):
    """Something that happened in a matter."""

    step = forms.ChoiceField(
        label=gettext_lazy("What happened"), widget=forms.RadioSelect
    )
    on = DayField(label=gettext_lazy("On which day"))
    day_named = DayField(
        label=gettext_lazy("Day of the hearing, or last day of the time limit"),
        help_text=gettext_lazy("Only for a hearing or a time limit."),
        required=False,
    )
    amount = MoneyField(
        label=gettext_lazy("Amount"),
        help_text=gettext_lazy("Only where money is claimed, awarded or paid."),
        required=False,
    )
    currency = forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=[(c, c) for c in CURRENCIES]
    )
    counts_as = MoneyField(
        label=gettext_lazy("How much of the claim this payment covers"),
        help_text=gettext_lazy(
            "Only if it was paid in another currency; in the currency of the claim."
        ),
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=WRITING, max_length=10_000
    )

    def __init__(self, *args: Any, track: str, **kwargs: Any) -> None:
        """Offer the steps of one track, and ask for money only where it has any."""
        super().__init__(*args, **kwargs)
        steps = steps_of(track)
        choices = [(step.id, gettext(step.name)) for step in steps]
        self.fields["step"].choices = choices  # type: ignore[attr-defined]
        if not any(step.money for step in steps):
            for name in ("amount", "currency", "counts_as"):
                del self.fields[name]

    def happened(self) -> Happened:
        """Return what was typed, as the domain takes it."""
        typed = self.cleaned_data
        amount = typed.get("amount")
        covers = typed.get("counts_as")
        money = Money(amount, typed["currency"], covers) if amount else None
        return Happened(typed["step"], typed["on"], typed["day_named"], money)


class TakeBackForm(TypedForm):
    """Why something that was recorded counts no more."""

    why = forms.CharField(label=gettext_lazy("Why"), widget=WRITING, max_length=2_000)
