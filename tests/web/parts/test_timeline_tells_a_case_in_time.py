"""A case drawn in time says the same in its table."""

from datetime import date

from django.template.loader import render_to_string

from ledfyr.web.parts.timeline import Point, Span, timeline

TODAY = date(2026, 2, 1)
DECISION = Point(date(2026, 1, 10), "Reasonable grounds")
PERIOD = Span(date(2026, 1, 10), date(2026, 2, 9), "Reflection period")
OPEN = Span(date(2026, 1, 20), None, "Support")


def test_everything_lies_within_the_drawing_in_order() -> None:
    drawn = timeline("The case", [OPEN, PERIOD, DECISION], TODAY)

    assert [row.starts for row in drawn.rows] == sorted(
        row.starts for row in drawn.rows
    )
    assert all(0 <= row.x and row.x + row.width <= 100 for row in drawn.rows)
    assert 0 < drawn.today_x < 100


def test_a_period_ends_where_its_last_day_is() -> None:
    drawn = timeline("The case", [PERIOD, Point(PERIOD.ends or TODAY, "End")], TODAY)

    period, end = drawn.rows
    assert abs(period.x + period.width - end.x) < 0.02


def test_a_period_without_an_end_runs_off_the_drawing() -> None:
    drawn = timeline("The case", [OPEN, PERIOD], TODAY)

    support = next(row for row in drawn.rows if row.item is OPEN)
    assert support.x + support.width == 100
    assert "No end set" in render_to_string("parts/timeline.html", {"timeline": drawn})


def test_a_case_with_nothing_recorded_still_shows_today() -> None:
    drawn = timeline("The case", [], TODAY)

    assert drawn.rows == ()
    assert drawn.today_x == 50


def test_table_holds_every_row_of_the_drawing() -> None:
    drawn = timeline("The case", [DECISION, PERIOD, OPEN], TODAY)

    page = render_to_string("parts/timeline.html", {"timeline": drawn})

    assert page.count('<th scope="row">') == 3
    assert page.count('class="drawing-label"') == 3
    assert 'style="' not in page


def test_few_months_are_marked_however_long_the_case() -> None:
    long = Span(date(2016, 1, 1), date(2026, 1, 1), "Proceedings")

    drawn = timeline("The case", [long], TODAY)

    assert 1 <= len(drawn.ticks) <= 5
