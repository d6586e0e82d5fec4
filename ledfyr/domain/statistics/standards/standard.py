"""What is a standard: its words, our codes in them, and what it cannot say?"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from ledfyr.domain.statistics.published.record import By, Measure
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, read

_FOLDER = Path(__file__).parent


class Axis(Knowledge):
    """One dimension of a standard: our codes of dimension `of` become its `codes`.

    `finer` decides first, by the finest form, where the broad one is too coarse. An
    `open` axis takes codes as they are written. `not_recorded` is the code for what a
    body does not record; where it equals the one for unknown, a flag keeps them apart.
    `unchecked` names codes of the standard that are known from memory only.
    """

    id: str
    of: str
    total: str
    not_recorded: str
    codes: dict[str, str] = {}
    finer: dict[str, str] = {}
    open: bool = False
    unchecked: tuple[str, ...] = ()

    def code(self, ours: str, form_detail: str = "") -> str | None:
        """Return the standard's code for ours; None if it has none."""
        if ours == "NOT_RECORDED":
            return self.not_recorded
        if self.of == "form" and form_detail in self.finer:
            return self.finer[form_detail]
        return self.codes.get(ours, ours if self.open else None)


class Indicator(Knowledge):
    """How a measure of ours is called, and by which axes it is broken down.

    `unless`: left out where the facts also hold that measure, which counts the same
    persons. `published_only`: why facts are left out, so that only printed figures
    come here; `at` then fixes the codes of some axes.
    """

    ours: Measure
    theirs: str
    by: tuple[tuple[str, ...], ...] = ()
    unless: Measure | None = None
    published_only: str = ""
    at: dict[str, str] = {}


class Standard(Knowledge):
    """A standard with its version, its conditions of use and its losses.

    `use` says if it carries figures for everybody (publication) or records from one
    competent body to another (transfer). `as_printed` names breakdowns of the published
    record that it takes word by word; `spans` says if one figure may cover several
    years. `words` and `columns` are what only this standard needs.
    """

    id: str
    name: str
    version: str
    source: str
    checked: bool
    checked_on: date | None = None
    use: Literal["publication", "transfer"]
    conditions: str
    loses: tuple[str, ...]
    cannot_say: tuple[str, ...]
    left_out: dict[str, str] = {}
    as_printed: tuple[By, ...] = ()
    spans: bool = True
    indicator: tuple[Indicator, ...] = ()
    axis: tuple[Axis, ...] = ()
    words: dict[str, dict[str, str]] = {}
    columns: dict[str, tuple[str, ...]] = {}
    unchecked: tuple[str, ...] = ()

    @property
    def axes(self) -> Mapping[str, Axis]:
        """Return the axes by id, in the standard's order."""
        return {each.id: each for each in self.axis}

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Return the indicators by our measure."""
        return {each.ours: each for each in self.indicator}

    def axis_of(self, dimension: str) -> Axis | None:
        """Return the axis that tells a dimension of ours, if there is one."""
        return next((each for each in self.axis if each.of == dimension), None)


def names() -> tuple[str, ...]:
    """Return the standards that have a file here."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


@cache
def standard(name: str) -> Standard:
    """Return a standard; raises KnowledgeError for a bad file or another name in it."""
    found = read(_FOLDER / f"{name}.toml", Standard)
    if found.id != name:
        raise KnowledgeError(f"{name}.toml: the id is '{found.id}'; write '{name}'.")
    return found
