"""Sentences of the report follow the figures, whichever way those go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.roundup.comparability import trends, what_is_counted
from ledfyr.domain.statistics.roundup.figures import Figures
from ledfyr.domain.statistics.roundup.findings_forms import largest_form
from ledfyr.domain.statistics.roundup.layout import Block, Report
from ledfyr.domain.statistics.roundup.profiles import situation
from ledfyr.domain.statistics.roundup.report import findings, roundup
from ledfyr.engines.statistics.report_language import language
from ledfyr.engines.statistics.report_words import Prose, worded
from tests.factories.figures import cell, figures, material

CHANGED = Note(id="method", text="Counted anew.", flag="method_changed")


def said(report: Report) -> str:
    """Everything that the report says, in English."""
    language_of = language("en")
    words = worded(report, language_of)
    return "\n".join(
        item.text
        for chapter in words.chapters
        for section in chapter.sections
        for part in section.parts
        if isinstance(part, Prose)
        for item in part.items
    )


def sentences(*texts: object) -> list[str]:
    english = language("en")
    return [english.say(text).text for text in texts]  # type: ignore[arg-type]


def course(first: int | None, last: int | None, **place: str) -> Figures:
    return figures(cell(first, **place), cell(last, year=2018, **place))


@pytest.mark.parametrize(
    ("first", "last", "way"),
    [(10, 30, "a rise."), (30, 10, "a fall."), (7, 7, "7 in 2016 and in 2018.")],
)
def test_a_course_is_told_as_it_went(first: int, last: int, way: str) -> None:
    (told,) = sentences(*situation(course(first, last), "SE"))

    assert told.endswith(way)
    assert told.startswith("Victims: ")


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_the_region_rises_only_where_numbers_rise(first: int, last: int) -> None:
    (told,) = sentences(*trends(course(first, last)))

    assert ("rose" in told) == (last > first)
    assert ("fell" in told) == (last < first)
    assert ("is the same" in told) == (last == first)


def test_nothing_is_said_of_a_course_over_a_change_of_method() -> None:
    changed = figures(
        cell(10),
        cell(90, year=2018, notes=("method",)),
        notes=(CHANGED,),
    )

    (told,) = sentences(*situation(changed, "SE"))
    (regional,) = sentences(*trends(changed))

    assert "changed within these years" in told
    assert "rise." not in told.replace("a rise or a fall", "")
    assert regional.startswith("In one country nothing can be said")


def test_dashes_alone_make_no_number_and_no_course() -> None:
    dashes = figures(*(cell(None, year=year) for year in (2016, 2017, 2018)))

    told = sentences(*situation(dashes, "SE"), *trends(dashes))

    assert told == [
        "Victims: no yearly number of these years is known.",
        "In one country nothing can be said of a rise or a fall: Sweden.",
    ]


def test_a_report_of_dashes_alone_is_still_a_report() -> None:
    dashes = material(*(cell(None, year=year) for year in (2016, 2017, 2018)))

    report = roundup(dashes, {})

    text = said(report)
    assert "no country gives figures by form" in text
    assert "no country gives a number of children" in text
    assert "no country gives figures of victims by sex" in text
    assert "In 3 places the source has a dash" in text


def test_a_report_of_one_country_speaks_of_one() -> None:
    report = roundup(material(cell(10), cell(30, year=2018)), {})

    text = said(report)
    assert "and one country." in text
    assert "1 countries" not in text


def test_a_report_without_figures_says_so() -> None:
    assert "There are no figures for these years." in said(roundup(material(), {}))


def test_a_lost_number_between_two_years_is_not_filled() -> None:
    lost = cell(None, year=2017, printed=Printed.LOST, certainty=Certainty.LOST)

    (told,) = sentences(*situation(figures(cell(5), lost, cell(9, year=2018)), "SE"))

    assert told == "Victims: 5 in 2016, 9 in 2018; a rise."


def test_an_unclear_number_is_not_taken_for_a_known_one() -> None:
    unclear = cell(
        None,
        year=2018,
        printed=Printed.UNCLEAR,
        certainty=Certainty.AMBIGUOUS,
        candidates=(4, 9),
    )

    (told,) = sentences(*situation(figures(cell(5), unclear), "SE"))

    assert told == "Victims: 5 in 2016; other years are not known."


def by_form(**numbers: int) -> Figures:
    forms = [cell(n, by="form", category=form) for form, n in numbers.items()]
    return figures(cell(sum(numbers.values())), *forms)


def test_the_largest_form_is_the_largest_whichever_it_is() -> None:
    (told,) = sentences(largest_form(by_form(sexual=3, begging=11, labour=2), "SE"))

    assert told == "Sweden (2016): Forced begging 11, the largest form."


def test_two_largest_forms_are_both_named() -> None:
    (told,) = sentences(largest_form(by_form(sexual=8, labour=8, begging=1), "SE"))

    assert "Labour exploitation and Sexual exploitation, equally often" in told


def test_forms_of_zero_have_no_largest() -> None:
    assert largest_form(by_form(sexual=0, labour=0), "SE") is None


def pair(women: int, men: int, **place: str) -> list[StatCell]:
    return [
        cell(women + men, **place),
        cell(women, by="sex", category="female", **place),
        cell(men, by="sex", category="male", **place),
    ]


def section(built: Figures, name: str) -> tuple[Block, ...]:
    return next(s.blocks for s in findings(built).sections if s.id == name)


@pytest.mark.parametrize(
    ("women", "men", "told"),
    [
        (9, 3, "In one country-year, women and girls outnumber men and boys."),
        (3, 9, "men and boys outnumber women and girls: Sweden (2016)."),
        (4, 4, "there are as many of both: Sweden (2016)."),
    ],
)
def test_women_and_men_stand_as_the_figures_have_them(
    women: int, men: int, told: str
) -> None:
    text = said(roundup(material(*pair(women, men)), {}))

    assert told in text
    assert ("women and girls outnumber" in text) == (women > men)


@pytest.mark.parametrize(
    ("convicted", "told"),
    [
        (2, "fewer persons were convicted than"),
        (20, "at least as many persons were convicted as victims were counted: Sweden"),
    ],
)
def test_convictions_stand_beside_victims_either_way(convicted: int, told: str) -> None:
    text = said(roundup(material(cell(12), cell(convicted, measure="convicted")), {}))

    assert told in text


def test_convictions_are_not_set_beside_crimes() -> None:
    crimes = cell(12, measure="crimes_reported", unit="crimes")

    text = said(roundup(material(crimes, cell(2, measure="convicted")), {}))

    assert "were convicted" not in text


def test_children_counted_as_crimes_do_not_stand_for_the_extent() -> None:
    built = figures(
        cell(3, measure="children", unit="crimes"),
        cell(70, measure="crimes_reported", unit="crimes"),
    )

    assert sentences(*what_is_counted(built)) == ["Crimes reported, in crimes: Sweden."]


def test_a_flag_of_one_figure_does_not_limit_another() -> None:
    note = Note(id="crimes", text="Crimes.", flag="crimes_not_victims")
    built = figures(
        cell(9, measure="children", unit="persons"),
        cell(70, measure="crimes_reported", unit="crimes", notes=("crimes",)),
        notes=(note,),
    )

    assert built.hindrances("SE", "children") == ()
    assert built.hindrances("SE") == ("crimes_not_victims",)
