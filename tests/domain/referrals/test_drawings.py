"""Are the drawings made from the countries as they are, and well formed?"""

from datetime import date
from xml.etree import ElementTree

import pytest

from ledfyr.domain.referrals.comparison import compared
from ledfyr.domain.referrals.comparison_drawing import map_drawing, timeline_drawing
from ledfyr.domain.referrals.drawing import mechanism_drawing
from ledfyr.domain.referrals.mechanism import country_codes, mechanism
from tools.draw_mechanisms import drawings, main, stale

ROWS = compared([mechanism(code) for code in country_codes()], date(2026, 11, 22))


@pytest.mark.parametrize("code", country_codes())
def test_every_step_of_a_country_is_drawn(code):
    country = mechanism(code)

    drawn = ElementTree.fromstring(mechanism_drawing(country))  # noqa: S314 (our own)

    words = "".join("".join(drawn.itertext()).split())
    for step in country.step:
        assert "".join(step.name.split()) in words


def test_the_timeline_marks_doubt_and_shows_both_sides_of_a_conflict():
    svg = timeline_drawing(ROWS)

    assert "Lithuania: 30 days" in svg
    assert "Lithuania: 6 months" in svg
    assert "Russia: a time not known" in svg
    assert "stroke-dasharray" in svg


def test_the_map_has_a_tile_for_each_country():
    svg = map_drawing(ROWS)

    assert all(f">{row.name}</text>" in svg for row in ROWS)


def test_the_drawings_in_the_documents_are_fresh():
    assert stale() == []


def test_a_changed_drawing_is_found_stale(tmp_path):
    for name, svg in drawings().items():
        (tmp_path / name).write_text(svg, encoding="utf-8")
    (tmp_path / "sweden.svg").write_text("old", encoding="utf-8")
    (tmp_path / "atlantis.svg").write_text("gone", encoding="utf-8")

    found = stale(tmp_path)

    assert found == ["atlantis.svg", "sweden.svg"]


def test_the_check_writes_nothing_and_passes_when_fresh(capsys):
    status = main(["--check"])

    assert status == 0
    assert capsys.readouterr().out == ""
