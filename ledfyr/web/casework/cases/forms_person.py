"""The shape of what is typed about people."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from ledfyr.apps.cases.actions import KnownOfPerson
from ledfyr.apps.cases.queries import Identity, PersonView
from ledfyr.domain.cases.partial_dates import DateError, read_partial_date
from ledfyr.domain.cases.person_roles import PERSON_ROLE_NAMES, PersonRole
from ledfyr.domain.vocabulary.citizenship import STATELESS
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.cases.countries import country_choices
from ledfyr.web.casework.cases.forms import NEVER_FILLED, WRITING, words
from ledfyr.web.parts.forms import ChoicesInARow, TypedForm
from ledfyr.web.parts.refusals import refused

CITIZENSHIPS = ("citizenship_1", "citizenship_2", "citizenship_3")


class PartialDateField(forms.CharField):
    """A year, a month or a day, kept as it was typed; a tick says it is estimated."""

    def __init__(self, **kwargs: Any) -> None:
        """Take at most the ten letters of a day, never filled in by the browser."""
        widget = forms.TextInput(attrs={"autocomplete": "off"})
        super().__init__(required=False, max_length=11, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the date in the one form in which it is kept."""
        typed: str = super().clean(value)
        try:
            found = read_partial_date(typed, latest=timezone.localdate())
        except DateError as error:
            raise forms.ValidationError(refused(error)) from None
        return str(found or "")


class NameAndBirthForm(TypedForm):
    """Who somebody is, as far as it is known."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=NEVER_FILLED),
    )
    birth_date = PartialDateField(
        label=gettext_lazy("Date of birth, as far as it is known"),
        help_text=gettext_lazy(
            "For example 2001, 2001-05 or 2001-05-17. Put ~ behind it if it is an "
            "estimate: 2001~."
        ),
    )


class PersonForm(NameAndBirthForm):
    """What is known of the person a case is about."""

    age_group = forms.ChoiceField(
        label=gettext_lazy("Age when the case was opened"), widget=ChoicesInARow
    )
    age_is_in_doubt = forms.BooleanField(
        label=gettext_lazy("The age is in doubt: the person may be under 18"),
        help_text=gettext_lazy(
            "Then the rules for children hold, until the age is decided."
        ),
        required=False,
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), widget=ChoicesInARow)
    gender = forms.ChoiceField(
        label=gettext_lazy("Gender"),
        help_text=gettext_lazy(
            "What the person says. It is sealed, and never counted."
        ),
        widget=forms.RadioSelect,
    )
    citizenship_1 = forms.ChoiceField(label=gettext_lazy("Citizenship"), required=False)
    citizenship_2 = forms.ChoiceField(
        label=gettext_lazy("Second citizenship"), required=False
    )
    citizenship_3 = forms.ChoiceField(
        label=gettext_lazy("Third citizenship"), required=False
    )
    languages = forms.CharField(
        label=gettext_lazy("Languages the person speaks"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the shared codes and the countries of the world."""
        super().__init__(*args, **kwargs)
        world = [("", "—"), (STATELESS, gettext("Stateless")), *country_choices()]
        offered: dict[str, list[tuple[str, str]]] = {
            "age_group": words(codes().age_group),
            "sex": words(codes().sex),
            "gender": words(codes().gender),
            **dict.fromkeys(CITIZENSHIPS, world),
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def known(self) -> KnownOfPerson:
        """Return what was typed, in the form in which it is kept."""
        typed = self.cleaned_data
        held = dict.fromkeys(typed[name] for name in CITIZENSHIPS if typed[name])
        identity = Identity(
            name=typed["name"].strip(),
            birth_date=typed["birth_date"],
            languages=typed["languages"].strip(),
            gender=typed["gender"],
            citizenships=tuple(held),
        )
        return KnownOfPerson(
            identity=identity,
            age_group=typed["age_group"],
            age_is_in_doubt=typed["age_is_in_doubt"],
            sex=typed["sex"],
        )


def values_of(person: PersonView) -> dict[str, object]:
    """Return what the form shows of a person at first."""
    identity = person.identity
    held = dict(zip(CITIZENSHIPS, identity.citizenships, strict=False))
    return {
        "name": identity.name,
        "birth_date": identity.birth_date,
        "languages": identity.languages,
        "gender": identity.gender,
        "age_group": person.age_group,
        "age_is_in_doubt": person.age_is_in_doubt,
        "sex": person.sex,
        "revision": person.revision,
        **held,
    }


class InvolvedForm(NameAndBirthForm):
    """Somebody else in a case."""

    role = forms.ChoiceField(label=gettext_lazy("Who it is"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=gettext_lazy("What to know about them"),
        required=False,
        widget=WRITING,
        max_length=5_000,
    )

    field_order = ["role", "name", "birth_date", "note"]

    def __init__(self, *args: Any, roles: Iterable[PersonRole], **kwargs: Any) -> None:
        """Offer the roles in whose part of the file the viewer may write."""
        super().__init__(*args, **kwargs)
        offered = {role.value: PERSON_ROLE_NAMES[role] for role in roles}
        self.fields["role"].choices = words(offered)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a name or a word: nobody is kept of whom nothing is known."""
        typed = super().clean() or {}
        if not (typed.get("name", "").strip() or typed.get("note", "").strip()):
            raise forms.ValidationError(gettext("Write a name, or what you know."))
        return typed

    def identity(self) -> Identity:
        """Return who it is, as far as it was typed."""
        typed = self.cleaned_data
        return Identity(typed["name"].strip(), typed["birth_date"], "")
