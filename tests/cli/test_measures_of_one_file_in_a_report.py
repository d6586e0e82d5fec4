"""Several measures of one file go into a report so that no subtraction tells of few."""

from pathlib import Path

import pytest

from ledfyr.cli.failure import InputError
from ledfyr.cli.roundup_input import cells_from
from ledfyr.domain.statistics.disclosure import exposures
from ledfyr.engines.statistics.release_files import released

HEADING = "ref_area,body,measure,year,sex,count\n"
VICTIMS = "SE,POLICE,victims,2026,F,20\nSE,POLICE,victims,2026,M,30\n"
CHILDREN = "SE,POLICE,children,2026,F,18\nSE,POLICE,children,2026,M,12\n"


def test_adults_are_not_told_by_subtracting_children(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    path.write_text(HEADING + VICTIMS + CHILDREN, encoding="utf-8")

    cells = cells_from([path])

    told = {(each.measure, each.category): each.value for each in cells}
    assert told["victims", "female"] == 20
    assert told["children", "female"] is None
    kept = sorted(
        released(tmp_path / "facts.published"), key=lambda each: each.heading.measure
    )
    assert not exposures(kept[:1], kept[1:])


def test_a_body_without_children_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    none = "SE,COURT,victims,2026,F,2\nSE,COURT,victims,2026,M,9\n"
    path.write_text(HEADING + VICTIMS + none + CHILDREN, encoding="utf-8")

    cells = cells_from([path])

    told = {(each.measure, each.category): each.value for each in cells}
    assert told["victims", "female"] == 22
    assert told["children", "female"] is None


def test_nothing_is_kept_of_a_file_of_which_a_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    charged = "SE,POLICE,charged,2026,F,20\n"
    path.write_text(HEADING + charged, encoding="utf-8")
    cells_from([path])
    path.write_text(
        HEADING + VICTIMS + charged + "SE,COURT,charged,2026,F,9\n", encoding="utf-8"
    )

    with pytest.raises(InputError, match="the same bodies"):
        cells_from([path])

    kept = released(tmp_path / "facts.published")
    assert [each.heading.measure for each in kept] == ["charged"]
