"""Figures as SDMX observations, and the structure that tells what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ledfyr.domain.statistics.standards.publication import (
    Number,
    Publication,
    State,
    of_public_numbers,
)
from ledfyr.domain.statistics.standards.sheet import Sheet, Value
from ledfyr.domain.statistics.standards.standard import Axis, Standard, standard
from ledfyr.domain.vocabulary.codes import codes

AGENCY, STRUCTURE, FLOW, VERSION = "LEDFYR", "DSD_THB", "DF_THB", "1.0.0"
VALUE = "OBS_VALUE"
_PERIOD = re.compile(r"(?P<year>\d{4})(-01-01/P(?P<years>[1-9]\d?)Y)?")
_BEFORE, _AFTER = ("FREQ", "REF_AREA", "INDICATOR"), ("TIME_PERIOD",)
ATTRIBUTES = ("OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "SOURCE", "COMMENT_OBS")
NEEDED = ("OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE")
"""Attributes that every observation carries."""


class NotOurStructure(ValueError):
    """Observations that do not follow the structure; the message names row, column."""


@dataclass(frozen=True, slots=True)
class Structure:
    """The dimensions in order, names of all concepts, and the coded ones' lists."""

    dimensions: tuple[str, ...]
    attributes: tuple[str, ...]
    names: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]


def structure() -> Structure:
    """Return the data structure DSD_THB with its code lists, named in English."""
    words = standard("sdmx")
    coded = ("FREQ", "INDICATOR", "OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE")
    lists = {name: words.words[name] for name in coded}
    lists["REF_AREA"] = dict(codes().country)
    lists |= {axis.id: _named(axis) for axis in words.axis}
    return Structure(
        (*_BEFORE, *words.axes, *_AFTER), ATTRIBUTES, words.words["name"], lists
    )


def _named(axis: Axis) -> dict[str, str]:
    ours = {"sector": "isic_section", "form": "broad_form"}.get(axis.of, axis.of)
    named: dict[str, str] = getattr(codes(), ours)
    found = {theirs: named[code] for code, theirs in axis.codes.items()}
    return {axis.total: "All together", **found, axis.not_recorded: "Not recorded"}


def rows(publication: Publication) -> Sheet:
    """Return one observation a figure; raises TypeError except for a Publication."""
    publication.must_be("sdmx")
    words = publication.words
    return Sheet(
        (*structure().dimensions, VALUE, *ATTRIBUTES),
        tuple(_row(words, each) for each in publication.numbers),
    )


def _row(words: Standard, number: Number) -> tuple[Value, ...]:
    status, secrecy = words.words["state"][number.state].split()
    if "method_changed" in number.flags and status == "A":
        status = "B"
    return (
        "A",
        number.ref_area,
        words.indicators[number.measure].theirs,
        *(number.at(axis.id, axis.total) for axis in words.axis),
        _period(number),
        number.value,
        status,
        secrecy,
        number.unit.upper(),
        number.source,
        _comment(words, number),
    )


def _period(number: Number) -> str:
    """Return a year, or the ISO 8601 range that SDMX asks for: "2016-01-01/P3Y"."""
    years = number.until - number.year + 1
    return str(number.year) if years == 1 else f"{number.year}-01-01/P{years}Y"


def _comment(words: Standard, number: Number) -> str:
    said = words.words["comment"].get(number.state, "")
    return " ".join(filter(None, (said, *number.notes)))


def read(sheet: Sheet) -> Publication:
    """Return observations that follow our structure as a Publication.

    Such a file was published before: its numbers are taken as they stand. Raises
    NotOurStructure naming row and column.
    """
    needed = {*structure().dimensions, VALUE, *NEEDED}
    if missing := sorted(needed - set(sheet.columns)):
        raise NotOurStructure(f"The column {missing[0]} is missing.")
    rows = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    numbers = (_number(place, row) for place, row in enumerate(rows, start=1))
    return of_public_numbers("sdmx", numbers)


def in_plain_codes(publication: Publication) -> Publication:
    """Return SDMX figures as a long table in our own codes; nothing is lost."""
    publication.must_be("sdmx")
    words = publication.words
    backwards = {
        axis.id: {
            axis.not_recorded: "NOT_RECORDED",
            **{theirs: ours for ours, theirs in axis.codes.items()},
        }
        for axis in words.axis
    }
    return of_public_numbers(
        "plain",
        (
            replace(
                number,
                codes=tuple(
                    (words.axes[axis].of, backwards[axis][code])
                    for axis, code in number.codes
                ),
            )
            for number in publication.numbers
        ),
        publication.left_out,
    )


def _number(place: int, row: Mapping[str, Value]) -> Number:
    words = standard("sdmx")
    for name, known in structure().lists.items():
        if str(row[name]) not in known:
            raise NotOurStructure(
                f"row {place}, column {name}: '{row[name]}' is not in its code list."
            )
    first, until = _years(place, str(row["TIME_PERIOD"]))
    measures = {each.theirs: each.ours for each in words.indicator}
    state, notes = _state(words, row)
    value = _whole(place, row[VALUE])
    if (value is None) == (state in (State.NUMBER, State.IN_PART)):
        raise NotOurStructure(
            f"row {place}, column {VALUE}: value and status contradict each other."
        )
    return Number(
        ref_area=str(row["REF_AREA"]),
        measure=measures[str(row["INDICATOR"])],
        year=first,
        until=until,
        codes=tuple(
            (axis.id, str(row[axis.id]))
            for axis in words.axis
            if row[axis.id] != axis.total
        ),
        value=value,
        state=state,
        unit=str(row["UNIT_MEASURE"]).lower(),
        source=str(row.get("SOURCE") or "unknown"),
        notes=notes,
        flags=frozenset({"method_changed"} if row["OBS_STATUS"] == "B" else ()),
    )


def _state(words: Standard, row: Mapping[str, Value]) -> tuple[State, tuple[str, ...]]:
    """Return what the status, secrecy and comment say together, and other remarks."""
    comment = str(row.get("COMMENT_OBS") or "")
    for state, sentence in words.words["comment"].items():
        if comment.startswith(sentence):
            rest = comment.removeprefix(sentence).strip()
            return State(state), (rest,) if rest else ()
    status = str(row["OBS_STATUS"])
    pair = f"{'A' if status == 'B' else status} {row['CONF_STATUS']}"
    kinds = {both: State(state) for state, both in _states(words)}
    return kinds.get(pair, State.BLANK), (comment,) if comment else ()


def _states(words: Standard) -> list[tuple[str, str]]:
    said = words.words["comment"]
    return [each for each in words.words["state"].items() if each[0] not in said]


def _years(place: int, period: str) -> tuple[int, int]:
    if not (found := _PERIOD.fullmatch(period)):
        raise NotOurStructure(
            f"row {place}, column TIME_PERIOD: '{period}' is neither a year nor a "
            'range such as "2016-01-01/P3Y".'
        )
    first = int(found["year"])
    return first, first + int(found["years"] or 1) - 1


def _whole(place: int, value: Value) -> int | None:
    text = "" if value is None else str(value)
    if text and not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise NotOurStructure(
            f"row {place}, column {VALUE}: '{text}' is not a whole number, 0 or more."
        )
    return int(text) if text else None
