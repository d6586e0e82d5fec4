"""What is wrong in a form, said so that one can put it right.

Django's own sentences ("This field is required.") name neither the field nor the cure.
Each gets a sentence here by the kind of field, on every form. A sentence that a form or
a rule wrote itself is kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy

KINDS: tuple[tuple[type, str], ...] = (
    (forms.FileField, "file"),
    (forms.MultipleChoiceField, "several"),
    (forms.ChoiceField, "choice"),
    (forms.DateField, "date"),
    (forms.DecimalField, "decimal"),
    (forms.IntegerField, "number"),
    (forms.EmailField, "email"),
    (forms.BooleanField, "box"),
)
"""Kinds of fields; the first that fits counts, and any other is a line of words."""

EMPTY = {
    "file": gettext_lazy("Choose a file under “%(label)s”."),
    "several": gettext_lazy("Choose at least one answer under “%(label)s”."),
    "choice": gettext_lazy("Choose an answer under “%(label)s”."),
    "date": gettext_lazy("Enter a date under “%(label)s”, like %(today)s."),
    "decimal": gettext_lazy("Enter a number under “%(label)s”, in digits."),
    "number": gettext_lazy("Enter a number under “%(label)s”, in digits."),
    "email": gettext_lazy("Write an e-mail address under “%(label)s”."),
    "box": gettext_lazy("Tick “%(label)s” to go on."),
    "text": gettext_lazy("Write an answer under “%(label)s”."),
    "line": gettext_lazy("Fill in “%(label)s”."),
}
MISREAD = {
    "file": gettext_lazy("Choose the file under “%(label)s” again."),
    "several": gettext_lazy("Choose from the answers under “%(label)s”."),
    "choice": gettext_lazy("Choose one of the answers under “%(label)s”."),
    "date": gettext_lazy("Enter a day that exists under “%(label)s”, like %(today)s."),
    "decimal": gettext_lazy(
        "Write “%(label)s” in digits, with a comma or a point only before hundredths, "
        "like 12 000,50 or 12000.50."
    ),
    "number": gettext_lazy("Enter a whole number under “%(label)s”, in digits."),
    "email": gettext_lazy(
        "Write the whole e-mail address under “%(label)s”, like name@example.org."
    ),
}
OTHERS = {
    "empty": gettext_lazy(
        "Choose another file under “%(label)s”: there is nothing in this one."
    ),
    "max_length": gettext_lazy(
        "Shorten “%(label)s” to %(limit_value)s characters; now it has %(show_value)s."
    ),
    "min_length": gettext_lazy(
        "Write at least %(limit_value)s characters under “%(label)s”."
    ),
    "min_value": gettext_lazy("Enter %(limit_value)s or more under “%(label)s”."),
    "max_value": gettext_lazy("Enter %(limit_value)s or less under “%(label)s”."),
    "null_characters_not_allowed": gettext_lazy(
        "Write “%(label)s” again: a sign in it cannot be kept."
    ),
}
_ON_ITS_WAY = gettext_lazy(
    "A part of this page was lost on its way. Copy what you wrote, open the page again "
    "and paste it there."
)
_MISREAD_CODES = frozenset({"invalid", "invalid_choice", "invalid_list", "missing"})


@dataclass(frozen=True)
class Fault:
    """A sentence on what to do, and where: empty for the form as a whole.

    `label` goes before a sentence that does not name its field itself.
    """

    text: str
    href: str = ""
    label: str = ""


def faults_of(form: BaseForm) -> Iterator[Fault]:
    """Yield everything that is wrong in a form, field by field in its order."""
    wrong = form.errors.as_data()
    for name in sorted(wrong, key=[*form.fields, *wrong].index):
        for error in wrong[name]:
            yield _fault(form, name, error)


def faults_at(field: BoundField) -> list[str]:
    """Return what to do about one field, a sentence for each fault."""
    found = field.form.errors.as_data().get(field.name, [])
    return [_sentence(field, error) for error in found]


def is_wrong(something: object) -> bool:
    """Return whether this is a form that was sent in and has to be put right."""
    return isinstance(something, BaseForm) and bool(something.errors)


def _fault(form: BaseForm, name: str, error: ValidationError) -> Fault:
    if name not in form.fields:
        return Fault(_own(error))
    field = form[name]
    text = _sentence(field, error)
    if field.is_hidden:
        return Fault(text)
    href = f"#{field.id_for_label or f'{field.auto_id}_0'}"
    return Fault(text, href, "" if _is_djangos(field, error) else str(field.label))


def _sentence(field: BoundField, error: ValidationError) -> str:
    if not _is_djangos(field, error):
        return _own(error)
    if field.is_hidden:
        return str(_ON_ITS_WAY)
    template = _template(field, error)
    today = timezone.localdate().isoformat()
    known: dict[str, Any] = {**(error.params or {}), "today": today}
    return str(template) % {**known, "label": field.label} if template else _own(error)


def _template(field: BoundField, error: ValidationError) -> Any:
    kind = _kind(field)
    if error.code == "required":
        return EMPTY[kind]
    if error.code in _MISREAD_CODES:
        return MISREAD.get(kind)
    return OTHERS.get(str(error.code))


def _kind(field: BoundField) -> str:
    for sort, kind in KINDS:
        if isinstance(field.field, sort):
            return kind
    return "text" if isinstance(field.field.widget, forms.Textarea) else "line"


def _is_djangos(field: BoundField, error: ValidationError) -> bool:
    """Return whether the sentence is one that Django brings along."""
    brought: list[object] = [
        sentence
        for sort in type(field.field).__mro__
        for sentence in getattr(sort, "default_error_messages", {}).values()
    ]
    brought += [getattr(type(each), "message", "") for each in field.field.validators]
    return any(error.message is sentence for sentence in brought)


def _own(error: ValidationError) -> str:
    return " ".join(error.messages)
