"""A protected number shows neither its size nor a bar; a blank is never a zero."""

from django.template.loader import render_to_string

from ledfyr.web.parts.bars import Bar, bars

CHART = bars(
    "Persons",
    "Year",
    "Persons",
    [
        Bar("2016", 130, "130"),
        Bar("2017", None, "", kind="own"),
        Bar("2018", None, "", is_blank=True),
        Bar("2019", 65, "65"),
        Bar("2020", 0, "0"),
    ],
)


def test_longest_bar_fills_the_drawing_and_half_is_half() -> None:
    widths = [row.width for row in CHART.rows]

    assert widths == [100, 0, 0, 50, 0]


def test_protected_number_is_hatched_and_said() -> None:
    page = render_to_string("parts/bars.html", {"bars": CHART})

    assert page.count('class="drawing-hidden"') == 1
    assert page.count("hidden to protect people") == 2


def test_blank_is_not_reported_and_zero_is_zero() -> None:
    page = render_to_string("parts/bars.html", {"bars": CHART})

    assert page.count("not reported") == 1
    assert '<td class="number">0</td>' in page


def test_chart_of_nothing_divides_by_nothing() -> None:
    empty = bars("Persons", "Year", "Persons", [Bar("2016", None, "")])

    assert empty.has_hidden
