"""Tags for forms: a dressed field, and the list of what is wrong."""

from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput

register = template.Library()


@register.filter
def dressed(field: BoundField) -> BoundField:
    """Give a field's input the look of the design system; return the field."""
    attrs = field.field.widget.attrs
    if "ds-input" not in attrs.get("class", ""):
        attrs["class"] = f"ds-input {attrs.get('class', '')}".strip()
    return field


@register.filter
def is_one_box(field: BoundField) -> bool:
    """Return whether the field is a single box to tick."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_in_a_row(field: BoundField) -> bool:
    """Return whether the choices stand side by side."""
    return getattr(field.field.widget, "in_a_row", False)


@register.inclusion_tag("parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong in the form, each line a link to the place to put it right."""
    lines = [
        _line(form, name, text) for name, texts in form.errors.items() for text in texts
    ]
    return {"lines": lines}


def _line(form: BaseForm, name: str, text: object) -> dict[str, object]:
    if name not in form.fields:
        return {"href": "", "label": "", "text": text}
    field = form[name]
    return {"href": f"#{_first_input(field)}", "label": field.label, "text": text}


def _first_input(field: BoundField) -> str:
    return field.id_for_label or f"{field.auto_id}_0"
