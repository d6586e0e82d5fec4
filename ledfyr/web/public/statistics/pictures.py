"""Which drawing fits a table, and what stands in it?"""

from functools import lru_cache

from django.utils.translation import get_language, override

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.published import counted_alike, countries
from ledfyr.engines.statistics.drawings import Mark, bars, lines, panels, region_map
from ledfyr.web.public.statistics import words
from ledfyr.web.public.statistics.asked import Asked
from ledfyr.web.public.statistics.grid import Grid, Row, grid, name_of

_MOST_ROWS, _MOST_COLUMNS = 24, 4
_DRAWINGS_KEPT = 256


def fits(shown: Grid) -> bool:
    """Is the table small enough that a drawing says more than the table?"""
    has_numbers = any(cell.value for cell in shown.cells)
    small = len(shown.rows) <= _MOST_ROWS and len(shown.columns) <= _MOST_COLUMNS
    return has_numbers and small


def of_table(question: Asked) -> str:
    """Return the drawing of a table as SVG, in the reader's language."""
    return _of_table(question, get_language() or "en")


def of_map(question: Asked) -> str:
    """Return the map of a table with one column as SVG, in the reader's language."""
    return _of_map(question, get_language() or "en")


@lru_cache(_DRAWINGS_KEPT)
def _of_table(question: Asked, language: str) -> str:
    with override(language):
        shown = grid(question)
        title = table_title(shown)
        series = {_series_name(shown, row): _marks(shown, row) for row in shown.rows}
        if len(shown.columns) == 1 and question.rows != "country":
            return bars(title, [_renamed(marks[0], n) for n, marks in series.items()])
        if len(series) == 1 and question.columns == "year":
            return lines(title, series)
        is_alike = not shown.compares_countries and len(shown.units) == 1
        return panels(title, series, one_scale=is_alike)


@lru_cache(_DRAWINGS_KEPT)
def _of_map(question: Asked, language: str) -> str:
    with override(language):
        shown = grid(question)
        of_most = _most_common_unit(shown)
        found = {row.value: row.cells[0] for row in shown.rows if row.cells[0]}
        values = {
            code: cell.value if cell and cell.unit == of_most else None
            for code in countries()
            for cell in (found.get(code),)
        }
        said = {code: _on_the_map(found.get(code), of_most) for code in countries()}
        notes = [words.warning(each) for each in shown.differences]
        return region_map(table_title(shown), values, said, notes)


def table_title(shown: Grid) -> str:
    """Return what a table counts, by what, and the value that is fixed."""
    question = shown.asked
    parts = [words.measure_name(question.measure)]
    if question.by != "total":
        parts[0] += f" {words.BREAKDOWNS[question.by]}"
    if question.third != "kind" or question.by != "total":
        parts.append(_name_of_third(shown))
    return ", ".join(parts)


def _name_of_third(shown: Grid) -> str:
    return name_of(shown.asked.only, shown.asked.third)


def _series_name(shown: Grid, row: Row) -> str:
    if len(shown.units) < 2:
        return row.name
    units = dict.fromkeys(words.unit_name(cell.unit) for cell in row.cells if cell)
    return f"{row.name} ({', '.join(units)})"


def _marks(shown: Grid, row: Row) -> list[Mark]:
    """Return the cells of a row that exist; a place without a cell is not drawn."""
    marks: list[Mark] = []
    before: StatCell | None = None
    for name, cell in zip(shown.column_names, row.cells, strict=True):
        if cell is None:
            continue
        anew = before is not None and not counted_alike(before, cell)
        marks.append(_mark(name, cell, anew and shown.asked.columns == "year"))
        before = cell
    return marks


def _mark(name: str, cell: StatCell, starts_anew: bool) -> Mark:
    is_sure = cell.certainty is Certainty.CERTAIN
    said = words.printed(cell)
    if cell.printed is not Printed.NUMBER:
        said = said.replace(" ", "\n")
    return Mark(
        label=name,
        value=cell.value,
        shown=said,
        is_sure=is_sure,
        starts_anew=starts_anew,
    )


def _renamed(mark: Mark, label: str) -> Mark:
    return Mark(label=label, value=mark.value, shown=mark.shown, is_sure=mark.is_sure)


def _most_common_unit(shown: Grid) -> str:
    units = [cell.unit for cell in shown.cells if cell.value is not None]
    return max(dict.fromkeys(units), key=units.count, default="")


def _on_the_map(cell: StatCell | None, of_most: str) -> str:
    if cell is None:
        return ""
    said = words.printed(cell)
    sure = words.how_sure(cell)
    if cell.unit != of_most:
        return f"{said} {words.unit_name(cell.unit)}"
    return f"{said} ({sure})" if sure else said
