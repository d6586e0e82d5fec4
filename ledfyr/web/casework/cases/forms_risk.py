"""The shape of what is typed when the risk is assessed."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases.actions import Assessment
from ledfyr.domain.cases.risk import Threat, factors_asked
from ledfyr.domain.cases.risk_model import Degree, risk_model
from ledfyr.web.casework.cases.forms import WRITING
from ledfyr.web.casework.cases.meanwhile import RevisedForm
from ledfyr.web.parts.forms import ChoicesInARow, DayField

ANSWER_NAMES = (
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unknown", gettext_lazy("Not known")),
)


class RiskForm(RevisedForm):
    """An assessment: what is known, what may happen, what the person says."""

    is_danger_to_life = forms.BooleanField(
        label=gettext_lazy("The person's life is in danger now"),
        help_text=gettext_lazy(
            "The risk is then very high, whatever else is answered. Call the emergency "
            "number first."
        ),
        required=False,
    )
    occasion = forms.ChoiceField(label=gettext_lazy("Why the risk is assessed now"))
    assessed_on = DayField(label=gettext_lazy("Day of the assessment"))
    own_view = forms.CharField(
        label=gettext_lazy("How the person sees the risk"),
        help_text=gettext_lazy("Ask. Write it in the person's own words."),
        required=False,
        widget=WRITING,
        max_length=10_000,
    )
    safety_plan = forms.CharField(
        label=gettext_lazy("Safety plan"),
        help_text=gettext_lazy(
            "What was agreed with the person: who is called, where they go, what is "
            "avoided."
        ),
        required=False,
        widget=WRITING,
        max_length=10_000,
    )
    decided_with = forms.CharField(
        label=gettext_lazy("Who took part in the assessment"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    review_on = DayField(
        label=gettext_lazy("Day on which the risk is looked at again"),
        help_text=gettext_lazy("Sooner after every contact that changes something."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask every factor, and offer every threat to be weighed."""
        super().__init__(*args, **kwargs)
        model = risk_model()
        occasions = [(each.id, gettext(each.name)) for each in model.occasion]
        self.fields["occasion"].choices = occasions  # type: ignore[attr-defined]
        for factor in factors_asked():
            self.fields[f"factor_{factor.id}"] = forms.ChoiceField(
                label=gettext(factor.sentence),
                choices=ANSWER_NAMES,
                widget=ChoicesInARow,
                initial="unknown",
            )
        for threat in model.threat:
            self.fields[f"severity_{threat.id}"] = _degree(
                gettext("How bad would it be?"), model.severity
            )
            self.fields[f"likelihood_{threat.id}"] = _degree(
                gettext("How likely is it?"), model.likelihood
            )

    def clean(self) -> dict[str, Any]:
        """Ask for both halves of each threat that is weighed."""
        typed = super().clean() or self.cleaned_data
        for threat in risk_model().threat:
            halves = (f"severity_{threat.id}", f"likelihood_{threat.id}")
            empty = [name for name in halves if not typed.get(name)]
            if len(empty) == 1:
                text = gettext("%(threat)s: choose both, how bad and how likely.")
                self.add_error(empty[0], text % {"threat": gettext(threat.name)})
        return typed

    def assessment(self) -> Assessment:
        """Return what was typed, as the action takes it."""
        typed = self.cleaned_data
        return Assessment(
            occasion=typed["occasion"],
            assessed_on=typed["assessed_on"],
            review_on=typed["review_on"],
            threats=tuple(
                Threat(each.id, int(severity), int(typed[f"likelihood_{each.id}"]))
                for each in risk_model().threat
                if (severity := typed[f"severity_{each.id}"])
            ),
            is_danger_to_life=typed["is_danger_to_life"],
            answers={f.id: typed[f"factor_{f.id}"] for f in factors_asked()},
            own_view=typed["own_view"],
            safety_plan=typed["safety_plan"],
            decided_with=typed["decided_with"],
        )

    def generic(self) -> Iterator[BoundField]:
        """Return the questions about the place."""
        return (self[f"factor_{f.id}"] for f in factors_asked() if f.scope == "generic")

    def event(self) -> Iterator[BoundField]:
        """Return the questions about the person and what happened."""
        return (self[f"factor_{f.id}"] for f in factors_asked() if f.scope == "event")

    def threats(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """Return the name of each threat with its two questions."""
        for each in risk_model().threat:
            halves = self[f"severity_{each.id}"], self[f"likelihood_{each.id}"]
            yield gettext(each.name), *halves


def _degree(label: str, degrees: tuple[Degree, ...]) -> forms.ChoiceField:
    choices = [("", gettext("Not weighed"))] + [
        (str(degree.level), f"{degree.level}. {gettext(degree.name)}")
        for degree in degrees
    ]
    return forms.ChoiceField(label=label, choices=choices, required=False)
