"""The shape of what is typed in a check of signs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.screening.instrument import Instrument, Item
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.steps import (
    NOT_KNOWN_YET,
    forms_of,
    places_of,
)
from ledfyr.web.parts.forms import ChoicesInARow

ANSWERS = [
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No")),
    ("unknown", gettext_lazy("Not known")),
]


class StartForm(forms.Form):
    """What was met: the form, the age, and the place if that helps."""

    form = forms.ChoiceField(
        label=gettext_lazy("What did you meet?"),
        help_text=gettext_lazy("It decides which signs are asked about."),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what comes closest.")},
    )
    age_group = forms.ChoiceField(
        label=gettext_lazy("How old is the person?"),
        help_text=gettext_lazy(
            "A child needs no force and no deceit to be a victim of trafficking."
        ),
        widget=ChoicesInARow,
        initial="unknown",
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Where was it?"),
        help_text=gettext_lazy("Adds the signs that show at such a place."),
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def __init__(self, *args: Any, asked: Instrument, **kwargs: Any) -> None:
        """Offer the forms and places that the instrument knows; some know one form."""
        super().__init__(*args, **kwargs)
        self._offer("age_group", [(a, wording.said(n)) for a, n in _ages()])
        self._offer_or_drop("form", _forms(asked))
        self._offer_or_drop("place", _places(asked))

    def _offer_or_drop(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Drop a question that leaves nothing to choose."""
        if len(choices) > 2:
            self._offer(name, choices)
        else:
            del self.fields[name]

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type)
        field.choices = choices


def _ages() -> Iterable[tuple[str, str]]:
    return codes().age_group.items()


def _forms(asked: Instrument) -> list[tuple[str, str]]:
    unsure = (NOT_KNOWN_YET, gettext("Something else, or not sure"))
    return [*((form, wording.form_name(form)) for form in forms_of(asked)), unsure]


def _places(asked: Instrument) -> list[tuple[str, str]]:
    elsewhere = ("", gettext("Somewhere else, or not important"))
    named = ((place.id, wording.said(place.title)) for place in places_of(asked))
    return [elsewhere, *named]


class QuestionsForm(forms.Form):
    """Some questions, each answered yes, no or not known; not known stands at first."""

    def __init__(self, *args: Any, items: Iterable[Item], **kwargs: Any) -> None:
        """Ask these items, in this order."""
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[item.id] = forms.ChoiceField(
                label=wording.said(item.sentence),
                help_text=wording.about(item),
                choices=ANSWERS,
                widget=ChoicesInARow,
                initial="unknown",
                error_messages={
                    "required": gettext("Choose one of the three answers.")
                },
            )
