"""A form with faults keeps every answer and leads from each fault to its place."""

import re

from django import forms

from ledfyr.web.parts.forms import ChoicesInARow, DayInput

ANSWERS = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


class SightingForm(forms.Form):
    """A form of every kind of field."""

    story = forms.CharField(help_text="No names.", widget=forms.Textarea)
    day = forms.DateField(label="Day", widget=DayInput, required=False)
    alone = forms.ChoiceField(label="Alone?", widget=ChoicesInARow, choices=ANSWERS)
    agrees = forms.BooleanField(label="The person agrees")


def test_typed_text_and_day_come_back() -> None:
    page = str(SightingForm({"story": "Six men, one room", "day": "2026-03-01"}))

    assert "Six men, one room" in page
    assert 'value="2026-03-01"' in page


def test_each_fault_links_to_an_input_that_exists() -> None:
    page = str(SightingForm({}))

    linked = re.findall(r'<a href="#([^"]*)">', page)

    assert linked == ["id_story", "id_alone_0", "id_agrees"]
    assert all(f'id="{name}"' in page for name in linked)


def test_input_points_to_its_hint_and_its_fault() -> None:
    page = str(SightingForm({}))

    textarea = re.search(r"<textarea[^>]*>", page)
    assert textarea
    assert 'aria-invalid="true"' in textarea[0]
    described_by = re.search(r'aria-describedby="([^"]*)"', textarea[0])
    assert described_by
    assert all(f'id="{name}"' in page for name in described_by[1].split())


def test_choices_stand_under_one_legend() -> None:
    page = str(SightingForm())

    group = re.search(r"<fieldset.*?</fieldset>", page, re.DOTALL)
    assert group
    assert re.search(r"<legend[^>]*>\s*Alone\?\s*</legend>", group[0])
    assert group[0].count('type="radio"') == len(ANSWERS)
    assert group[0].count("<label for=") == len(ANSWERS)


def test_form_without_faults_shows_no_summary() -> None:
    assert "error-summary" not in str(SightingForm())
