"""How is a form drawn? One way on every page, with the errors first."""

from django import forms
from django.forms.renderers import DjangoTemplates


class PageRenderer(DjangoTemplates):
    """Draws forms with the templates of the parts room."""

    form_template_name = "parts/form.html"
    field_template_name = "parts/field.html"


class DayInput(forms.DateInput):
    """A day, chosen with the browser's own calendar or typed."""

    input_type = "date"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        """Always write a day as the browser's calendar needs it."""
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class ChoicesInARow(forms.RadioSelect):
    """A few short answers side by side, such as yes, no, not known."""

    in_a_row = True
