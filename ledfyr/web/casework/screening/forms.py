"""The shape of what is typed in a check of signs."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from ledfyr.domain.screening.instrument import Instrument, Item
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.web.casework.screening import wording
from ledfyr.web.casework.screening.steps import FORMS, NOT_KNOWN_YET, places
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
        known = [p for p in places(asked) if p in wording.PLACES]
        if not known:
            del self.fields["form"], self.fields["place"]
            return
        self._offer("form", [(f, wording.form_name(f)) for f in FORMS] + _unsure())
        self._offer("place", [_anywhere(), *((p, wording.PLACES[p]) for p in known)])

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type)
        field.choices = [(code, str(label)) for code, label in choices]


def _unsure() -> list[tuple[str, str]]:
    return [(NOT_KNOWN_YET, gettext("Something else, or not sure"))]


def _ages() -> Iterable[tuple[str, str]]:
    return codes().age_group.items()


def _anywhere() -> tuple[str, str]:
    return ("", gettext("Somewhere else, or not important"))


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
