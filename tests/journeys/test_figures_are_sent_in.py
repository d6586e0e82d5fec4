"""A statistician corrects a spreadsheet by what the page says, and takes it in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.factories.sheets import SUSPECTS, as_xlsx
from tests.journeys.conftest import DESK, PHONE, Node, has_no_barriers, sign_in

Visit = Callable[..., Page]


def a_file(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "suspects.xlsx"
    path.write_bytes(as_xlsx([SUSPECTS, *rows]))
    return path


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_a_faulty_sheet_to_figures_taken_in(
    node: Node, visit: Visit, tmp_path: Path, size: dict[str, int]
) -> None:
    year = "2019" if size is PHONE else "2020"
    page = visit(size)
    sign_in(page, node, "frida")
    page.goto(f"{node.casework}/figures/submitted/new/")
    page.get_by_label("Police: suspected persons").check()
    page.get_by_label("Year of the figures").fill(year)
    codes = ("SE", year, "labour", "M", "adult", "EU")

    choose = page.get_by_label("File with the figures")
    choose.set_input_files(a_file(tmp_path, (*codes, "1.234"), ("?", *codes[1:], 6)))
    page.get_by_role("button", name="Check the file").click()

    expect(page.get_by_role("alert")).to_contain_text("2 places have to be corrected")
    expect(page.get_by_text("can be read in two ways")).to_be_visible()
    expect(page.get_by_label("Police: suspected persons")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    has_no_barriers(page)

    choose.set_input_files(a_file(tmp_path, (*codes, 12)))
    page.get_by_role("button", name="Check the file").click()
    expect(page.get_by_text("Checked, not taken in")).to_be_visible()
    has_no_barriers(page)

    page.get_by_role("button", name="Take in the figures").click()
    expect(page.get_by_text("The figures are taken in.")).to_be_visible()
    page.get_by_text("The whole counting rule").first.click()
    has_no_barriers(page)
    page.get_by_role("link", name="Figures sent in").click()
    line = re.compile(f"Police: suspected persons Sweden {year}")
    expect(page.get_by_role("row", name=line)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
