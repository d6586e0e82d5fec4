"""The shape of what is looked for in the audit."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.access.audit_check import AuditSum, sum_from
from ledfyr.apps.access.audit_reading import SoughtEvents
from ledfyr.domain.access.audit_verbs import VERB_SENTENCES, AuditVerb
from ledfyr.web.parts.forms import DayInput

FIRST_YEAR = 2000


class AuditForm(forms.Form):
    """Which events are looked for; empty is any."""

    verb = forms.ChoiceField(label=gettext_lazy("What was done"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Who"), required=False)
    day = forms.DateField(label=gettext_lazy("Day"), required=False, widget=DayInput)
    subject = forms.UUIDField(
        label=gettext_lazy("Number of the record"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "invalid": gettext_lazy("Copy the whole number of a record from the list.")
        },
    )

    def __init__(
        self, *args: Any, people: Iterable[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        """Offer the verbs in alphabetical order, and everybody with an account."""
        super().__init__(*args, **kwargs)
        verbs = sorted(
            (gettext(said), verb.value) for verb, said in VERB_SENTENCES.items()
        )
        anything, anybody = ("", gettext("Anything")), ("", gettext("Anybody"))
        self.fields["verb"].choices = [anything, *((v, s) for s, v in verbs)]  # type: ignore[attr-defined]
        self.fields["person"].choices = [anybody, *((str(p), n) for p, n in people)]  # type: ignore[attr-defined]

    def clean_day(self) -> date | None:
        """Refuse a day on which nothing can have happened."""
        day: date | None = self.cleaned_data["day"]
        if day and not date(FIRST_YEAR, 1, 1) <= day <= timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or an earlier day."))
        return day

    def sought(self) -> SoughtEvents:
        """Return what is looked for."""
        asked = self.cleaned_data
        return SoughtEvents(
            verb=AuditVerb(asked["verb"]) if asked["verb"] else None,
            actor_id=UUID(asked["person"]) if asked["person"] else None,
            day=asked["day"],
            subject_id=asked["subject"],
        )


class CheckForm(forms.Form):
    """A sum noted at an earlier check."""

    noted = forms.CharField(
        label=gettext_lazy("The sum you noted last time"),
        help_text=gettext_lazy("It shows that nothing was rolled back since then."),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_noted(self) -> AuditSum | None:
        """Return the noted sum, or None."""
        typed: str = self.cleaned_data["noted"].strip()
        if not typed:
            return None
        try:
            return sum_from(typed)
        except ValueError:
            raise forms.ValidationError(
                gettext(
                    "Copy the sum exactly as it was shown: a number, a colon, letters."
                )
            ) from None
