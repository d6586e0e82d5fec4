"""Own styles win by standing outside the layers, never by force; no script in them."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[3] / "ledfyr"
STYLES = HOUSE / "web/parts/static/ledfyr"


@pytest.mark.parametrize("sheet", sorted(STYLES.glob("*.css")), ids=lambda s: s.name)
def test_stylesheet_forces_nothing_and_fetches_nothing(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")

    assert "!important" not in text
    assert "url(" not in text
    assert "@import" not in text


SIDE = re.compile(
    r"(?<![\w-])(?:left|right|(?:[\w-]+-)(?:left|right)(?:-[\w]+)*)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)
UNEVEN = re.compile(r"(?:margin|padding|inset):((?: [^\s;]+){4});")
BEFORE_INLINE_START = "    float: left;\n    float: inline-start;"
"""What old browsers read before the line that names no side."""


def _every_sheet() -> list[Path]:
    own = HOUSE.rglob("static/**/*.css")
    return sorted(sheet for sheet in own if sheet.parent.name != "vendor")


@pytest.mark.parametrize("sheet", _every_sheet(), ids=lambda s: s.name)
def test_stylesheet_names_no_side(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8").replace(BEFORE_INLINE_START, "")

    assert SIDE.findall(text) == []
    assert [
        four for four in map(str.split, UNEVEN.findall(text)) if four[1] != four[3]
    ] == []


def test_every_sheet_of_the_house_is_looked_at() -> None:
    assert len(_every_sheet()) >= 10
    assert SIDE.search("margin-left: 1px") and SIDE.search("  left: 0")
    assert SIDE.search("border-top-right-radius: 2px") and SIDE.search("float: right")
