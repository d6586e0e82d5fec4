"""The shape of what is typed when a letter is written."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy

from ledfyr.apps.cases.actions import Wish
from ledfyr.domain.cases.letters import Letter
from ledfyr.web.casework.cases.forms import NO_LANGUAGE
from ledfyr.web.parts.forms import DayField, TypedForm


class LetterForm(TypedForm):
    """Language, name or no name, and the appointment where the letter is about one."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        help_text=gettext_lazy(
            "Languages into which this letter is translated. No native speaker has "
            "checked the translations yet."
        ),
    )
    with_name = forms.BooleanField(
        label=gettext_lazy("Write the person's name in the letter"),
        help_text=gettext_lazy(
            "Ask the person. Without it, the letter speaks of its bearer."
        ),
        required=False,
    )
    day = DayField(label=gettext_lazy("Day"))
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    place = forms.CharField(
        label=gettext_lazy("Place"),
        help_text=gettext_lazy("Never the address of a shelter."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, letter: Letter, languages: Iterable[str], **kwargs: Any
    ) -> None:
        """Ask only what this letter needs."""
        super().__init__(*args, **kwargs)
        self.letter = letter
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            NO_LANGUAGE,
            *((code, LANG_INFO[code]["name_local"]) for code in languages),
        ]
        if not letter.needs_appointment:
            for name in ("day", "time", "place"):
                del self.fields[name]

    def wish(self) -> Wish:
        """Return what was typed, as the action takes it."""
        return Wish(letter=self.letter.id, **self.cleaned_data)
