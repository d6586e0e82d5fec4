"""The shape of what is typed about access to files."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from ledfyr.domain.cases.special_access import (
    ACCESS_REASON_NAMES,
    CONFLICT_NAMES,
    GLASS_OUTCOME_NAMES,
    GLASS_REASON_NAMES,
)
from ledfyr.web.casework.cases.forms import WRITING, words
from ledfyr.web.parts.forms import TypedForm

NUMBER = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})


class ReasonForm(TypedForm):
    """Why a sealed file is opened."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why you open it"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reasons."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = words(ACCESS_REASON_NAMES)  # type: ignore[attr-defined]


class StepBackForm(TypedForm):
    """Why somebody steps back from a case."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Why you step back"), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("What your colleagues should know"),
        help_text=gettext_lazy("It is sealed with the case. You may leave it empty."),
        required=False,
        widget=WRITING,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of conflict."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = words(CONFLICT_NAMES)  # type: ignore[attr-defined]


class KeepOutForm(TypedForm):
    """Who is kept out of which case, and why."""

    reference = forms.CharField(
        label=gettext_lazy("Number of the case"), max_length=30, widget=NUMBER
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail of the member of staff"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Why"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of conflict."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = words(CONFLICT_NAMES)  # type: ignore[attr-defined]


class EmergencyForm(TypedForm):
    """Why emergency access is taken."""

    reference = forms.CharField(
        label=gettext_lazy("Number of the case"), max_length=30, widget=NUMBER
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("What the emergency is"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("Why it cannot wait"),
        help_text=gettext_lazy("A coordinator reads it. Do not name the person."),
        widget=WRITING,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the emergencies."""
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = words(GLASS_REASON_NAMES)  # type: ignore[attr-defined]


class ReviewForm(TypedForm):
    """What the review of an emergency access found."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What you found"), widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("What follows from it"),
        required=False,
        widget=WRITING,
        max_length=2_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the outcomes."""
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = words(GLASS_OUTCOME_NAMES)  # type: ignore[attr-defined]
