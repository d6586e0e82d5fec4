"""The shape of what is typed on case pages."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases.actions import Agreement, Ruling
from ledfyr.domain.access.compartments import COMPARTMENT_NAMES, Compartment
from ledfyr.domain.cases.consent import (
    EXPLAINED_NAMES,
    FOR_REFERRALS,
    GIVEN_BY_NAMES,
    PURPOSE_NAMES,
    ConsentError,
    Explained,
    Purpose,
    check_end,
    check_told,
)
from ledfyr.domain.cases.partial_dates import DateError, read_partial_date
from ledfyr.domain.cases.plan_model import WHERE_NAMES
from ledfyr.domain.referrals.facts import NOT_KNOWN
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.meanwhile import RevisedForm
from ledfyr.web.parts.forms import ChoicesInARow, DayField, TypedForm
from ledfyr.web.parts.refusals import refused

HERE = "here"
"""The choice that says that one's own organisation took a decision."""
WRITING = forms.Textarea(attrs={"rows": 5, "autocomplete": "off"})
NEVER_FILLED = {"autocomplete": "off", "autocapitalize": "words"}


def words(names: dict[Any, str]) -> list[tuple[str, str]]:
    """Return code and translated name of each entry, as a choice takes them."""
    return [(str(code), gettext(name)) for code, name in names.items()]


NO_LANGUAGE = ("", gettext_lazy("Choose a language"))
"""Stands first where a language is chosen knowingly."""


def spoken_languages() -> list[tuple[str, str]]:
    """Return languages a person may speak, as code and name in that language."""
    from django.conf.locale import LANG_INFO

    return [
        (code, LANG_INFO[code]["name_local"])
        for code in settings.LEDFYR_SPOKEN_LANGUAGES
    ]


def spoken_name(code: str) -> str:
    """Return the name of a spoken language in it; the code where it is not offered."""
    return dict(spoken_languages()).get(code, code)


