"""Do the rows that add up others come out, where a sheet has such rows?"""

from collections.abc import Mapping

from ledfyr.domain.statistics.collection.columns import Placed
from ledfyr.domain.statistics.collection.faults import Faults
from ledfyr.domain.statistics.collection.numbers import Gap
from ledfyr.domain.statistics.collection.sheet import said
from ledfyr.domain.statistics.collection.template import TOTAL

Combination = tuple[str, ...]
Counted = dict[str, int | Gap]


def check_totals(
    columns: Placed,
    parts: Mapping[Combination, Counted],
    totals: Mapping[Combination, Counted],
    row_of: Mapping[Combination, int],
    faults: Faults,
) -> None:
    """Add a fault for each total that its parts do not come to.

    Where a part is blank or a dash, the others may come to less, never to more.
    """
    patterns = {tuple(code == TOTAL for code in key) for key in totals}
    for pattern in sorted(patterns):
        sums = _summed(parts, pattern)
        for key, counted in totals.items():
            if tuple(code == TOTAL for code in key) == pattern:
                _compare(columns, row_of[key], counted, sums.get(key), faults)


Sum = dict[str, tuple[int, bool]]
"""By measure: what the parts come to, and whether one of them is a gap."""


def _summed(
    parts: Mapping[Combination, Counted], pattern: tuple[bool, ...]
) -> dict[Combination, Sum]:
    sums: dict[Combination, Sum] = {}
    for key, counted in parts.items():
        whole = tuple(
            TOTAL if hidden else code for code, hidden in zip(key, pattern, strict=True)
        )
        found = sums.setdefault(whole, {})
        for measure, count in counted.items():
            before, has_gap = found.get(measure, (0, False))
            if isinstance(count, Gap):
                found[measure] = (before, True)
            else:
                found[measure] = (before + count, has_gap)
    return sums


def _compare(
    columns: Placed, row: int, counted: Counted, found: Sum | None, faults: Faults
) -> None:
    if found is None:
        faults.add(
            row,
            None,
            said("This total has no parts in the sheet."),
            said(
                "Write 'Not recorded' in place of 'Total' where the figure is not "
                "broken down, or add the parts."
            ),
        )
        return
    for each in columns.measures:
        total = counted[str(each.column.measure)]
        come_to, has_gap = found[str(each.column.measure)]
        if isinstance(total, Gap) or total == come_to:
            continue
        if not has_gap or come_to > total:
            faults.add(
                row,
                each.place,
                said(
                    "The total is {total}, and its parts come to {sum}.",
                    total=total,
                    sum=come_to,
                ),
                said("Correct one of them; what is not known has a row of its own."),
            )
