"""Whoever may see figures asks freely, and gets noise, words, a drawing and a file."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import a_case, a_case_worker, browser_of

pytestmark = pytest.mark.django_db
LAST_YEAR = timezone.localdate().year - 1


@pytest.fixture
def registered():
    worker = a_case_worker()
    for form in ["LABOUR"] * 12 + ["SEX_OTHER"] * 9 + ["BEGGING"]:
        a_case(worker, presumed_on=date(LAST_YEAR, 5, 4), main_form=form)


@pytest.fixture
def hidden(registered, settings):
    """Find a secret key from which noise follows that hides the lone person."""
    for number in range(99):
        settings.SECRET_KEY = f"secret {number}".rjust(60)
        found = numbers(ask(f"year={LAST_YEAR}&rows=form"))
        if found["Forced begging"] == (None,):
            return "Forced begging"
    raise AssertionError("No noise hides a lone person.")


def ask(query="", role=Role.STATISTICIAN, file=""):
    return browser_of(a_viewer(role)).get(f"/figures/ask/{file}?{query}")


def numbers(answer):
    return {row.name: row.numbers for row in answer.context["shown"].rows}


def test_answer_is_near_the_count_and_no_small_number_stands(registered):
    found = numbers(ask(f"year={LAST_YEAR}&rows=form"))

    assert abs(int(found["Labour exploitation"][0]) - 12) <= 7
    [lone] = found["Forced begging"]
    assert lone is None or 5 <= int(lone) <= 8


def test_same_question_gets_the_same_answer(registered):
    query = f"year={LAST_YEAR}&rows=form&columns=sex"

    assert numbers(ask(query)) == numbers(ask(query, Role.COORDINATOR))


def test_a_filter_counts_only_what_it_names(registered):
    every = numbers(ask(f"year={LAST_YEAR}&rows=form"))
    labour = numbers(ask(f"year={LAST_YEAR}&rows=sex&form=labour"))

    assert labour["All together"] == every["Labour exploitation"]


def test_page_says_how_people_are_protected_and_how_it_is_counted(registered):
    page = ask().text

    assert "Every number but zero carries noise" in page
    assert "What comes out below 5 is hidden." in page
    assert "The whole counting rule" in page


def test_years_follow_from_the_day_alone():
    empty = ask().context["choices"]

    years = next(choice for choice in empty if choice.name == "year")
    assert len(years.options) == 6
    assert numbers(ask()) == {"All together": ("0",)}


def test_wrong_words_fall_back_on_what_is_usual(registered):
    for query in (
        "rows=name&columns=x&year=1&form=%27&source=zz",
        "rows=sex&columns=sex",
    ):
        assert ask(query).status_code == 200


def test_file_says_that_it_carries_noise(hidden):
    text = ask(f"year={LAST_YEAR}&rows=form", file="figures.csv").text
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))

    assert rows[0] == ["form", "persons", "status"]
    assert [hidden, "", "hidden"] in rows
    assert "carries noise" in text


def test_drawing_shows_the_parts_and_no_hidden_number(hidden):
    drawn = ask(f"year={LAST_YEAR}&rows=form&columns=sex", file="drawing.svg")

    assert drawn["Content-Type"].startswith("image/svg+xml")
    assert "hidden" in drawn.text and "Labour exploitation" in drawn.text


def test_number_of_queries_does_not_grow_with_cases(registered):
    browser = browser_of(a_viewer(Role.STATISTICIAN))
    browser.get("/figures/ask/")

    few = _queries(browser)
    worker = a_case_worker()
    for _ in range(15):
        a_case(worker, presumed_on=date(LAST_YEAR, 6, 4), main_form="LABOUR")

    assert _queries(browser) == few <= 40


def _queries(browser):
    with CaptureQueriesContext(connection) as found:
        browser.get("/figures/ask/?rows=form&columns=sex")
    return len(found)
