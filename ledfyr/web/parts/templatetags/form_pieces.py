"""Tags for forms: a dressed field, and the list of what is wrong."""

from dataclasses import is_dataclass
from typing import Any

from django import template
from django.forms import BaseForm, BoundField, CheckboxInput
from django.template import Context
from django.utils.translation import gettext

from ledfyr.web.parts.faults import faults_at, faults_of, is_wrong

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


@register.filter
def faults(field: BoundField) -> list[str]:
    """Return what to do about a field, a sentence for each fault."""
    return faults_at(field)


@register.inclusion_tag("parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What is wrong in the form, each line a link to the place to put it right."""
    return {"faults": list(faults_of(form))}


@register.simple_tag(takes_context=True)
def error_word(context: Context) -> str:
    """Return "Error: " for the title of a page whose form has to be put right."""
    shown: list[object] = [*context.flatten().values()]
    for each in list(shown):
        shown += each.values() if isinstance(each, dict) else _parts(each)
    return f"{gettext('Error:')} " if any(map(is_wrong, shown)) else ""


def _parts(something: object) -> list[object]:
    return list(vars(something).values()) if is_dataclass(something) else []
