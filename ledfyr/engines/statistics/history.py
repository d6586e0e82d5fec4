"""How is a table protected that stands beside what was released before?"""

from collections.abc import Sequence
from dataclasses import replace

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Exposure,
    Heading,
    Key,
    Policy,
    ReleasedTable,
    Table,
    as_released,
    exposures,
)
from ledfyr.engines.statistics.protection import protect

_ROUNDS = 12
_BESIDE = "Hidden: beside an earlier release, this number would tell of few persons."


class DifferenceFound(ValueError):
    """A table that no hiding makes safe beside earlier releases; `found` says where."""

    def __init__(self, found: tuple[Exposure, ...]) -> None:
        super().__init__(
            "Beside an earlier release, this table would tell of few persons."
        )
        self.found = found


def protect_beside(
    table: Table,
    heading: Heading,
    earlier: Sequence[ReleasedTable],
    policy: Policy | None = None,
) -> ReleasedTable:
    """Protect a table so that it tells of few persons neither alone nor by differences.

    Cells that would tell something beside the earlier releases are hidden as well, as
    long as that helps. Raises DifferenceFound where it does not, CannotProtect and
    LeakFound as `protect` does.
    """
    sensitive = dict(table.sensitive)
    for _ in range(_ROUNDS):
        guarded = replace(table, sensitive=sensitive)
        found = as_released(protect(guarded, policy), heading)
        exposed = exposures(found, earlier)
        if not exposed:
            return found
        more = _to_hide(found, exposed, earlier)
        if not more:
            raise DifferenceFound(exposed)
        sensitive |= dict.fromkeys(more, _BESIDE)
    raise DifferenceFound(exposed)


def _to_hide(
    found: ReleasedTable,
    exposed: Sequence[Exposure],
    earlier: Sequence[ReleasedTable],
) -> set[Key]:
    """Return shown cells whose hiding may help: first those exposed themselves.

    Else those that an earlier release hid, and at last all in one line with a cell that
    is exposed.
    """
    shown = {cell.key for cell in found.cells if cell.count}
    if own := shown & {each.key for each in exposed}:
        return own
    if hidden := {key for key in shown if _was_hidden(found, key, earlier)}:
        return hidden
    lines = {
        (*each.key[:at], *each.key[at + 1 :])
        for each in exposed
        for at in range(len(each.key))
    }
    return {
        key
        for key in shown
        if any((*key[:at], *key[at + 1 :]) in lines for at in range(len(key)))
    }


def _was_hidden(
    found: ReleasedTable, key: Key, earlier: Sequence[ReleasedTable]
) -> bool:
    named = {
        name: code
        for name, code in zip(found.dimensions, key, strict=True)
        if code != TOTAL
    }
    for table in earlier:
        if named.keys() <= set(table.dimensions):
            other = tuple(named.get(name, TOTAL) for name in table.dimensions)
            if (cell := table.by_key.get(other)) and cell.count is None:
                return True
    return False
