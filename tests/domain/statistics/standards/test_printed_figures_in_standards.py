"""The published record speaks every standard, and a dash never becomes a number."""

import pytest

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published import Figure, countries, figure, figures, years
from ledfyr.domain.statistics.standards import eurostat, plain, sdmx
from ledfyr.domain.statistics.standards.publication import Publication, State
from ledfyr.domain.statistics.standards.published_figures import of_figures
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.domain.statistics.standards.telling import told

EVERY = [
    each
    for country in countries()
    for year in years(country)
    for each in figures(country, year)
]


def in_words_of(name: str, *some: Figure) -> Publication:
    return of_figures(standard(name), some)


def a_figure(*cells: tuple[str, int | None, Printed]) -> Figure:
    return Figure(
        "SE",
        "2018",
        "victims",
        "form",
        tuple(
            StatCell(
                ref_area="SE",
                measure="victims",
                year=2018,
                until=2018,
                by="form",
                category=form,
                value=value,
                printed=printed,
                unit="persons",
                certainty=Certainty.CERTAIN,
                source="roundup_2020",
            )
            for form, value, printed in cells
        ),
        (),
        (),
        "roundup_2020",
    )


def test_every_cell_of_the_record_stands_in_the_plain_table() -> None:
    cells = [
        cell
        for each in EVERY
        for cell in each.cells
        if (cell.by, cell.category) != ("form", "facilitation")
    ]

    found = in_words_of("plain", *EVERY).numbers

    # Two printed categories of sex, transgender and other, are one of ours.
    assert len(cells) - len(found) <= 1
    assert sum(cell.value or 0 for cell in cells) == sum(n.value or 0 for n in found)


@pytest.mark.parametrize("name", ["eurostat", "eu_19a", "glotip", "sdmx", "plain"])
def test_a_total_comes_out_as_it_was_printed(name: str) -> None:
    printed = figure("FI", 2018, "victims")

    (number,) = in_words_of(name, printed).numbers

    assert [number.value] == list(printed.values().values())
    assert (number.ref_area, number.period, number.codes) == ("FI", "2018", ())


def test_forms_that_eurostat_puts_together_are_added() -> None:
    both = a_figure(
        ("labour", 8, Printed.NUMBER),
        ("begging", 3, Printed.NUMBER),
        ("sexual", 5, Printed.NUMBER),
    )

    sheet = eurostat.rows(in_words_of("eurostat", both))

    values = {row[6]: row[9] for row in sheet.rows}
    assert values == {"ICCS02042": 11, "ICCS02041": 5}


@pytest.mark.parametrize(
    ("printed", "value", "state"),
    [
        (Printed.DASH, 8, State.IN_PART),
        (Printed.LOST, None, State.LOST),
        (Printed.BLANK, None, State.UNCLEAR),
        (Printed.UNCLEAR, None, State.UNCLEAR),
    ],
)
def test_a_sum_over_what_is_no_number_says_so(
    printed: Printed, value: int | None, state: State
) -> None:
    mixed = a_figure(("labour", 8, Printed.NUMBER), ("begging", None, printed))

    (number,) = in_words_of("eurostat", mixed).numbers

    assert (number.value, number.state) == (value, state)


def test_a_printed_dash_is_a_missing_value_and_never_zero() -> None:
    dash = a_figure(("labour", None, Printed.DASH), ("sexual", 0, Printed.NUMBER))

    sheet = sdmx.rows(in_words_of("sdmx", dash))

    first, second = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    assert (first["OBS_VALUE"], first["OBS_STATUS"]) == (None, "M")
    assert (first["STATE"], first["COMMENT_OBS"]) == ("DASH", "A dash is printed.")
    assert (second["OBS_VALUE"], second["OBS_STATUS"]) == (0, "A")


def test_children_are_victims_under_eighteen_in_eurostats_words() -> None:
    sheet = eurostat.rows(in_words_of("eurostat", *EVERY))

    children = [row for row in sheet.rows if row[4] == "Y_LT18"]
    assert children
    assert {row[2] for row in children} == {"PER_VICT"}


@pytest.mark.parametrize("name", ["eurostat", "eu_19a", "glotip", "sdmx", "plain"])
def test_no_place_in_a_table_holds_two_numbers(name: str) -> None:
    publication = in_words_of(name, *EVERY)

    places = [
        (
            each.ref_area,
            publication.words.indicators[each.measure].theirs,
            each.period,
            each.codes,
        )
        for each in publication.numbers
    ]
    assert len(places) == len(set(places))


def test_flags_that_limit_comparison_stand_beside_the_number() -> None:
    sheet = eurostat.rows(in_words_of("eurostat", *EVERY))

    norway_2017 = [row for row in sheet.rows if row[7] == "NO" and row[8] == "2017"]
    assert norway_2017
    assert all("b" in str(row[10]) for row in norway_2017 if row[2] == "PER_VICT")


def test_the_remarks_name_source_standard_and_losses() -> None:
    kinds = {each.kind for each in told(in_words_of("eurostat", *EVERY))}

    assert {"note", "source", "standard", "lost", "cannot be said", "left out"} <= kinds
    assert "protection" not in kinds


def test_citizens_stay_as_printed_where_a_table_takes_them() -> None:
    publication = in_words_of("plain", *EVERY)

    sheet = plain.rows(publication)
    place = sheet.columns.index("citizen_as_printed")
    assert "Somalia" in {row[place] for row in sheet.rows}
    assert publication.left_out and all(
        "facilitation" in each.what for each in publication.left_out
    )
