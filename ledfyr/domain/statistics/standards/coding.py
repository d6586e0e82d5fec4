"""Which of our codes does each code of a standard hold?

Written down with every table that leaves, so that tables in other codes can be laid
beside it even after the standard has changed.
"""

from collections.abc import Iterator

from ledfyr.domain.statistics.disclosure import Coding
from ledfyr.domain.statistics.disclosure.coverage import without_detail
from ledfyr.domain.statistics.disclosure.table import ALL
from ledfyr.domain.statistics.facts import code_lists
from ledfyr.domain.statistics.standards.standard import Axis, standard
from ledfyr.domain.vocabulary.codes import codes


def coding(name: str, axes: tuple[str, ...]) -> Coding:
    """Return in whose codes a table of a standard by these axes is."""
    words = standard(name)
    chosen = [words.axes[axis] for axis in axes]
    return Coding(
        name,
        tuple(axis.of for axis in chosen) or (ALL,),
        {axis.of: _groups(axis) for axis in chosen if not axis.open},
    )


def _groups(axis: Axis) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part, theirs in _parts(axis):
        if theirs is not None:
            found.setdefault(theirs, []).append(part)
    return {theirs: tuple(parts) for theirs, parts in found.items()}


def _parts(axis: Axis) -> Iterator[tuple[str, str | None]]:
    """Give our codes with theirs; where the finest form decides, the finest ones."""
    for ours in sorted(code_lists()[axis.of]):
        if axis.of == "form" and axis.finer and ours in codes().broad_form:
            details = [d for d, broad in codes().counts_as.items() if broad == ours]
            yield from ((each, axis.code(ours, each)) for each in details)
            yield without_detail(ours), axis.code(ours)
        else:
            yield ours, axis.code(ours)
