"""How do submitted figures look before anybody may look at them? Protected."""

from collections.abc import Iterable
from dataclasses import dataclass

from ledfyr.domain.statistics.cells import Printed, StatCell
from ledfyr.domain.statistics.collection import BREAKDOWNS, Template, categories
from ledfyr.domain.statistics.disclosure import Key, LeakFound, SafeTable, Table
from ledfyr.domain.statistics.facts import Fact, added_up, code_lists
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.suppression import CannotProtect


@dataclass(frozen=True)
class Summary:
    """One measure by one dimension, protected; or what stands for it in words.

    There is no table where every part is a gap, or where none can be protected.
    """

    measure: str
    by: str
    table: SafeTable | None
    dashes: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


def summaries(
    asked: Template, facts: Iterable[Fact], cells: Iterable[StatCell]
) -> tuple[Summary, ...]:
    """Return each measure by the template's dimension, or each breakdown stated."""
    facts, cells = tuple(facts), tuple(cells)
    if asked.shape == "aggregates":
        return tuple(_of_cells(cells))
    measures = list(asked.measures)
    if any(fact.measure == "children" for fact in facts):
        measures.insert(1, "children")
    return tuple(
        _of_facts([f for f in facts if f.measure == measure], measure, asked.by)
        for measure in measures
        if any(f.measure == measure for f in facts)
    )


def _of_facts(facts: list[Fact], measure: str, by: str) -> Summary:
    counted = added_up(facts, (by,))
    known = [code for code in sorted(code_lists()[by]) if (code,) in counted]
    every: dict[Key, int] = {(code,): counted[code,] for code in known}
    return Summary(measure, by, _protected(by, every))


def _of_cells(cells: tuple[StatCell, ...]) -> Iterable[Summary]:
    stated = dict.fromkeys(cell.measure for cell in cells)
    for measure in stated:
        for by in BREAKDOWNS[1:]:
            of_it = [c for c in cells if (c.measure, c.by) == (measure, by)]
            if of_it:
                yield _of_breakdown(measure, by, of_it)


def _of_breakdown(measure: str, by: str, cells: list[StatCell]) -> Summary:
    order = list(categories(by))
    cells = sorted(cells, key=lambda cell: order.index(cell.category))
    numbers: dict[Key, int] = {
        (cell.category,): cell.value for cell in cells if cell.value is not None
    }
    return Summary(
        measure,
        by,
        _protected(by, numbers),
        dashes=tuple(c.category for c in cells if c.printed is Printed.DASH),
        blanks=tuple(c.category for c in cells if c.printed is Printed.BLANK),
    )


def _protected(by: str, counts: dict[Key, int]) -> SafeTable | None:
    if not counts:
        return None
    try:
        return protect(Table((by,), counts))
    except (CannotProtect, LeakFound):
        return None