class OpenCaseForm(TypedForm):
    """A new case: only what is known; a name may wait."""

    presumed_on = DayField(
        label=gettext_lazy("Day on which you presumed that the person is a victim")
    )
    reasons = forms.CharField(
        label=gettext_lazy("Why you presume it"),
        help_text=gettext_lazy("In your own words: what was seen, heard or told."),
        widget=WRITING,
        max_length=10_000,
    )
    age_group = forms.ChoiceField(
        label=gettext_lazy("Age"),
        help_text=gettext_lazy("When in doubt, the person is treated as a child."),
        widget=ChoicesInARow,
    )
    age_is_in_doubt = forms.BooleanField(
        label=gettext_lazy("The age is in doubt: the person may be under 18"),
        required=False,
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), widget=ChoicesInARow)
    main_form = forms.ChoiceField(label=gettext_lazy("Main form of exploitation"))
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy(
            "Sealed at once, apart from the rest. Leave it empty if the person "
            "does not want to give it."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=NEVER_FILLED),
    )
    birth_date = forms.CharField(
        label=gettext_lazy("Date of birth, as far as it is known"),
        help_text=gettext_lazy(
            "For example 2001, 2001-05 or 2001-05-17. Put ~ behind it if it is an "
            "estimate: 2001~."
        ),
        required=False,
        max_length=11,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    languages = forms.CharField(
        label=gettext_lazy("Languages the person speaks"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    screening = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, places: Iterable[tuple[UUID, str]] = (), **kwargs: Any
    ) -> None:
        """Offer the organisations in which a case may be opened, if several."""
        super().__init__(*args, **kwargs)
        self._choice("age_group", words(codes().age_group), "unknown")
        self._choice("sex", words(codes().sex), "UNKNOWN")
        self._choice("main_form", words(codes().form_of_exploitation), "UNKNOWN")
        offered = [(str(place), name) for place, name in places]
        if len(offered) > 1:
            self.fields["organisation"] = forms.ChoiceField(
                label=gettext_lazy("Organisation"), choices=offered
            )

    def _choice(self, name: str, choices: list[tuple[str, str]], first: str) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type)
        field.choices = choices
        field.initial = first

    def clean_birth_date(self) -> str:
        """Take a year, a month or a day."""
        try:
            found = read_partial_date(
                self.cleaned_data["birth_date"], latest=timezone.localdate()
            )
        except DateError as error:
            raise forms.ValidationError(refused(error)) from None
        return str(found or "")


class DecisionForm(RevisedForm):
    """A decision about a person's status, and which body took it if not this one."""

    field_order = ("taken_by", "taken_by_name", "decided_on")
    taken_by = forms.ChoiceField(
        label=gettext_lazy("Who took the decision"), widget=forms.RadioSelect
    )
    taken_by_name = forms.CharField(
        label=gettext_lazy("Name of the body that took it"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    decided_on = DayField(label=gettext_lazy("Day of the decision"))
    reasons = forms.CharField(
        label=gettext_lazy("Reasons"), widget=WRITING, max_length=10_000
    )
    reasons_told = forms.CharField(
        label=gettext_lazy("The reasons as told to the person"),
        help_text=gettext_lazy("In plain words, in a language the person understands."),
        widget=WRITING,
        max_length=10_000,
    )

    def __init__(
        self, *args: Any, own: str, others: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer this organisation as `own` where it may decide, and the other bodies.

        A question with one answer is not asked.
        """
        super().__init__(*args, **kwargs)
        offered = [(HERE, own)] if own else []
        offered += list(others)
        self.fields["taken_by"].choices = offered  # type: ignore[attr-defined]
        if own or len(offered) == 1:
            self.initial["taken_by"] = offered[0][0]
        if len(offered) == 1:
            self.fields["taken_by"].widget = forms.HiddenInput()
        if NOT_KNOWN.id not in dict(offered):
            del self.fields["taken_by_name"]
        elif len(offered) == 1:
            self.fields["taken_by_name"].required = True

    def ruling(self, decision: str) -> Ruling:
        """Return what was typed, as the action takes it."""
        typed = self.cleaned_data
        taken_by = typed["taken_by"]
        return Ruling(
            name=decision,
            decided_on=typed["decided_on"],
            reasons=typed["reasons"],
            reasons_told=typed["reasons_told"],
            taken_by="" if taken_by == HERE else taken_by,
            taken_by_name=typed.get("taken_by_name", ""),
        )


class ConsentForm(TypedForm):
    """What the person agrees to share: with whom, for what, which parts."""

    recipient = forms.ChoiceField(label=gettext_lazy("Who may receive it"))
    purpose = forms.ChoiceField(label=gettext_lazy("What for"))
    compartments = forms.MultipleChoiceField(
        label=gettext_lazy("Which parts of the file"),
        help_text=gettext_lazy(
            "Nothing else is shared. The identity follows only after the recipient "
            "has accepted."
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(label=gettext_lazy("Language it was explained in"))
    explained = forms.ChoiceField(
        label=gettext_lazy("How the person agreed"), widget=forms.RadioSelect
    )
    interpreter = forms.CharField(
        label=gettext_lazy("Who interpreted, if somebody did"),
        help_text=gettext_lazy(
            "A name, or the number of the interpreter. Never somebody from the "
            "person's circle; ask the person whether they trust them."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    given_by = forms.ChoiceField(
        label=gettext_lazy("Who agreed"), widget=ChoicesInARow, initial="person"
    )
    given_on = DayField(label=gettext_lazy("Day of the consent"))
    until = DayField(
        label=gettext_lazy("Last day it holds"),
        help_text=gettext_lazy("Leave empty if it holds until it is withdrawn."),
        required=False,
    )

    def __init__(
        self, *args: Any, recipients: Iterable[tuple[UUID, str]], **kwargs: Any
    ) -> None:
        """Offer the organisations of the node as recipients."""
        super().__init__(*args, **kwargs)
        offered: dict[str, list[tuple[str, str]]] = {
            "recipient": [(str(place), name) for place, name in recipients],
            "purpose": words(PURPOSE_NAMES),
            "compartments": words(COMPARTMENT_NAMES),
            "language": [(NO_LANGUAGE[0], str(NO_LANGUAGE[1])), *spoken_languages()],
            "explained": words(EXPLAINED_NAMES),
            "given_by": words(GIVEN_BY_NAMES),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask who interpreted where somebody did."""
        typed = super().clean() or self.cleaned_data
        if explained := typed.get("explained"):
            try:
                check_told(Explained(explained), typed.get("interpreter", ""))
            except ConsentError as error:
                self.add_error("interpreter", refused(error))
        return typed

    def clean_until(self) -> date | None:
        """Return the last day; say at its place that it has passed."""
        until: date | None = self.cleaned_data["until"]
        try:
            check_end(until, timezone.localdate())
        except ConsentError as error:
            raise forms.ValidationError(refused(error)) from error
        return until

    def clean_compartments(self) -> frozenset[Compartment]:
        """Return the chosen parts of the file."""
        return frozenset(Compartment(c) for c in self.cleaned_data["compartments"])

    def agreement(self) -> Agreement:
        """Return what the person agrees to, as the action takes it."""
        typed = self.cleaned_data
        return Agreement(
            recipient_id=UUID(typed["recipient"]),
            purpose=Purpose(typed["purpose"]),
            compartments=typed["compartments"],
            language=typed["language"],
            explained=Explained(typed["explained"]),
            given_by=typed["given_by"],
            given_on=typed["given_on"],
            until=typed["until"],
            interpreter=typed["interpreter"],
        )


class NeedForm(TypedForm):
    """What the person needs, in one area of life."""

    area = forms.ChoiceField(
        label=gettext_lazy("What is needed"), widget=forms.RadioSelect
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where it is needed"),
        required=False,
        widget=forms.RadioSelect,
    )
    is_urgent = forms.BooleanField(
        label=gettext_lazy("It is needed today"), required=False
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which the person can be helped"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, widget=WRITING, max_length=5_000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the areas of need and the languages."""
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = words(codes().need_area)  # type: ignore[attr-defined]
        self.fields["where"].choices = words(WHERE_NAMES)  # type: ignore[attr-defined]
        self.fields["languages"].choices = spoken_languages()  # type: ignore[attr-defined]


class NoteForm(TypedForm):
    """A note in one part of the file."""

    text = forms.CharField(
        label=gettext_lazy("Note"), widget=WRITING, max_length=20_000
    )


class SendForm(TypedForm):
    """What a referral is for."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("What for"), initial=Purpose.SUPPORT.value
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the purposes that a referral can have."""
        super().__init__(*args, **kwargs)
        offered = {purpose: PURPOSE_NAMES[purpose] for purpose in FOR_REFERRALS}
        self.fields["purpose"].choices = words(offered)  # type: ignore[attr-defined]


class HelpForm(SendForm):
    """Which service is asked, how soon, and in which languages."""

    field_order = ("service", "is_urgent", "languages", "purpose")
    service = forms.ChoiceField(label=gettext_lazy("Service"), widget=forms.RadioSelect)
    is_urgent = forms.BooleanField(
        label=gettext_lazy("It is needed today"), required=False
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages in which the person can be helped"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, services: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Offer the services of one area, and the languages."""
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = list(services)  # type: ignore[attr-defined]
        self.fields["languages"].choices = spoken_languages()  # type: ignore[attr-defined]
