"""A municipality's page shows no number from 1 to 4, nor one that gives it away."""

from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.roundup.country_facts import CountryFacts
from ledfyr.domain.statistics.roundup.material import published_material, years_of
from ledfyr.domain.statistics.roundup.readers.municipality import (
    SMALLEST,
    coarse,
    municipality,
)
from tests.factories.figures import cell, figures, material

FORMS = ("sexual", "labour", "begging")
counts = st.lists(st.integers(0, 12), min_size=3, max_size=3)


def by_form(numbers: list[int], total: int) -> list[StatCell]:
    forms = zip(FORMS, numbers, strict=True)
    return [cell(total), *(cell(n, by="form", category=form) for form, n in forms)]


@given(counts, st.integers(0, 6))
def test_no_small_number_is_shown_or_left_over(numbers: list[int], other: int) -> None:
    total = sum(numbers) + other

    shown = coarse(figures(*by_form(numbers, total)), "SE")

    values = [c.value or 0 for cells in shown.breakdowns for c in cells]
    values += [c.value or 0 for c in shown.totals]
    assert not any(0 < value < SMALLEST for value in values)
    if shown.breakdowns:
        assert other == 0 or other >= SMALLEST


def test_a_breakdown_is_shown_whole_or_not_at_all() -> None:
    with_a_small_one = coarse(figures(*by_form([20, 10, 3], 33)), "SE")
    with_none = coarse(figures(*by_form([20, 10, 6], 36)), "SE")

    assert with_a_small_one.breakdowns == ()
    assert [len(cells) for cells in with_none.breakdowns] == [3]


def test_children_apart_from_the_sexes_are_not_left_over() -> None:
    women = cell(50, by="sex", category="female")
    men = cell(44, by="sex", category="male")

    shown = coarse(figures(cell(97), women, men), "SE")

    assert shown.breakdowns == ()


def test_two_totals_that_differ_by_few_do_not_stand_together() -> None:
    shown = coarse(
        figures(
            cell(27, measure="victims"),
            cell(23, measure="identified_victims"),
            cell(4, measure="presumed_victims"),
        ),
        "SE",
    )

    assert [each.value for each in shown.totals] == [27]


def test_the_page_of_the_published_record_holds_no_small_number() -> None:
    report = municipality(published_material(years_of("2016-2018")), {})

    assert report.holds_back
    assert report.cells
    assert not any(0 < (each.value or 0) < SMALLEST for each in report.cells)


def test_a_country_without_figures_has_its_page_from_the_mechanism(
    facts: CountryFacts,
) -> None:
    report = municipality(material(), {"SE": facts})

    (chapter,) = report.chapters
    assert {section.id for section in chapter.sections} >= {"figures", "identifies"}
