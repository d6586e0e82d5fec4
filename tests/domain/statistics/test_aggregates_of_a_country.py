"""A country that shares no cases states cells: a number, a dash or a blank."""

from ledfyr.domain.statistics.cells import Printed
from tests.factories.sheets import AGGREGATES, checked

HERE = ("DK", 2018, "Suspected persons")


def test_each_row_is_one_cell_with_its_unit_and_source() -> None:
    found = checked(
        AGGREGATES,
        (*HERE, "total", "Total", 5),
        (*HERE, "sex", "Male", "-"),
        (*HERE, "form", "Forced begging", None),
        (*HERE, "citizenship", "RO", 0),
    )

    assert found.faults == ()
    assert [(c.by, c.category, c.value, c.printed) for c in found.cells] == [
        ("total", "total", 5, Printed.NUMBER),
        ("sex", "male", None, Printed.DASH),
        ("form", "begging", None, Printed.BLANK),
        ("citizen", "RO", 0, Printed.NUMBER),
    ]
    assert {(c.ref_area, c.measure, c.unit) for c in found.cells} == {
        ("DK", "suspects", "persons")
    }
    assert {c.source for c in found.cells} == {"submitted_figures"}


def test_parts_that_come_to_more_than_the_total_are_told() -> None:
    found = checked(
        AGGREGATES,
        (*HERE, "total", "Total", 5),
        (*HERE, "sex", "Male", "-"),
        (*HERE, "sex", "Female", 7),
    )

    [fault] = found.faults
    assert str(fault).startswith("row 2, column F (Number): The total is 5, and its")


def test_a_category_of_another_breakdown_is_told() -> None:
    found = checked(AGGREGATES, (*HERE, "sex", "Forced begging", 5))

    [fault] = found.faults
    assert (fault.row, fault.letter) == (2, "E")
    assert "Male, Female" in str(fault)


def test_a_measure_without_a_counting_rule_is_told() -> None:
    found = checked(AGGREGATES, ("DK", 2018, "sightings", "total", "Total", 5))

    assert [fault.letter for fault in found.faults] == ["C"]


def test_a_figure_twice_is_told() -> None:
    row = (*HERE, "total", "Total", 5)

    [fault] = checked(AGGREGATES, row, row).faults

    assert "stands in row 2 already" in str(fault)
