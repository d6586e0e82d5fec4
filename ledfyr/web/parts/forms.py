"""How is a form drawn? One way on every page, with the errors first."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.dateparse import parse_date


class PageRenderer(DjangoTemplates):
    """Draws forms with the templates of the parts room."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"


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


def _is_day(typed: str) -> bool:
    try:
        return parse_date(typed) is not None
    except ValueError:
        return False


class ChoicesInARow(forms.RadioSelect):
    """A few short answers side by side, such as yes, no, not known."""

    in_a_row = True
