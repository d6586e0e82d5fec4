"""On a narrow screen a list is read without scrolling sideways, and stays a table."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.habits.world import World
from tests.web.casework.conftest import NARROW, pages_of

ACROSS = {"cases:show"}
"""A line of time: it scrolls."""


def test_no_list_scrolls_inside_its_frame(world: World, shown: Any) -> None:
    pages = pages_of(world)

    scrolling = {
        f"{name} at {size}": over
        for name, html in pages.items()
        for size, width in NARROW.items()
        if "<table" in html and name not in ACROSS
        if (over := _hidden_beside(shown(html, width)))
    }

    assert sum("stacks" in html for html in pages.values()) >= 7
    assert scrolling == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_a_screen_reader_hears_a_table_at_every_width(
    world: World, shown: Any, width: int
) -> None:
    pages = {name: html for name, html in pages_of(world).items() if "stacks" in html}

    for name, html in pages.items():
        table = shown(html, width).locator("table.stacks").first
        heard = table.aria_snapshot()

        headings = table.locator("thead th").all_inner_texts()
        assert heard.startswith("- table"), name
        assert heard.count("columnheader") == len(headings) > 1, name
        assert "rowheader" in heard and "cell" in heard, name


def test_each_cell_of_a_card_says_which_column_it_is(world: World) -> None:
    for name, html in pages_of(world).items():
        for table in re.findall(
            r'<table class="ds-table stacks".*?</table>', html, re.S
        ):
            head, body = table.split("</thead>")
            titles = re.findall(r"<th [^>]*>(.*?)</th>", head)
            for row in re.findall(r"<tr.*?</tr>", body, re.S):
                cells = re.findall(r"<(?:td|th) [^>]*>", row)
                said = [re.search(r'data-label="([^"]*)"', cell) for cell in cells]

                assert len(cells) == len(titles), name
                assert all(
                    "rowheader" in cell if label is None else label[1] == title
                    for cell, label, title in zip(cells, said, titles, strict=True)
                ), name


def _hidden_beside(page: Page) -> list[int]:
    """Return by how many pixels each frame is too narrow for its table."""
    found: list[int] = page.evaluate(
        """() => [...document.querySelectorAll('.table-frame')]
          .map(frame => frame.scrollWidth - frame.clientWidth)
          .filter(over => over > 1)"""
    )
    return found
