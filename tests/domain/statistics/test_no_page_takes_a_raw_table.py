"""Pages, reports and exchange take a SafeTable; a raw table does not even fit."""

import ast
from pathlib import Path

import pytest

import ledfyr
from ledfyr.domain.statistics.disclosure import (
    Pattern,
    Policy,
    SafeTable,
    Table,
    release,
)

_HOUSE = Path(ledfyr.__file__).parent
_PLACES = (
    "web",
    "apps/exchange",
    "domain/exchange",
    "engines/exchange",
    "domain/statistics/roundup",
)
_RAW = (
    "AmountTable",
    "LinkedTables",
    "Table",
    "perturbed",
    "release",
    "release_amounts",
    "release_linked",
    "unsealed",
)


def _names_from_disclosure(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        if (node.module or "").startswith("ledfyr.domain.statistics.disclosure")
        for name in node.names
    }


@pytest.mark.parametrize("place", _PLACES)
def test_no_module_that_publishes_knows_the_raw_table(place: str) -> None:
    knowing = [
        str(path.relative_to(_HOUSE))
        for path in sorted((_HOUSE / place).rglob("*.py"))
        if _names_from_disclosure(path) & set(_RAW)
    ]

    assert knowing == []


def test_a_raw_table_in_place_of_a_safe_one_fails_at_once() -> None:
    table = Table(("form",), {("sexual",): 3, ("labour",): 10, ("begging",): 20})
    safe = release(table, Pattern(frozenset({("labour",)})), Policy())

    def published(any_table: SafeTable) -> list[int | None]:
        return [cell.count for cell in any_table.cells]

    assert published(safe) == [None, None, 20, 33]
    with pytest.raises(AttributeError):
        published(table)  # type: ignore[arg-type]


def test_no_engine_of_the_report_knows_the_raw_table() -> None:
    engines = sorted((_HOUSE / "engines/statistics").glob("report_*.py"))
    knowing = [p.name for p in engines if _names_from_disclosure(p) & set(_RAW)]

    assert len(engines) > 3
    assert knowing == []
