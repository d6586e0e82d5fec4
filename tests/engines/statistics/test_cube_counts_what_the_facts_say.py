"""The cube counts as plain addition does, lazily, and refuses in one sentence."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from ledfyr.domain.statistics.disclosure import Table, TableError
from ledfyr.domain.statistics.facts import DIMENSIONS, added_up
from ledfyr.engines.statistics.cube import Cube, CubeError, as_columns, on_duckdb
from tests.factories.made_up_facts import facts

FACTS = facts(700)


@pytest.fixture(scope="module")
def cube() -> Iterator[Cube]:
    """A cube over made-up facts."""
    with on_duckdb(as_columns(FACTS)) as opened:
        yield opened


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_margin_is_what_adding_up_gives(cube: Cube, size: int) -> None:
    for by in combinations(DIMENSIONS, size):
        assert cube.counts(by) == added_up(FACTS, by), by


def test_margins_come_one_by_one_and_all(cube: Cube) -> None:
    margins = cube.margins(2)

    first, columns = next(margins)
    others = [by for by, _ in margins]

    assert columns.column_names == [*first, "count"]
    assert [first, *others] == list(combinations(DIMENSIONS, 2))


def test_filters_keep_what_they_name(cube: Cube) -> None:
    only = {"year": {"2017", "2018"}, "sex": {"F"}}

    kept = [f for f in FACTS if f.year in (2017, 2018) and f.sex == "F"]

    assert cube.counts(("citizenship",), only) == added_up(kept, ("citizenship",))
    assert cube.counts((), only) == {(): sum(f.count for f in kept)}


def test_table_is_one_that_can_be_protected(cube: Cube) -> None:
    by = ("ref_area", "sex")

    table = cube.table(by)

    assert table == Table(by, dict(sorted(added_up(FACTS, by).items())))


def test_what_nobody_counted_is_no_zero(cube: Cube) -> None:
    nothing = {"year": {"1999"}}

    assert cube.counts(("sex",), nothing) == {}
    with pytest.raises(CubeError, match="fewer filters"):
        cube.table(("sex",), nothing)


def test_cube_without_facts_answers_too() -> None:
    with on_duckdb(as_columns([])) as empty:
        assert empty.counts(("sex",)) == {}
        assert empty.counts(()) == {(): 0}


@pytest.mark.parametrize(
    ("by", "only", "said"),
    [
        (("colour",), {}, "no dimension 'colour'"),
        (("sex",), {"colour": {"red"}}, "no dimension 'colour'"),
        (("count",), {}, "no dimension 'count'"),
        (("sex", "sex"), {}, "named twice"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_with_the_reason(
    cube: Cube, by: tuple[str, ...], only: dict[str, set[str]], said: str
) -> None:
    with pytest.raises(CubeError, match=said):
        cube.counts(by, only)


def test_table_without_dimensions_is_no_table(cube: Cube) -> None:
    with pytest.raises(TableError):
        cube.table(())


def test_codes_are_never_read_as_commands(cube: Cube) -> None:
    tricky = {"body": {"x'); DROP TABLE facts; --"}}

    assert cube.counts((), tricky) == {(): 0}
    assert cube.counts(("body",)) == added_up(FACTS, ("body",))


def test_facts_are_kept_as_codes_and_cannot_leave_the_process(cube: Cube) -> None:
    backend = cube._facts.get_backend()
    types = dict(
        backend.con.execute(
            "SELECT column_name, data_type FROM information_schema.columns"
        ).fetchall()
    )

    assert all(types[name].startswith("ENUM") for name in DIMENSIONS)
    with pytest.raises(Exception, match="disabled"):
        backend.con.execute("COPY facts TO 'facts.csv'")
