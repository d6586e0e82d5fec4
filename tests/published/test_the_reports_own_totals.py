"""The report's own totals are recomputed, and each that does not come out is named."""

import pytest

from ledfyr.domain.statistics.published import Finding, check, figure, total


def _only(area: str, statement: str) -> Finding:
    return next(each for each in total(area) if each.subject == f"text, {statement}")


@pytest.mark.parametrize(
    ("area", "statement", "printed"), [("DK", "dk_316", 316), ("FI", "fi_420", 420)]
)
def test_the_total_of_three_years_comes_out(
    area: str, statement: str, printed: int
) -> None:
    found = _only(area, statement)

    assert (found.printed, found.recomputed) == (printed, printed)


def test_germanys_total_comes_out_neither_from_tables_nor_from_the_text() -> None:
    found = [each for each in total("DE") if each.printed == 2130]

    assert [(each.recomputed, each.difference) for each in found] == [
        (1708, 422),
        (1880, 250),
    ]


def test_the_regions_total_is_nineteen_below_its_parts() -> None:
    found = _only("BSR", "bsr_4739_with_sweden_and_russia")

    assert (found.printed, found.recomputed, found.difference) == (4739, 4758, -19)


def test_a_total_with_a_lost_part_is_not_guessed() -> None:
    found = _only("PL", "pl_753")

    assert (found.recomputed, found.agrees) == (None, False)


def test_loose_numbers_count_in_a_sum_without_being_placed() -> None:
    found = _only("RU", "ru_crimes_2018")

    assert (found.recomputed, found.difference) == (2308, 20)


def test_children_counted_apart_are_added_to_the_sexes() -> None:
    found = [each for each in check("DK") if each.subject == "sum by sex"]

    assert [(each.period, each.difference) for each in found] == [
        ("2016", -6),
        ("2017", 0),
        ("2018", 0),
    ]


def test_a_contradiction_keeps_both_numbers() -> None:
    found = [each for each in total("IS") if each.period == "2017"]

    assert [(each.measure, each.printed, each.recomputed) for each in found] == [
        ("investigations", 24, 4),
        ("presumed_victims", 7, None),
    ]


def test_text_against_table_is_noted_beside_the_table() -> None:
    notes = {note.id for note in figure("LT", 2018, "victims", "sex").notes}

    assert "lt_mostly_men" in notes
    assert "lt_mostly_men" not in {
        note.id for note in figure("LT", 2016, "victims", "sex").notes
    }
