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
_SUFFIX, _NONE = "_as_printed", "_T"
_PERIOD = re.compile(r"(?P<year>\d{4})(-01-01/P(?P<years>[1-9]\d?)Y)?")
_BEFORE, _AFTER = ("FREQ", "REF_AREA", "INDICATOR"), ("TIME_PERIOD",)
BY, AS = "PRINTED_BY", "PRINTED_AS"
"""What a report breaks down in its own words, and the words."""
ATTRIBUTES = (
    "OBS_STATUS",
    "CONF_STATUS",
    "UNIT_MEASURE",
    "STATE",
    "CERTAINTY",
    "FLAGS",
    "THRESHOLD",
    "SOURCE",
    "COMMENT_OBS",
)
NEEDED = ("OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "STATE", "CERTAINTY")
"""Attributes that every observation carries."""
_BETWEEN = " \u00a6 "
"""Parts one remark from the next."""


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
    coded = (
        "FREQ",
        "INDICATOR",
        "OBS_STATUS",
        "CONF_STATUS",
        "UNIT_MEASURE",
        "STATE",
        "CERTAINTY",
        BY,
    )
    lists = {name: words.words[name] for name in coded}
    lists["REF_AREA"] = dict(codes().country)
    lists |= {axis.id: _named(axis) for axis in words.axis}
    return Structure(
        (*_BEFORE, *words.axes, BY, AS, *_AFTER), ATTRIBUTES, words.words["name"], lists
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
        tuple(_row(words, each, publication.threshold) for each in publication.numbers),
    )


def _row(words: Standard, number: Number, threshold: int | None) -> tuple[Value, ...]:
    status, secrecy = words.words["state"][number.state].split()
    if "method_changed" in number.flags and status == "A":
        status = "B"
    return (
        "A",
        number.ref_area,
        words.indicators[number.measure].theirs,
        *(number.at(axis.id, axis.total) for axis in words.axis),
        *_printed(words, number),
        _period(number),
        number.value,
        status,
        secrecy,
        number.unit.upper(),
        number.state.value.upper(),
        number.certainty.upper(),
        " ".join(sorted(number.flags)) or None,
        threshold,
        number.source,
        _comment(words, number),
    )


def _printed(words: Standard, number: Number) -> tuple[str, str]:
    """Return by what a report breaks down in its own words, and the words."""
    known = dict(number.codes)
    for by in words.as_printed:
        if words_of := known.get(f"{by}{_SUFFIX}"):
            return by.upper(), words_of
    return _NONE, _NONE


def _period(number: Number) -> str:
    """Return a year, or the ISO 8601 range that SDMX asks for: "2016-01-01/P3Y"."""
    years = number.until - number.year + 1
    return str(number.year) if years == 1 else f"{number.year}-01-01/P{years}Y"


def _comment(words: Standard, number: Number) -> str:
    said = words.words["comment"].get(number.state, "")
    return _BETWEEN.join(filter(None, (said, *number.notes)))


def read(sheet: Sheet) -> Publication:
    """Return observations that follow our structure as a Publication.

    Such a file was published before: its numbers are taken as they stand. Raises
    NotOurStructure naming row and column.
    """
    needed = {*structure().dimensions, VALUE, *NEEDED}
    if missing := sorted(needed - set(sheet.columns)):
        raise NotOurStructure(f"The column {missing[0]} is missing.")
    rows = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    found = [(_number(place, row), row) for place, row in enumerate(rows, start=1)]
    limits = {
        limit
        for place, (_, row) in enumerate(found, start=1)
        if (limit := _whole(place, row.get("THRESHOLD"), "THRESHOLD")) is not None
    }
    numbers = (number for number, _ in found)
    return of_public_numbers("sdmx", numbers, (), min(limits, default=None))


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
                    if axis in backwards
                    else (axis, code)
                    for axis, code in number.codes
                ),
            )
            for number in publication.numbers
        ),
        publication.left_out,
        publication.threshold,
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
    state, value = State(str(row["STATE"]).lower()), _whole(place, row[VALUE], VALUE)
    if (value is None) == (state in (State.NUMBER, State.IN_PART)):
        raise NotOurStructure(
            f"row {place}, column {VALUE}: value and STATE contradict each other."
        )
    _check_status(place, words, row, state)
    return Number(
        ref_area=str(row["REF_AREA"]),
        measure=measures[str(row["INDICATOR"])],
        year=first,
        until=until,
        codes=_codes(place, words, row),
        value=value,
        state=state,
        unit=str(row["UNIT_MEASURE"]).lower(),
        source=str(row.get("SOURCE") or "unknown"),
        certainty=str(row["CERTAINTY"]).lower(),
        notes=_notes(words, row, state),
        flags=frozenset(str(row.get("FLAGS") or "").split()),
    )


def _codes(
    place: int, words: Standard, row: Mapping[str, Value]
) -> tuple[tuple[str, str], ...]:
    found = [
        (axis.id, str(row[axis.id]))
        for axis in words.axis
        if row[axis.id] != axis.total
    ]
    by, said = str(row[BY]), str(row[AS] or _NONE)
    if (by == _NONE) != (said == _NONE):
        raise NotOurStructure(
            f"row {place}, column {AS}: words as printed and {BY} need each other."
        )
    if by != _NONE:
        found.append((f"{by.lower()}{_SUFFIX}", said))
    return tuple(found)


def _check_status(
    place: int, words: Standard, row: Mapping[str, Value], state: State
) -> None:
    """Raise NotOurStructure where what others read says something else than STATE."""
    status, secrecy = words.words["state"][state].split()
    told = "A" if row["OBS_STATUS"] == "B" else row["OBS_STATUS"]
    if (told, row["CONF_STATUS"]) != (status, secrecy):
        raise NotOurStructure(
            f"row {place}, column OBS_STATUS: it and CONF_STATUS contradict STATE."
        )


def _notes(words: Standard, row: Mapping[str, Value], state: State) -> tuple[str, ...]:
    said = words.words["comment"].get(state, "")
    parts = str(row.get("COMMENT_OBS") or "").split(_BETWEEN)
    return tuple(part for part in parts if part and part != said)


def _years(place: int, period: str) -> tuple[int, int]:
    if not (found := _PERIOD.fullmatch(period)):
        raise NotOurStructure(
            f"row {place}, column TIME_PERIOD: '{period}' is neither a year nor a "
            'range such as "2016-01-01/P3Y".'
        )
    first = int(found["year"])
    return first, first + int(found["years"] or 1) - 1


def _whole(place: int, value: Value, column: str) -> int | None:
    text = "" if value is None else str(value)
    if text and not (text.isascii() and text.isdigit() and len(text) <= 10):
        raise NotOurStructure(
            f"row {place}, column {column}: '{text}' is not a whole number, 0 or more."
        )
    return int(text) if text else None
