"""How do figures that were published before read in the codes of a standard?

A number that is lost, unclear or left open stays so, and with it every sum it belongs
to. A dash is neither a number nor zero: a sum over it says that a part is not printed.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ledfyr.domain.statistics.cells import StatCell
from ledfyr.domain.statistics.published import Figure
from ledfyr.domain.statistics.published.record import Note
from ledfyr.domain.statistics.standards.cutting import LeftOut
from ledfyr.domain.statistics.standards.publication import (
    Number,
    Publication,
    State,
    of_public_numbers,
)
from ledfyr.domain.statistics.standards.standard import Indicator, Standard

_SEXES = {
    "female": "F",
    "male": "M",
    "transgender": "X",
    "other": "X",
    "unknown": "UNKNOWN",
}
_CERTAINTIES = ("certain", "likely", "ambiguous", "lost")
Codes = tuple[tuple[str, str], ...]


def of_figures(standard: Standard, figures: Iterable[Figure]) -> Publication:
    """Return printed figures in the codes of a standard, with what it cannot take."""
    every = list(figures)
    held = {(each.ref_area, each.period, each.measure) for each in every}
    numbers: dict[object, list[Number]] = {}
    missing: dict[LeftOut, None] = {}
    for figure in every:
        if why := _refused(standard, figure, held):
            what = f"{figure.measure}, {figure.ref_area} {figure.period}"
            missing[LeftOut(what, why)] = None
            continue
        for cell in figure.cells:
            codes = _codes(standard, standard.indicators[figure.measure], cell)
            if codes is None:
                missing[_no_place(standard, cell)] = None
                continue
            number = _number(cell, codes, figure.notes)
            place = (cell.ref_area, cell.measure, cell.period, codes)
            numbers.setdefault(place, []).append(number)
    together = (_together(each) for each in numbers.values())
    return of_public_numbers(standard.id, together, missing)


def _refused(
    standard: Standard, figure: Figure, held: Collection[tuple[str, str, str]]
) -> str:
    indicator = standard.indicators.get(figure.measure)
    if indicator is None:
        return standard.left_out[figure.measure]
    if "-" in figure.period and not standard.spans:
        return f"{standard.name} has no place for one figure of several years."
    other = standard.indicators.get(indicator.unless or "")
    if other and other.theirs == indicator.theirs:
        if (figure.ref_area, figure.period, other.ours) in held:
            return f"The same persons are told as {other.ours}."
    return ""


def _codes(standard: Standard, indicator: Indicator, cell: StatCell) -> Codes | None:
    if cell.by in standard.as_printed:
        return ((f"{cell.by}_as_printed", cell.category),)
    found = dict(indicator.at)
    for dimension, ours in _dimensions(cell):
        axis = standard.axis_of(dimension)
        code = axis.codes.get(ours) if axis else None
        if axis is None or code is None:
            return None
        found[axis.id] = code
    return tuple((axis, found[axis]) for axis in standard.axes if axis in found)


def _dimensions(cell: StatCell) -> Iterator[tuple[str, str]]:
    match cell.by:
        case "total":
            return
        case "sex":
            yield "sex", _SEXES[cell.category]
        case "form":
            yield "form", cell.category
        case "form_and_sex":
            form, _comma, sex = cell.category.partition(", ")
            yield "form", form
            yield "sex", _SEXES[sex]
        case _:
            yield cell.by, cell.category


def _number(cell: StatCell, codes: Codes, notes: tuple[Note, ...]) -> Number:
    beside = [note for note in notes if note.id in cell.notes]
    return Number(
        ref_area=cell.ref_area,
        measure=cell.measure,
        year=cell.year,
        until=cell.until,
        codes=codes,
        value=cell.value,
        state=State(cell.printed.value),
        unit=cell.unit,
        source=cell.source,
        certainty=cell.certainty.value,
        notes=tuple(note.text for note in beside),
        flags=frozenset(note.flag for note in beside if note.flag),
    )


def _together(numbers: list[Number]) -> Number:
    """Return one number for several cells that a standard does not tell apart."""
    if len(numbers) == 1:
        return numbers[0]
    states = {number.state for number in numbers}
    printed = [number.value for number in numbers if number.value is not None]
    if states == {State.NUMBER}:
        state = State.NUMBER
    elif states <= {State.NUMBER, State.DASH}:
        state = State.IN_PART if printed else State.DASH
    else:
        state = State.LOST if State.LOST in states else State.UNCLEAR
    known = state in (State.NUMBER, State.IN_PART)
    return replace(
        numbers[0],
        value=sum(printed) if known else None,
        state=state,
        certainty=max((n.certainty for n in numbers), key=_CERTAINTIES.index),
        notes=tuple(dict.fromkeys(note for n in numbers for note in n.notes)),
        flags=frozenset().union(*(number.flags for number in numbers)),
    )


def _no_place(standard: Standard, cell: StatCell) -> LeftOut:
    what = f"{cell.measure}, {cell.ref_area} {cell.period}, by {cell.by}"
    if standard.axis_of(cell.by):
        what += f": {cell.category}"
    return LeftOut(what, f"{standard.name} has no code for it.")
