"""What somebody else kept while one was typing, shown so that both can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext

from ledfyr.web.parts.forms import TypedForm


@dataclass(frozen=True)
class Meanwhile:
    """What stands now, line by line, and the version that may be changed next."""

    facts: tuple[tuple[str, str], ...]
    revision: object


class RevisedForm(TypedForm):
    """A form that tells which version of a record was shown with it."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


def as_shown(
    form: forms.Form, values: Mapping[str, Any]
) -> tuple[tuple[str, str], ...]:
    """Return `values` in the words of a form's own questions and choices."""
    return tuple(
        (str(field.label), _said(field, values[name]))
        for name, field in form.fields.items()
        if name in values and not field.widget.is_hidden
    )


def look_again(form: forms.Form, stands: Meanwhile) -> None:
    """Keep what was typed, as a change of the version that stands now."""
    typed: Any = form.data
    typed = typed.copy()
    typed[form.add_prefix("revision")] = str(stands.revision)
    form.data = typed


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    names = dict(getattr(field, "choices", ()))
    chosen = value if isinstance(value, list | tuple) else [value]
    return ", ".join(
        str(names.get(one, one)) for one in chosen if one not in (None, "")
    )
