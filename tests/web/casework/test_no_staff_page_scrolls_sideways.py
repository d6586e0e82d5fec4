"""Whatever somebody wrote without a space, no page is wider than a narrow telephone."""

from typing import Any

from playwright.sync_api import Page

from tests.habits.world import World
from tests.web.casework.conftest import NARROW, pages_of


def test_no_page_is_wider_than_a_telephone(world: World, shown: Any) -> None:
    pages = pages_of(world)

    too_wide = {
        f"{name} at {size}": wide
        for name, html in pages.items()
        for size, width in NARROW.items()
        if (wide := _too_wide(shown(html, width)))
    }

    assert len(pages) > 80
    assert too_wide == {}


def test_a_table_scrolls_in_its_frame_before_a_word_breaks(
    world: World, shown: Any
) -> None:
    page = shown(pages_of(world)["cases:list"], NARROW["phone"])

    number = page.locator(".table-frame tbody th a").first
    assert number.evaluate("each => each.getClientRects().length") == 1


def _too_wide(page: Page) -> list[str]:
    """Return what reaches over the edge; what scrolls in a frame of its own may."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll('main *, header *, footer *')]
            .filter(each => each.getBoundingClientRect().right > wide + 1)
            .filter(each => !each.closest('.table-frame'))
            .map(each => each.tagName + '.' + each.className).slice(0, 4)
            .concat(String(document.documentElement.scrollWidth));
        }"""
    )
    return found
