"""How is a form drawn? One way on every page, with the errors first."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy


class PageRenderer(DjangoTemplates):
    """Draws forms with the templates of the parts room."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"


OTHER_LANGUAGE = "other_language"
"""Name of the button that shows what stands on a page again, in another language."""


class TypedForm(forms.Form):
    """A form that stands as it was typed when another language is chosen over it.

    It is neither judged nor valid then, so that nothing is recorded. Its page gives the
    form element the id of FORM_ID.
    """

    @property
    def is_shown_again(self) -> bool:
        """Return whether another language was chosen over this form."""
        return self.is_bound and OTHER_LANGUAGE in self.data

    @property
    def errors(self) -> ErrorDict:
        """Return what is wrong with what was sent in; nothing was, if not sent in."""
        return ErrorDict() if self.is_shown_again else super().errors

    def is_valid(self) -> bool:
        """Return whether what was sent in can be recorded."""
        return not self.is_shown_again and super().is_valid()


FORM_ID = "typed"
"""The id by which the buttons of the languages take a TypedForm along."""


class DayInput(forms.DateInput):
    """A day, chosen with the browser's own calendar or typed.

    What is no day comes back as it was typed: a calendar would show nothing.
    """

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        """Always write a day as the browser's calendar needs it."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Use a line of text where the calendar could not show what was typed."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not _is_day(shown):
            context["widget"]["type"] = "text"
        return context


YEARS_BACK = 50
YEARS_AHEAD = 15
_LONG_AGO = gettext_lazy("This day is very long ago; correct the year.")
_FAR_OFF = gettext_lazy("This day is very far off; correct the year.")


class DayField(forms.DateField):
    """A day within a working life of today; any other is a slip in the year.

    Not for dates of birth, which may be older.
    """

    widget = DayInput

    def validate(self, value: date | None) -> None:
        """Raise ValidationError for a day whose year cannot be meant."""
        super().validate(value)
        if value is None:
            return
        years = value.year - timezone.localdate().year
        if years < -YEARS_BACK:
            raise ValidationError(_LONG_AGO, code="long_ago")
        if years > YEARS_AHEAD:
            raise ValidationError(_FAR_OFF, code="far_off")


def _is_day(typed: str) -> bool:
    try:
        return parse_date(typed) is not None
    except ValueError:
        return False


class ChoicesInARow(forms.RadioSelect):
    """A few short answers side by side, such as yes, no, not known."""

    in_a_row = True
