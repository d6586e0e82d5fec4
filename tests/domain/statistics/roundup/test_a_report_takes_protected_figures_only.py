"""Nothing enters the report but cells and protected tables, and it fails to try."""

from typing import Any

import pytest

from ledfyr.domain.statistics.cells import Printed
from ledfyr.domain.statistics.disclosure import Policy, Table
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.roundup.material import (
    Material,
    NotForPublication,
    with_cells,
    years_of,
)
from ledfyr.domain.statistics.roundup.protected import (
    Frame,
    cells_of_release,
    cells_of_table,
)
from ledfyr.engines.statistics.protection import protect
from tests.factories.figures import material

RAW = Table(("form",), {("sexual",): 3, ("labour",): 10, ("begging",): 20})
FRAME = Frame(ref_area="SE", measure="victims", year=2016)


class LooksSafe:
    """Has everything that a SafeTable has, and was never audited."""

    dimensions = ("form",)
    cells = ()
    policy = Policy()


@pytest.mark.parametrize("table", [RAW, LooksSafe(), {"sexual": 3}, [("sexual", 3)]])
def test_a_raw_table_is_refused(table: Any) -> None:
    with pytest.raises(NotForPublication, match="call `protect` first"):
        cells_of_table(table, FRAME)
    with pytest.raises(NotForPublication, match="released tables only"):
        cells_of_release(table)


@pytest.mark.parametrize(
    "figure",
    [
        RAW,
        Fact(ref_area="SE", body="police", measure="victims", year=2016, count=3),
        {"value": 3},
        3,
    ],
)
def test_a_raw_count_is_refused(figure: Any) -> None:
    with pytest.raises(NotForPublication, match="cells and protected tables only"):
        with_cells(material(), [figure])
    with pytest.raises(NotForPublication):
        Material(years=years_of("2016"), cells=(figure,))


def test_what_a_protected_table_hides_stays_hidden_in_its_cells() -> None:
    cells = cells_of_table(protect(RAW), FRAME)

    of = {(cell.by, cell.category): cell for cell in cells}
    assert of["form", "sexual"].value is None
    assert of["form", "sexual"].printed is Printed.HIDDEN
    assert of["total", "total"].value == 33
    assert sum(cell.value is None for cell in cells) >= 2


def test_a_table_of_several_dimensions_gives_its_margins_and_the_children() -> None:
    counts = {
        ("F", "child"): 10,
        ("F", "adult"): 30,
        ("M", "child"): 12,
        ("M", "adult"): 20,
    }

    cells = cells_of_table(protect(Table(("sex", "age_group"), counts)), FRAME)

    found = {(c.measure, c.by, c.category): c.value for c in cells}
    assert found == {
        ("victims", "sex", "female"): 40,
        ("victims", "sex", "male"): 32,
        ("victims", "age", "child"): 22,
        ("victims", "age", "adult"): 50,
        ("victims", "total", "total"): 72,
        ("children", "total", "total"): 22,
    }
