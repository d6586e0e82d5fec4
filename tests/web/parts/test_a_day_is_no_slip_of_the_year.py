"""A day whose year cannot be meant is refused where it is typed, and stays there."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.utils import timezone

import ledfyr.web.casework.cases
import ledfyr.web.casework.referrals
from ledfyr.web.parts.forms import YEARS_AHEAD, YEARS_BACK, DayField

YEAR = timezone.localdate().year


class HearingForm(forms.Form):
    """A form that asks for one day."""

    on = DayField(label="Day of the hearing")


@pytest.mark.parametrize("typed", ["0002-01-01", "1800-05-06", f"{YEAR - 51}-12-31"])
def test_a_day_long_ago_is_refused_and_kept(typed: str) -> None:
    form = HearingForm({"on": typed})

    assert form.errors["on"] == ["This day is very long ago; correct the year."]
    assert f'value="{typed}"' in str(form)


@pytest.mark.parametrize("typed", ["9999-12-31", "2226-03-04", f"{YEAR + 16}-01-01"])
def test_a_day_far_off_is_refused_and_kept(typed: str) -> None:
    form = HearingForm({"on": typed})

    assert form.errors["on"] == ["This day is very far off; correct the year."]
    assert f'value="{typed}"' in str(form)


def test_the_list_of_faults_names_the_field() -> None:
    page = str(HearingForm({"on": "1500-01-01"}))

    assert "Day of the hearing" in page.split("</a>", 1)[0]


@pytest.mark.parametrize(
    "typed", [f"{YEAR - YEARS_BACK}-01-01", f"{YEAR + YEARS_AHEAD}-12-31"]
)
def test_a_day_within_a_working_life_is_taken(typed: str) -> None:
    assert HearingForm({"on": typed}).is_valid()


def test_the_year_counts_on_the_day_of_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    form = HearingForm({"on": f"{YEAR + 16}-01-01"})
    later = timezone.localdate().replace(year=YEAR + 1, day=1)
    monkeypatch.setattr(timezone, "localdate", lambda: later)

    assert form.is_valid()


def test_an_empty_day_stays_empty_where_it_may() -> None:
    field = DayField(required=False)

    assert field.clean("") is None


def test_every_day_of_a_case_or_a_referral_is_asked_for_so() -> None:
    days = []
    for room in (ledfyr.web.casework.cases, ledfyr.web.casework.referrals):
        for found in walk_packages(room.__path__, f"{room.__name__}."):
            for each in vars(import_module(found.name)).values():
                if isinstance(each, type) and issubclass(each, forms.Form):
                    fields = each.base_fields.items()
                    days += [(each, n, f) for n, f in fields]
    asked = [row for row in days if isinstance(row[2], forms.DateField)]

    assert len(asked) > 10
    assert [row[:2] for row in asked if not isinstance(row[2], DayField)] == []
