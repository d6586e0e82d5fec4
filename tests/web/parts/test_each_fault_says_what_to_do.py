"""Whatever is wrong with a field, its sentence names the field and says what to do."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.utils import timezone, translation

import ledfyr.web
from ledfyr.web.parts.faults import faults_of
from ledfyr.web.parts.forms import DayInput

CHOICES = [("a", "A"), ("b", "B")]
TODAY = timezone.localdate().isoformat()
WRONG = [
    (forms.CharField, {}, "", "Fill in “Asked”."),
    (
        forms.CharField,
        {"widget": forms.Textarea},
        "",
        "Write an answer under “Asked”.",
    ),
    (forms.ChoiceField, {"choices": CHOICES}, "", "Choose an answer under “Asked”."),
    (
        forms.ChoiceField,
        {"choices": CHOICES},
        "c",
        "Choose one of the answers under “Asked”.",
    ),
    (
        forms.MultipleChoiceField,
        {"choices": CHOICES},
        [],
        "Choose at least one answer under “Asked”.",
    ),
    (
        forms.MultipleChoiceField,
        {"choices": CHOICES},
        ["c"],
        "Choose from the answers under “Asked”.",
    ),
    (forms.DateField, {}, "", f"Enter a date under “Asked”, like {TODAY}."),
    (
        forms.DateField,
        {},
        "31 February",
        f"Enter a day that exists under “Asked”, like {TODAY}.",
    ),
    (forms.BooleanField, {}, "", "Tick “Asked” to go on."),
    (forms.DecimalField, {}, "", "Enter a number under “Asked”, in digits."),
    (
        forms.DecimalField,
        {},
        "1.2.3",
        "Write “Asked” in digits, with a comma or a point only before hundredths, "
        "like 12 000,50 or 12000.50.",
    ),
    (forms.IntegerField, {}, "", "Enter a number under “Asked”, in digits."),
    (forms.IntegerField, {}, "x", "Enter a whole number under “Asked”, in digits."),
    (
        forms.IntegerField,
        {"min_value": 0},
        "-1",
        "Enter 0 or more under “Asked”.",
    ),
    (forms.IntegerField, {"max_value": 9}, "10", "Enter 9 or less under “Asked”."),
    (forms.EmailField, {}, "", "Write an e-mail address under “Asked”."),
    (
        forms.EmailField,
        {},
        "name",
        "Write the whole e-mail address under “Asked”, like name@example.org.",
    ),
    (
        forms.CharField,
        {"max_length": 3},
        "four",
        "Shorten “Asked” to 3 characters; now it has 4.",
    ),
    (
        forms.CharField,
        {"min_length": 3},
        "ab",
        "Write at least 3 characters under “Asked”.",
    ),
    (
        forms.CharField,
        {},
        "a\x00b",
        "Write “Asked” again: a sign in it cannot be kept.",
    ),
]


def asking(field: forms.Field, **typed: object) -> forms.Form:
    """Return a form that asks one thing, as it was answered."""
    form = type("Asking", (forms.Form,), {"asked": field})
    made: forms.Form = form(typed)
    return made


def house_forms() -> set[type[forms.BaseForm]]:
    """Return every form of the house."""
    for module in walk_packages(ledfyr.web.__path__, "ledfyr.web."):
        import_module(module.name)
    found, left = set(), [forms.BaseForm]
    while left:
        left += (below := left.pop().__subclasses__())
        found |= {each for each in below if each.__module__.startswith("ledfyr.")}
    return found


@pytest.mark.parametrize(("sort", "given", "typed", "sentence"), WRONG)
def test_the_sentence_fits_the_kind_of_field(
    sort: type[forms.Field], given: dict[str, object], typed: object, sentence: str
) -> None:
    (fault,) = faults_of(asking(sort(label="Asked", **given), asked=typed))

    assert fault.text == sentence


def test_a_missing_and_an_empty_file_are_told_apart() -> None:
    form = type("Asking", (forms.Form,), {"asked": forms.FileField(label="Letter")})

    (missing,) = faults_of(form({}, {}))
    (empty,) = faults_of(form({}, {"asked": SimpleUploadedFile("letter.pdf", b"")}))

    assert missing.text == "Choose a file under “Letter”."
    assert "there is nothing in this one" in empty.text


def test_every_required_field_of_the_house_is_told_by_its_name() -> None:
    told = 0

    for form in house_forms():
        for field in form.base_fields.values():
            if not field.required or field.widget.is_hidden or not field.label:
                continue
            (fault,) = faults_of(asking(field))
            named = str(field.label) in (fault.text, fault.label)
            assert named or f"“{field.label}”" in fault.text, (form, field.label)
            assert "required" not in fault.text, (form, field.label)
            told += 1

    assert told > 70


def test_a_sentence_that_a_form_wrote_itself_is_kept() -> None:
    own = {"required": "Ask the person first."}

    (fault,) = faults_of(
        asking(forms.CharField(label="Who agreed", error_messages=own))
    )

    assert (fault.label, fault.text) == ("Who agreed", "Ask the person first.")


def test_a_part_that_was_lost_on_its_way_asks_to_open_the_page_again() -> None:
    (fault,) = faults_of(asking(forms.IntegerField(widget=forms.HiddenInput)))

    assert "open the page again" in fault.text
    assert fault.href == ""


def test_a_day_that_is_none_comes_back_as_it_was_typed() -> None:
    wrong = str(asking(forms.DateField(widget=DayInput), asked="31/2 in spring"))
    right = str(asking(forms.DateField(widget=DayInput), asked="2026-03-01"))

    assert 'type="text" name="asked" value="31/2 in spring"' in wrong
    assert 'type="date" name="asked" value="2026-03-01"' in right


@pytest.mark.parametrize(("language", "word"), [("en", "Error: "), ("sv", "Fel: ")])
def test_the_title_says_that_something_is_wrong(language: str, word: str) -> None:
    page = Template("{% load form_pieces %}{% error_word %}My page")
    form = asking(forms.CharField(), asked="")
    fresh = type(form)()

    with translation.override(language):
        wrong = page.render(Context({"form": form}))
        within = page.render(Context({"shown": {"form": form}}))
        right = page.render(Context({"form": fresh}))

    assert wrong == within == f"{word}My page"
    assert right == "My page"
