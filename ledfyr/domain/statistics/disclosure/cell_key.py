"""How much noise does a count get, so that any table may be asked for?

The cell-key method: each record has a secret key, a cell has the sum of its records'
keys, and that sum chooses the noise from a published table. The same records get the
same noise in whatever table they appear, so that asking again tells nothing more.
Source: Fraser and Wooton (2005), from memory.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NoReturn

from ledfyr.domain.statistics.disclosure.policy import Policy
from ledfyr.domain.statistics.disclosure.table import Key
from ledfyr.domain.vocabulary.knowledge import Knowledge, read

_FILE = Path(__file__).with_name("cell_key.toml")
_SEAL = object()


class NoiseRow(Knowledge):
    """The noise for one count: weights from `least` upwards."""

    count: int
    least: int
    weights: tuple[int, ...]


class NoiseTable(Knowledge):
    """The published table of noise; its last row is for all larger counts."""

    source: str
    checked: bool
    most: int
    variance: int
    weights_sum: int
    row: tuple[NoiseRow, ...]

    def noise(self, count: int, cell_key: int) -> int:
        """Return what is added to a count whose records' keys sum to `cell_key`.

        Zero stays zero, and no count goes below zero.
        """
        if count == 0:
            return 0
        row = self.row[min(count, len(self.row)) - 1]
        steps = list(accumulate(row.weights))
        return row.least + bisect_right(steps, cell_key % self.weights_sum)


@cache
def noise_table() -> NoiseTable:
    """Return the table of noise; raises KnowledgeError for a bad file."""
    return read(_FILE, NoiseTable)


@dataclass(frozen=True, slots=True)
class PerturbedCell:
    """One count with noise; None where it came out below the threshold."""

    key: Key
    count: int | None


@dataclass(frozen=True)
class PerturbedTable:
    """A table whose counts carry noise: what pages for free questions accept.

    Parts do not add up to their margins, as each cell has noise of its own. Only
    `perturbed` makes one; anything else raises TypeError.
    """

    dimensions: tuple[str, ...]
    cells: tuple[PerturbedCell, ...]
    policy: Policy
    most: int
    variance: int
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("A PerturbedTable is made by `perturb` alone.")

    def __reduce__(self) -> NoReturn:
        raise TypeError("A PerturbedTable is not copied; ask again.")


def perturbed(
    dimensions: tuple[str, ...],
    counts: Mapping[Key, tuple[int, int]],
    policy: Policy,
) -> PerturbedTable:
    """Return counts with noise, from each cell's true count and the sum of its keys.

    A zero that is shown is a true zero; whatever else comes out below the threshold is
    hidden, be it truly small or not.
    """
    table = noise_table()
    return PerturbedTable(
        dimensions,
        tuple(_cell(key, *each, policy, table) for key, each in counts.items()),
        policy,
        table.most,
        table.variance,
        seal=_SEAL,
    )


def _cell(
    key: Key, count: int, cell_key: int, policy: Policy, table: NoiseTable
) -> PerturbedCell:
    shown = count + table.noise(count, cell_key)
    return PerturbedCell(key, shown if not count or shown >= policy.threshold else None)
