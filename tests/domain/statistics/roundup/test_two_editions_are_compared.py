"""What changed between two editions: every figure and note that did, and no other."""

import json

import pytest

from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.roundup.changes import (
    Changes,
    changes,
    changes_chapter,
    changes_table,
)
from ledfyr.domain.statistics.roundup.edition import (
    EditionError,
    as_table,
    edition_of,
    id_of,
    read_edition,
)
from ledfyr.domain.statistics.roundup.material import (
    Material,
    published_material,
    with_cells,
    years_of,
)
from tests.factories.figures import cell, material

NOTE = Note(id="new_note", text="Counted by the police alone.")


def between(earlier: Material, now: Material) -> Changes:
    return changes(edition_of(earlier), edition_of(now))


def test_the_same_figures_change_nothing() -> None:
    found = between(material(cell(3)), material(cell(3)))

    assert (found.new, found.corrected, found.withdrawn) == ((), (), ())
    assert "as in the earlier edition" in str(changes_chapter(found))


def test_a_corrected_figure_keeps_both_numbers() -> None:
    found = between(material(cell(3)), material(cell(5)))

    ((before, now),) = found.corrected
    assert (before.value, now.value) == (3, 5)
    (told,) = changes_table(found)["corrected"]
    assert (told["earlier"]["value"], told["now"]["value"]) == (3, 5)


def test_a_dash_that_becomes_a_number_is_a_correction() -> None:
    found = between(material(cell(None)), material(cell(0)))

    assert len(found.corrected) == 1


def test_a_new_year_is_new_and_an_old_year_is_not_withdrawn() -> None:
    found = between(
        material(cell(3, year=2016), years="2016-2018"),
        material(cell(4, year=2019), years="2019-2021"),
    )

    assert [each.year for each in found.new] == [2019]
    assert found.withdrawn == ()


def test_a_figure_of_the_same_years_that_is_gone_is_told() -> None:
    found = between(material(cell(3), cell(1, measure="convicted")), material(cell(3)))

    assert [each.measure for each in found.withdrawn] == ["convicted"]


def test_added_notes_are_told() -> None:
    found = between(material(cell(3)), material(cell(3), notes=(NOTE,)))

    assert found.notes_added == {"new_note": "Counted by the police alone."}


def test_an_edition_is_read_again_as_it_was_written() -> None:
    whole = edition_of(published_material(years_of("2016-2018")))

    again = read_edition(json.dumps(as_table(whole)))

    assert again == whole


def test_figures_handed_over_take_the_place_of_those_they_correct() -> None:
    record = published_material(years_of("2016-2018"))

    corrected = with_cells(record, [cell(71, ref_area="DK"), cell(1, year=2031)])

    found = between(record, corrected)
    assert [id_of(now) for _before, now in found.corrected] == [
        "DK/victims/2016/total/total"
    ]
    assert found.new == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{}", "format"),
        ("no json", "the file"),
        ('{"format": 2, "years": "2016", "notes": {}, "cells": []}', "format"),
        ('{"format": 1, "years": "2016", "notes": {}, "cells": [{}]}', "cells.0"),
    ],
)
def test_another_file_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(EditionError, match=place):
        read_edition(text)


def test_a_number_under_a_dash_is_refused() -> None:
    table = as_table(edition_of(material(cell(None))))
    table["cells"][0]["value"] = 4

    with pytest.raises(EditionError, match="a number stands only where"):
        read_edition(json.dumps(table))
