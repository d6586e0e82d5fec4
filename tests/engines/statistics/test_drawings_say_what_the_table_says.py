"""Drawings carry title and words, no script, and never a bar where no number is."""

import re
from xml.etree import ElementTree

import pytest

from ledfyr.engines.statistics.drawing_svg import DARK, INK, PAPER, SHADES
from ledfyr.engines.statistics.drawings import Mark, bars, lines, panels, region_map

SVG = "{http://www.w3.org/2000/svg}"
YEARS = [
    Mark(label="2016", value=9, shown="9"),
    Mark(label="2017", value=4, shown="4 (likely)", is_sure=False),
    Mark(label="2018", value=None, shown="a dash"),
]
DRAWN = {
    "bars": bars("Persons by <form>", YEARS),
    "lines": lines("Trend & more", {"Finland": YEARS}),
    "panels": panels("Each for itself", {"Finland": YEARS, "Latvia": YEARS}),
    "map": region_map("The region", {"FI": 9}, {"FI": "9", "SE": "crimes"}, ["Note."]),
}


@pytest.fixture(params=DRAWN)
def svg(request: pytest.FixtureRequest) -> str:
    """Each kind of drawing."""
    return DRAWN[request.param]


def test_each_drawing_names_itself_and_says_its_numbers(svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314

    named = {root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")}

    assert root.get("role") == "img"
    assert set(root.get("aria-labelledby").split()) == named
    assert root.find(f"{SVG}desc").text


def test_no_drawing_carries_script_link_or_inline_style(svg: str) -> None:
    assert not re.search(r"<script|<a[ >]|\sstyle=|\son\w+=|url\(http|<image", svg)


def test_words_of_a_missing_number_stand_in_the_drawing() -> None:
    texts = _texts(DRAWN["bars"])

    assert {"9", "4 (likely)", "a dash"} <= texts


def test_a_missing_number_has_no_bar_and_an_unsure_one_is_hollow() -> None:
    paths = re.findall(r'<path[^>]*fill="(#\w+)"[^>]*>', DRAWN["bars"])

    assert sorted(paths) == ["#3f7899", "#e4eef4"]


def test_a_line_is_not_joined_over_a_change_of_method() -> None:
    joined = [Mark(label=str(y), value=y - 2000, shown="x") for y in (2016, 2017, 2018)]
    cut = [*joined[:1], Mark(label="2017", value=17, shown="x", starts_anew=True)]

    assert _moves(lines("t", {"NO": joined})) == [3]
    assert sorted(_moves(lines("t", {"NO": [*cut, joined[2]]}))) == [1, 2]


def test_many_series_become_panels_and_not_a_knot() -> None:
    many = {name: YEARS for name in "ABCDE"}

    assert lines("t", many) == panels("t", many)


def test_map_draws_no_country_that_lies_outside_as_one_of_the_region() -> None:
    texts = _texts(DRAWN["map"])

    assert texts == {"FI 9", "SE crimes"}


def test_map_stays_light() -> None:
    assert len(DRAWN["map"]) < 64 * 1024


@pytest.mark.parametrize("ground", [*SHADES, PAPER])
def test_ink_reads_on_every_ground_in_both_themes(ground: str) -> None:
    assert _contrast(INK, ground) >= 4.5
    assert _contrast(DARK[INK], DARK[ground]) >= 4.5


def _texts(svg: str) -> set[str]:
    root = ElementTree.fromstring(svg)  # noqa: S314
    return {node.text for node in root.iter(f"{SVG}text")}


def _moves(svg: str) -> list[int]:
    """Return how many points each line joins."""
    lines_drawn = re.findall(r'd="([^"]*)"[^>]*stroke-width="2.5"', svg)
    return [len(re.findall("[ML]", line)) for line in lines_drawn]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
