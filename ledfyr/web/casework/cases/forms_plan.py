"""The shape of what is typed when support is planned."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases.actions import Meeting
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.plan import offered
from ledfyr.domain.cases.plan_model import PlanKind, plan_model
from ledfyr.domain.cases.supervision import SUPERVISION_NAMES
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.forms import WRITING, words
from ledfyr.web.casework.cases.meanwhile import RevisedForm
from ledfyr.web.parts.forms import ChoicesInARow, DayField, TypedForm


class AcutePlanForm(TypedForm):
    """The plan for the first weeks."""

    starts_on = DayField(label=gettext_lazy("Day on which the support began"))
    weeks = forms.TypedChoiceField(
        label=gettext_lazy("Weeks that it runs at first"),
        help_text=gettext_lazy("It is extended whenever the person needs it."),
        coerce=int,
        widget=ChoicesInARow,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the weeks that the guidelines name."""
        super().__init__(*args, **kwargs)
        rule = plan_model().acute
        weeks = range(rule.shortest_weeks, rule.longest_weeks + 1)
        self.fields["weeks"].choices = [(n, str(n)) for n in weeks]  # type: ignore[attr-defined]


class PlanForm(TypedForm):
    """A plan that is looked at again on a day."""

    starts_on = DayField(label=gettext_lazy("Day on which the plan begins"))
    until = DayField(label=gettext_lazy("Day on which you look at it again together"))


class ExtendForm(RevisedForm):
    """A later day for a plan."""

    until = DayField(label=gettext_lazy("New day"))
    reason = forms.CharField(
        label=gettext_lazy("Why"), widget=WRITING, max_length=2_000
    )


class StepForm(TypedForm):
    """A step that the person agreed to."""

    activity = forms.ChoiceField(
        label=gettext_lazy("What is done"),
        help_text=gettext_lazy("From the guidelines, or a step of your own."),
        required=False,
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Area of life"),
        help_text=gettext_lazy("Only for a step of your own."),
        required=False,
    )
    goal = forms.CharField(
        label=gettext_lazy("What the person wants to reach with it"),
        widget=WRITING,
        max_length=2_000,
    )
    responsible = forms.ChoiceField(label=gettext_lazy("Who is responsible"))
    service = forms.CharField(
        label=gettext_lazy("Name of the service or worker"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    due_on = DayField(label=gettext_lazy("By which day"))
    agreed_by = forms.ChoiceField(
        label=gettext_lazy("Who agreed to this step"),
        widget=ChoicesInARow,
        choices=[
            ("person", gettext_lazy("The person")),
            ("guardian", gettext_lazy("A guardian")),
        ],
        error_messages={
            "required": gettext_lazy(
                "Ask the person first: a step stands only if they agree to it."
            )
        },
    )

    def __init__(self, *args: Any, kind: PlanKind, **kwargs: Any) -> None:
        """Offer what a plan of this kind can hold, by type of assistance."""
        super().__init__(*args, **kwargs)
        activities: list[Any] = [("", gettext("A step of our own"))]
        for offer in offered(kind):
            choices = [(each.id, gettext(each.name)) for each in offer.activities]
            activities.append((gettext(offer.type.name), choices))
        actors = [(actor.id, gettext(actor.name)) for actor in plan_model().actor]
        areas = [("", "—"), *words(codes().need_area)]
        self.fields["activity"].choices = activities  # type: ignore[attr-defined]
        self.fields["responsible"].choices = [("", "—"), *actors]  # type: ignore[attr-defined]
        self.fields["area"].choices = areas  # type: ignore[attr-defined]


class ConferenceForm(TypedForm):
    """A case conference: who was there, and what was said of each part of the file."""

    held_on = DayField(label=gettext_lazy("Day of the conference"))
    colleagues = forms.MultipleChoiceField(
        label=gettext_lazy("Colleagues who were there"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("Other organisations that were there"),
        help_text=gettext_lazy(
            "Each may hear only what the person agreed to share with it to get support."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        colleagues: Iterable[tuple[UUID, str]],
        organisations: Iterable[tuple[UUID, str]],
        parts: Iterable[Compartment],
        **kwargs: Any,
    ) -> None:
        """Offer who may have been there, and one note for each part of the file."""
        super().__init__(*args, **kwargs)
        self._parts = tuple(parts)
        offered_to = {"colleagues": colleagues, "organisations": organisations}
        for name, people in offered_to.items():
            choices = [(str(who), label) for who, label in people]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for part in self._parts:
            self.fields[f"note_{part.value}"] = forms.CharField(
                label=gettext("What was said: %(part)s")
                % {"part": gettext(COMPARTMENT_NAMES[part])},
                required=False,
                widget=WRITING,
                max_length=10_000,
            )

    def meeting(self) -> Meeting:
        """Return who was there and what was said, as the action takes it."""
        typed = self.cleaned_data
        return Meeting(
            held_on=typed["held_on"],
            notes={part: typed[f"note_{part.value}"] for part in self._parts},
            colleague_ids=frozenset(UUID(each) for each in typed["colleagues"]),
            organisation_ids=frozenset(UUID(each) for each in typed["organisations"]),
        )


class OwnLogForm(TypedForm):
    """An entry of one's own log."""

    kind = forms.ChoiceField(label=gettext_lazy("What it was"), widget=ChoicesInARow)
    held_on = DayField(label=gettext_lazy("Day"))
    text = forms.CharField(
        label=gettext_lazy("What you want to keep of it"),
        help_text=gettext_lazy("For yourself. Leave out names and cases."),
        widget=WRITING,
        max_length=10_000,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds of talks."""
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = words(SUPERVISION_NAMES)  # type: ignore[attr-defined]
