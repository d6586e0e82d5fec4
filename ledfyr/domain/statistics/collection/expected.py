"""Is a row about the country and the year that were chosen?"""

from collections.abc import Mapping

from ledfyr.domain.statistics.collection.columns import Placed
from ledfyr.domain.statistics.collection.faults import Faults
from ledfyr.domain.statistics.collection.sheet import said


def refuse_unexpected(
    row: int,
    columns: Placed,
    found: Mapping[str, str],
    expected: Mapping[str, str],
    faults: Faults,
) -> None:
    """Add a fault for each part of a row that is not what was chosen."""
    for each in columns.dimensions:
        code = found.get(each.column.by)
        wanted = expected.get(each.column.by)
        if code is not None and wanted is not None and code != wanted:
            faults.add(
                row,
                each.place,
                said("'{code}' is not what was chosen.", code=code),
                said(
                    "Write {wanted}, or choose anew what the figures are about.",
                    wanted=wanted,
                ),
            )
