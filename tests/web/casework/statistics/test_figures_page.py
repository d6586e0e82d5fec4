"""A year's released figure of the node stands beside a published one."""

import csv
import re
from datetime import date

import pytest

from ledfyr.apps.statistics.actions import publish_release
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, a_case, a_case_worker, browser_of

pytestmark = pytest.mark.django_db

FORMS = ["LABOUR"] * 7 + ["SEX_OTHER"] * 6 + ["BEGGING"] * 3


@pytest.fixture
def registered(tmp_path, settings):
    settings.LEDFYR_RELEASES_FOLDER = tmp_path
    worker = a_case_worker()
    for form in FORMS:
        a_case(worker, presumed_on=date(2026, 5, 4), main_form=form)
    counter = a_viewer(Role.STATISTICIAN)
    publish_release(by=counter, now=NOW, year=2026, dimensions=("form",))


def page(address="/figures/2026/", role=Role.STATISTICIAN):
    return browser_of(a_viewer(role)).get(address)


def own_bars(shown):
    return {row.bar.label: row for row in shown.context["shown"].own.drawn.rows}


@pytest.mark.parametrize("role", Role)
def test_every_role_sees_protected_figures(role, registered):
    assert page(role=role).status_code == 200
    assert page("/figures/2026/figure.csv", role).status_code == 200


def test_the_latest_year_of_the_node_is_offered_first(registered):
    ways = page("/figures/").context["ways"]

    assert (ways[0].href, ways[0].label) == ("/figures/2026/", "Figures of 2026")
    assert "<h1>Figures of 2026</h1>" in page(ways[0].href).content.decode()


def test_a_small_number_stands_nowhere_on_the_page(registered):
    shown = page()

    row = own_bars(shown)["Forced begging"]
    assert row.is_hidden
    assert row.bar.note == "Hidden: it stands for 1 to 4 persons."


def test_a_number_beside_a_small_one_is_hidden_with_its_reason(registered):
    notes = [row.bar.note for row in own_bars(page()).values() if row.is_hidden]

    assert "Hidden: with this number, a small one could be worked out." in notes


def test_the_page_says_how_it_is_counted_and_protected(registered):
    html = page().content.decode()

    assert "Each person counts once" in html
    assert "Numbers from 1 to 4 are hidden" in html


def test_nobody_registered_since_the_release_moves_the_figure(registered):
    before = own_bars(page())
    a_case(a_case_worker(), presumed_on=date(2026, 5, 4), main_form="LABOUR")

    assert own_bars(page()) == before


def test_a_node_without_releases_still_shows_the_published_figure():
    shown = page("/figures/2018/")

    assert shown.context["shown"].own is None
    assert "Victims, Finland 2018, by form" in shown.content.decode()


def test_the_published_figure_of_the_year_stands_beside_it():
    shown = page("/figures/2016/").context["shown"].beside

    assert shown.name == "Victims, Finland 2016"
    assert shown.total == "130"


@pytest.mark.parametrize(("year", "total"), [(2016, 130), (2017, 127), (2018, 163)])
def test_a_published_year_can_be_chosen(year, total, registered):
    shown = page(f"/figures/2026/?beside=FI-{year}-victims").context["shown"]

    numbers = [row.bar.value or 0 for row in shown.beside.drawn.rows]
    assert shown.year == 2026
    assert (shown.beside.total, sum(numbers)) == (str(total), total)


def test_a_printed_dash_is_neither_a_number_nor_zero():
    shown = page("/figures/2016/").context["shown"].beside

    (row,) = [r for r in shown.drawn.rows if r.bar.label == "Forced criminality"]
    assert (row.bar.value, row.bar.is_blank) == (None, True)
    assert row.bar.note == "A dash is printed: neither a number nor zero."


def test_published_notes_and_their_source_stand_beside_the_figure():
    html = page("/figures/2016/").content.decode()

    assert "new clients of the National Assistance System" in html
    assert "Limits comparison" in html
    assert "Human Trafficking 2020: Baltic Sea Region Round-up Report" in html


@pytest.mark.parametrize("address", ["1999/", "999999999/", "2026/figure.csv"])
def test_a_year_of_which_nothing_is_known_is_not_found(address):
    assert page(f"/figures/{address}").status_code == 404


def test_a_choice_that_does_not_exist_shows_the_usual_one():
    shown = page("/figures/2018/?beside=XX-1-nothing").context["shown"]

    assert shown.beside.name == "Victims, Finland 2018"


def test_the_file_leaves_hidden_numbers_empty_and_says_why(registered):
    text = page("/figures/2026/figure.csv").content.decode("utf-8-sig")

    rows = {row[1]: row for row in csv.reader(text.splitlines()) if len(row) > 1}
    assert rows["begging"][3:] == [
        "",
        "primary",
        "Hidden: it stands for 1 to 4 persons.",
    ]
    assert rows["organ"][3:] == ["0", "published", ""]
    assert "Each person counts once" in text


@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        (Role.STATISTICIAN, ["ask", "releases", "submitted", "pairs"]),
        (Role.SERVICE_WORKER, ["ask", "releases"]),
    ],
)
def test_the_rooms_of_figures_stand_in_order_on_the_first_page(role, rooms):
    text = page("/figures/", role).content.decode()

    assert re.findall(r'href="/figures/([a-z]+)/"', text) == rooms
