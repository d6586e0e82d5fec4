"""Sharing by duty names a ground of the country, and what in the case demands it."""

from datetime import date, timedelta
from typing import Any

import pytest

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.legal_duties import (
    DutyError,
    all_duties,
    check_duty,
    duties,
)

TODAY = date(2026, 11, 22)
GOOD: dict[str, Any] = {
    "ground": "child_concern_se",
    "words": "A child of four sleeps at the workplace.",
    "compartments": {Compartment.WHEREABOUTS},
    "country": "SE",
    "disclosed_on": TODAY,
    "told_on": None,
    "today": TODAY,
}


def test_a_ground_of_the_country_stands() -> None:
    check_duty(**GOOD)


@pytest.mark.parametrize(
    ("fault", "cure"),
    [
        ({"country": "LV"}, "list of this country"),
        ({"ground": "invented"}, "list of this country"),
        ({"words": "  "}, "what in this case demands it"),
        ({"compartments": set()}, "Choose the parts"),
        ({"disclosed_on": TODAY + timedelta(1)}, "future"),
        ({"told_on": TODAY + timedelta(1)}, "future"),
    ],
)
def test_what_cannot_stand_says_the_cure(fault: dict[str, Any], cure: str) -> None:
    with pytest.raises(DutyError, match=cure):
        check_duty(**{**GOOD, **fault})


@pytest.mark.parametrize("country", ["SE", "NO", "LV", "PL", "RU"])
def test_every_country_can_name_a_law_of_its_own(country: str) -> None:
    assert "other_law" in {duty.id for duty in duties(country, TODAY)}


def test_a_duty_of_another_country_is_not_offered() -> None:
    assert "child_concern_no" not in {duty.id for duty in duties("SE", TODAY)}


def test_what_is_named_from_memory_is_not_called_checked() -> None:
    remembered = [d for d in all_duties().values() if d.source == "law_from_memory"]

    assert remembered
    assert not any(duty.checked for duty in remembered)
