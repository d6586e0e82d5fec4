"""Which figures may leave for everybody? Protected ones, and those already public.

A Publication is made from SafeTables, from tables that were released, or from cells
that somebody published before; there is no other way. Only a Publication can be
written in a standard for readers.
"""

from collections.abc import Iterable, Iterator
from dataclasses import InitVar, dataclass
from enum import StrEnum

from ledfyr.domain.statistics.counting import counting_rules
from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    SafeCell,
    SafeTable,
    Status,
)
from ledfyr.domain.statistics.standards.cutting import LeftOut, Subject
from ledfyr.domain.statistics.standards.standard import Standard, standard

_SEAL = object()
HOUSE = "house_counting_rules"


class State(StrEnum):
    """What a number is, or why there is none; none of these is zero."""

    NUMBER = "number"
    SMALL = "hidden_small"
    BESIDE = "hidden_beside"
    DASH = "dash"
    BLANK = "blank"
    LOST = "lost"
    UNCLEAR = "unclear"
    IN_PART = "part_not_printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One figure of one country in the codes of a standard; all other axes: total.

    `value` is None except in the states NUMBER and IN_PART, where it is the sum of
    what is printed. `flags` are those of the published record, and `mixed` where a
    body that records nothing is inside.
    """

    ref_area: str
    measure: str
    year: int
    until: int
    codes: tuple[tuple[str, str], ...]
    value: int | None
    state: State
    unit: str
    source: str
    certainty: str = "certain"
    notes: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()

    @property
    def period(self) -> str:
        """Return the year, or the first and last: "2016-2018"."""
        same = self.year == self.until
        return str(self.year) if same else f"{self.year}-{self.until}"

    def at(self, axis: str, otherwise: str) -> str:
        """Return the code on an axis; `otherwise` where all are together."""
        return dict(self.codes).get(axis, otherwise)


@dataclass(frozen=True, slots=True)
class Publication:
    """Figures of one standard that everybody may see. `threshold` None: not ours."""

    standard: str
    numbers: tuple[Number, ...]
    left_out: tuple[LeftOut, ...]
    threshold: int | None
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("A Publication is made from protected or published figures")

    @property
    def words(self) -> Standard:
        """Return the standard in whose codes the figures are."""
        return standard(self.standard)

    def must_be(self, name: str) -> None:
        """Raise TypeError unless the figures are in the codes of that standard."""
        if type(self) is not Publication or self.standard != name:
            raise TypeError(f"Only a Publication for '{name}' can be written so.")


def of_tables(
    name: str,
    tables: Iterable[tuple[Subject, SafeTable]],
    left_out: Iterable[LeftOut] = (),
) -> Publication:
    """Return protected tables as figures of a standard.

    Tables of the same persons are protected together (`protect_linked`) and share
    their total. Should one hide it that another shows, the one that hides it is
    withheld whole; where all hide it, only the first stands. Raises TypeError for
    anything but SafeTables under headings of this standard.
    """
    found = list(tables)
    for subject, safe in found:
        if type(safe) is not SafeTable or subject.standard != name:
            raise TypeError(f"Only SafeTables cut for '{name}' can be published.")
    kept, withheld = _consistent(found)
    numbers: dict[object, Number] = {}
    for subject, safe in kept:
        for number in _numbers(subject, safe):
            place = (number.ref_area, number.measure, number.year, number.codes)
            numbers.setdefault(place, number)
    thresholds = {safe.policy.threshold for _subject, safe in found}
    return Publication(
        name,
        tuple(numbers.values()),
        (*left_out, *withheld),
        min(thresholds, default=None),
        seal=_SEAL,
    )


def of_public_numbers(
    name: str,
    numbers: Iterable[Number],
    left_out: Iterable[LeftOut] = (),
    threshold: int | None = None,
) -> Publication:
    """Return figures that are public already: printed, released, or read from SDMX.

    Nothing freshly counted may come this way: it is neither cut nor protected.
    """
    return Publication(name, tuple(numbers), tuple(left_out), threshold, seal=_SEAL)


def _consistent(
    tables: list[tuple[Subject, SafeTable]],
) -> tuple[list[tuple[Subject, SafeTable]], list[LeftOut]]:
    groups: dict[object, list[tuple[Subject, SafeTable]]] = {}
    for subject, safe in tables:
        place = (subject.ref_area, subject.measure, subject.year)
        groups.setdefault(place, []).append((subject, safe))
    kept: list[tuple[Subject, SafeTable]] = []
    withheld: list[LeftOut] = []
    for group in groups.values():
        shown = [each for each in group if _total(each[1]).count is not None]
        stay = shown or group[:1]
        kept += stay
        withheld += [_withheld(each[0]) for each in group if each not in stay]
    return kept, withheld


def _withheld(subject: Subject) -> LeftOut:
    by = " and ".join(subject.axes) or "total"
    return LeftOut(
        f"{subject.measure}, {subject.ref_area} {subject.year}, by {by}",
        "Protected as a whole: its total would give small numbers away.",
    )


def _total(safe: SafeTable) -> SafeCell:
    return next(cell for cell in safe.cells if set(cell.key) == {TOTAL})


STATES = {
    Status.PUBLISHED: State.NUMBER,
    Status.PRIMARY: State.SMALL,
    Status.SECONDARY: State.BESIDE,
    Status.SENSITIVE: State.BESIDE,
}


def _numbers(subject: Subject, safe: SafeTable) -> Iterator[Number]:
    rule = counting_rules().get(subject.measure)
    for cell in safe.cells:
        if cell.key in subject.not_counted or (
            not subject.axes and cell.key != (TOTAL,)
        ):
            continue
        codes = tuple(
            (axis, code)
            for axis, code in zip(subject.axes, cell.key, strict=False)
            if code != TOTAL
        )
        yield Number(
            ref_area=subject.ref_area,
            measure=subject.measure,
            year=subject.year,
            until=subject.year,
            codes=codes,
            value=cell.count,
            state=STATES[cell.status],
            unit=rule.unit if rule else "persons",
            source=HOUSE,
            flags=frozenset({"mixed"} if _is_mixed(subject, codes) else ()),
        )


def _is_mixed(subject: Subject, codes: tuple[tuple[str, str], ...]) -> bool:
    axes = standard(subject.standard).axes
    return any(
        axis in subject.mixed and code == axes[axis].not_recorded
        for axis, code in codes
    )
