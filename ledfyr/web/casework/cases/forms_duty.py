"""The shape of what is typed on sharing by duty, and on handing over a case."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.legal_duties import Duty
from ledfyr.web.casework.cases.forms import WRITING
from ledfyr.web.parts.forms import ChoicesInARow, DayField, TypedForm

OUTSIDE = "outside"


class DutyForm(TypedForm):
    """What was shared because a law demanded it: to whom, what, and on what ground."""

    duty = forms.ChoiceField(
        label=gettext_lazy("Which duty"),
        help_text=gettext_lazy(
            "Not confirmed means that nobody has read the law for this list. Ask a "
            "lawyer when you are not sure."
        ),
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What in this case demands it, and which law"),
        help_text=gettext_lazy("It is sealed with the case."),
        widget=WRITING,
        max_length=5_000,
    )
    recipient = forms.ChoiceField(label=gettext_lazy("Who received it"))
    outside = forms.CharField(
        label=gettext_lazy("Name of the recipient, if not in the list"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    compartments = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts of the file were shared"),
        help_text=gettext_lazy("Share no more than the duty demands."),
        widget=forms.CheckboxSelectMultiple,
    )
    disclosed_on = DayField(label=gettext_lazy("Day of sharing"))
    is_told = forms.ChoiceField(
        label=gettext_lazy("Has the person been told?"),
        widget=ChoicesInARow,
        choices=[("no", gettext_lazy("Not yet")), ("yes", gettext_lazy("Yes"))],
        initial="no",
    )
    told_on = DayField(
        label=gettext_lazy("Day on which the person was told"), required=False
    )

    def __init__(
        self,
        *args: Any,
        duties: Iterable[Duty],
        recipients: Iterable[tuple[UUID, str]],
        parts: Iterable[Compartment],
        **kwargs: Any,
    ) -> None:
        """Offer the grounds of the country and the parts that the viewer may read."""
        super().__init__(*args, **kwargs)
        offered: dict[str, list[tuple[str, str]]] = {
            "duty": [(duty.id, duty_label(duty)) for duty in duties],
            "recipient": [
                (OUTSIDE, gettext("Somebody who is not in this list")),
                *((str(place), name) for place, name in recipients),
            ],
            "compartments": [
                (part.value, gettext(COMPARTMENT_NAMES[part])) for part in parts
            ],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_compartments(self) -> frozenset[Compartment]:
        """Return the chosen parts of the file."""
        return frozenset(Compartment(c) for c in self.cleaned_data["compartments"])

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a recipient outside, and for the day of telling."""
        typed = super().clean() or self.cleaned_data
        if typed.get("recipient") == OUTSIDE and not typed.get("outside", "").strip():
            self.add_error("outside", gettext("Name who received it."))
        if typed.get("is_told") == "yes" and not typed.get("told_on"):
            self.add_error("told_on", gettext("Give the day, or choose not yet."))
        return typed

    def chosen_recipient(self) -> UUID | str:
        """Return the organisation, or the name of somebody outside."""
        chosen: str = self.cleaned_data["recipient"]
        return self.cleaned_data["outside"] if chosen == OUTSIDE else UUID(chosen)

    def day_told(self) -> date | None:
        """Return the day on which the person was told; None where they were not."""
        typed = self.cleaned_data
        day: date | None = typed["told_on"] if typed["is_told"] == "yes" else None
        return day


class ToldForm(TypedForm):
    """When the person was told."""

    told_on = DayField(label=gettext_lazy("Day on which the person was told"))


class OfferForm(TypedForm):
    """To whom a case is offered."""

    recipient = forms.ChoiceField(label=gettext_lazy("Who takes over the case"))

    def __init__(
        self, *args: Any, recipients: Iterable[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        """Offer the other organisations of the node."""
        super().__init__(*args, **kwargs)
        self.fields["recipient"].choices = [  # type: ignore[attr-defined]
            (str(place), name) for place, name in recipients
        ]


def duty_label(duty: Duty) -> str:
    """Return a ground with its law, and that it is not confirmed where it is not."""
    words = [gettext(duty.name)]
    if duty.law != "unknown":
        words.append(gettext(duty.law))
    if not duty.checked:
        words.append(gettext("not confirmed"))
    return " · ".join(words)
