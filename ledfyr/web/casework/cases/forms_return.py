"""The shape of what is typed about a return."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ledfyr.domain.cases.return_home import OUTCOME_NAMES, WANTED_NAMES
from ledfyr.web.casework.cases.forms import WRITING, words
from ledfyr.web.casework.cases.meanwhile import RevisedForm
from ledfyr.web.parts.forms import ChoicesInARow, DayField, TypedForm


class BeginForm(TypedForm):
    """Where the person wishes to return to."""

    place = forms.CharField(
        label=gettext_lazy("Where the person wishes to return to"),
        help_text=gettext_lazy("Sealed at once."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class WishesForm(RevisedForm):
    """What is done only if the person wants it."""

    family_tracing = forms.ChoiceField(
        label=gettext_lazy("Does the person want their family traced?"),
        widget=ChoicesInARow,
    )
    embassy = forms.ChoiceField(
        label=gettext_lazy("Does the person want the embassy or consulate contacted?"),
        widget=ChoicesInARow,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer yes, no, and not asked yet."""
        super().__init__(*args, **kwargs)
        for name in ("family_tracing", "embassy"):
            self.fields[name].choices = words(WANTED_NAMES)  # type: ignore[attr-defined]


class PreparationForm(TypedForm):
    """A preparation that is done."""

    on = DayField(label=gettext_lazy("Done on"))
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For example who confirmed it, and how."),
        required=False,
        widget=WRITING,
        max_length=5_000,
    )


class TravelForm(RevisedForm):
    """The day of travel."""

    travel_on = DayField(label=gettext_lazy("Day of travel"))


class ArrivalForm(RevisedForm):
    """The arrival, as the service there confirmed it."""

    arrived_on = DayField(label=gettext_lazy("Day of arrival"))
    note = forms.CharField(
        label=gettext_lazy("Who confirmed it, and how"),
        widget=WRITING,
        max_length=5_000,
    )


class StopForm(RevisedForm):
    """Stopping a return."""

    reason = forms.CharField(
        label=gettext_lazy("Why, if the person wants to say"),
        required=False,
        widget=WRITING,
        max_length=5_000,
    )


class FollowUpForm(TypedForm):
    """What was found on asking how the person is."""

    asked_on = DayField(label=gettext_lazy("Asked on"))
    outcome = forms.ChoiceField(
        label=gettext_lazy("What you found"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=WRITING, max_length=5_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the outcomes."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = words(OUTCOME_NAMES)  # type: ignore[attr-defined]
