"""What does an address ask for? In neutral letters and numbers: never the subject.

`w` what is counted, `b` by what, `r` rows, `c` columns, `o` the one value of the third
dimension. What an address does not say, or says wrongly, falls back on what is usual.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ledfyr.domain.statistics.published.crossing import (
    DIMENSIONS,
    Dimension,
    cells,
    third_of,
    values,
)

WHAT = {
    "1": "victims",
    "2": "presumed_victims",
    "3": "identified_victims",
    "4": "children",
    "5": "crimes_reported",
    "6": "investigations",
    "7": "investigations_conducted",
    "8": "sent_to_court",
    "9": "suspects",
    "10": "charged",
    "11": "prosecuted",
    "12": "convicted",
    "13": "traffickers",
}
"""The number of a measure in an address; never reused."""
BY = {
    "a": "total",
    "b": "sex",
    "c": "form",
    "d": "citizen",
    "e": "age",
    "f": "offence",
    "g": "form_and_sex",
}
"""The letter of a breakdown in an address; never reused."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One table: a measure by a breakdown, two dimensions across, the third fixed."""

    measure: str = "victims"
    by: str = "total"
    rows: Dimension = "country"
    columns: Dimension = "year"
    only: str = ""

    @property
    def third(self) -> Dimension:
        """Return the dimension that is neither in the rows nor in the columns."""
        return third_of(self.rows, self.columns)

    @property
    def query(self) -> str:
        """Return the neutral words of an address that ask for this table."""
        words = {
            "w": _code(WHAT, self.measure),
            "b": _code(BY, self.by),
            "r": self.rows,
            "c": self.columns,
            "o": str(choices(self).index(self.only)) if self.only else "",
        }
        return urlencode({key: value for key, value in words.items() if value})


def asked(query: Mapping[str, str]) -> Asked:
    """Return what the words of an address ask for; wrong words are passed over."""
    found = Asked(
        measure=WHAT.get(query.get("w", ""), "victims"),
        by=BY.get(query.get("b", ""), "total"),
        rows=_dimension(query.get("r", ""), "country"),
        columns=_dimension(query.get("c", ""), "year"),
    )
    return _settled(found, query.get("o", ""))


def asked_of(country: str, query: Mapping[str, str]) -> Asked:
    """Return what an address asks of one country: categories over its years.

    A measure or breakdown that the country does not have falls back on one it has.
    """
    measure = WHAT.get(query.get("w", ""), "victims")
    if not breakdowns(measure, country):
        measure = measures(country)[0]
    by = BY.get(query.get("b", ""), "total")
    if by not in breakdowns(measure, country):
        by = breakdowns(measure, country)[0]
    return Asked(measure, by, rows="kind", columns="year", only=country)


def choices(question: Asked) -> tuple[str, ...]:
    """Return the values of the third dimension, one of which the table shows."""
    return values(question.measure, question.by, question.third)


def measures(country: str = "") -> tuple[str, ...]:
    """Return the measures that a country has, or that any has."""
    return tuple(each for each in WHAT.values() if breakdowns(each, country))


def breakdowns(measure: str, country: str = "") -> tuple[str, ...]:
    """Return the ways in which a country, or any, breaks a measure down."""
    return tuple(
        by
        for by in BY.values()
        if any(country in ("", cell.ref_area) for cell in cells(measure, by))
    )


def _settled(question: Asked, chosen: str) -> Asked:
    if not cells(question.measure, question.by):
        question = replace(question, by=breakdowns(question.measure)[0])
    if question.rows == question.columns:
        other: Dimension = "year" if question.rows != "year" else "country"
        question = replace(question, columns=other)
    known = choices(question)
    usual = known.index("2018") if "2018" in known else 0
    place = int(chosen) if chosen.isascii() and chosen.isdigit() else usual
    return replace(question, only=known[place if place < len(known) else usual])


def _dimension(word: str, usual: Dimension) -> Dimension:
    return next((each for each in DIMENSIONS if each == word), usual)


def _code(codes: Mapping[str, str], name: str) -> str:
    return next(code for code, found in codes.items() if found == name)
