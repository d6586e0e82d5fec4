"""Own styles win by standing outside the layers, never by force; no script in them."""

from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[3] / "ledfyr/web/parts/static/ledfyr"


@pytest.mark.parametrize("sheet", sorted(STYLES.glob("*.css")), ids=lambda s: s.name)
def test_stylesheet_forces_nothing_and_fetches_nothing(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")

    assert "!important" not in text
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.parametrize("side", ["left", "right"])
def test_stylesheets_name_no_side(side: str) -> None:
    texts = [sheet.read_text(encoding="utf-8") for sheet in STYLES.glob("*.css")]

    assert len(texts) >= 4
    assert not any(f"-{side}:" in text or f"\n  {side}:" in text for text in texts)
