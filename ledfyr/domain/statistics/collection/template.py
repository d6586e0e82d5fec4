"""In which form does a reporting body send its figures?"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from ledfyr.domain.statistics.counting import (
    CountingRule,
    counting_rule,
    counting_rules,
)
from ledfyr.domain.statistics.facts import (
    DIMENSIONS,
    NOT_RECORDED,
    STATELESS,
    UNKNOWN,
    code_lists,
)
from ledfyr.domain.statistics.published.record import Measure
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FOLDER = Path(__file__).parent / "forms"

Shape = Literal["facts", "aggregates"]
SHEET = "Figures"
"""The sheet of a workbook that holds the figures."""

TOTAL = "Total"
"""Stands in a coded column of a row that adds up other rows."""

WHAT = ("measure", "by", "category", "value")
"""What the columns of a template for aggregates hold, beside country and year."""


class NoSuchTemplate(LookupError):
    """A template that is not there; the message names those that are."""


class Column(Knowledge):
    """One column: a dimension, a measure, or a part of an aggregate.

    `heading` stands in the template that is handed out; `also` are headings that are
    understood as well, in the body's own words, and `words` what it calls the codes.
    """

    heading: Words
    about: Words
    by: str = ""
    measure: Measure | None = None
    holds: Literal["", "measure", "by", "category", "value"] = ""
    optional: bool = False
    also: tuple[str, ...] = ()
    words: dict[str, str] = Field(default_factory=dict)

    @property
    def code(self) -> str:
        """Return what programs call the column."""
        return self.by or self.measure or self.holds

    @property
    def headings(self) -> frozenset[str]:
        """Return every heading that is understood, as headings are compared."""
        return frozenset(plain(h) for h in (self.heading, self.code, *self.also))

    @property
    def is_coded(self) -> bool:
        """Does it hold codes of a list, so that it may also say "Total"?"""
        return bool(self.by) and self.by not in ("ref_area", "year")


class Template(Knowledge):
    """What one body sends: its measures by some dimensions, or aggregates only.

    `kinds` are the kinds of organisation that are expected to send it; `by` is the
    dimension by which a summary is shown before the figures are taken in.
    """

    id: str
    name: Words
    about: Words
    body: str
    kinds: tuple[str, ...]
    shape: Shape = "facts"
    by: str = "form"
    source: str
    column: tuple[Column, ...]

    @property
    def headings(self) -> dict[str, Column]:
        """Return the column to which each heading leads."""
        return {heading: each for each in self.column for heading in each.headings}

    @property
    def measures(self) -> tuple[str, ...]:
        """Return the measures that have a column, in the order of the columns."""
        return tuple(each.measure for each in self.column if each.measure)

    @property
    def rules(self) -> tuple[CountingRule, ...]:
        """Return how each measure is counted; of aggregates, every rule there is."""
        if self.shape == "aggregates":
            return tuple(counting_rules().values())
        return tuple(counting_rule(measure) for measure in self.measures)


@cache
def templates() -> dict[str, Template]:
    """Return every template by its id; raises KnowledgeError for a bad file."""
    found = [read(path, Template) for path in sorted(_FOLDER.glob("*.toml"))]
    for each in found:
        _check(each)
    return {each.id: each for each in found}


def template(name: str) -> Template:
    """Return the template of this name; raises NoSuchTemplate."""
    try:
        return templates()[name]
    except KeyError:
        known = ", ".join(templates())
        raise NoSuchTemplate(
            f"There is no template '{name}'; choose one of {known}."
        ) from None


@cache
def choices(dimension: str) -> dict[str, str]:
    """Return code and English name of what may stand in a coded column."""
    named = _names(dimension)
    listed = sorted(code_lists()[dimension], key=lambda c: (c not in named, c))
    ordered = [c for c in named if c in listed] + [c for c in listed if c not in named]
    return {code: named.get(code, _GAPS.get(code, code)) for code in ordered}


@cache
def understood(dimension: str) -> dict[str, str]:
    """Return what may be written for each code, folded: the code, its name and more."""
    written = {plain(code): code for code in code_lists()[dimension]}
    for code, name in choices(dimension).items():
        written.setdefault(plain(name), code)
    if dimension in ("citizenship", "exploited_in", "ref_area"):
        for code, country in every_country().items():
            if code in code_lists()[dimension]:
                written.setdefault(plain(country.alpha_3), code)
                written.setdefault(plain(country.eurostat), code)
    return written


def plain(text: str) -> str:
    """Return words as they are compared: case, spaces and underscores do not matter."""
    return " ".join(text.replace("_", " ").split()).casefold()


_GAPS = {UNKNOWN: "Not known", NOT_RECORDED: "Not recorded", STATELESS: "Stateless"}


def _names(dimension: str) -> dict[str, str]:
    known = codes()
    return {
        "ref_area": known.country,
        "form": known.broad_form,
        "form_detail": known.form_of_exploitation,
        "sex": known.sex,
        "age_group": known.age_group,
        "citizenship_group": known.citizenship_group,
        "sector": known.isic_section,
    }.get(dimension, {})


def _check(each: Template) -> None:
    for fault in _faults(each):
        raise KnowledgeError(f"Template {each.id}: {fault}")


def _faults(each: Template) -> Iterator[str]:
    held = [column.code for column in each.column]
    if len(set(held)) < len(held) or "" in held:
        yield "each column holds one thing, and each thing has one column."
    if not {"ref_area", "year"} <= set(held):
        yield "country and year need a column each."
    if {"form", "form_detail"} <= set(held):
        yield "give the form or its finest kind, not both."
    needed = set(WHAT) if each.shape == "aggregates" else set()
    if needed - set(held) or (not needed and not each.measures):
        yield "it has nothing to count."
    if len(each.headings) < sum(len(column.headings) for column in each.column):
        yield "two columns answer to one heading."
    for column in each.column:
        if column.by and column.by not in DIMENSIONS:
            yield f"'{column.by}' is no dimension of a fact."
        for code in column.words.values() if column.by else ():
            if code not in code_lists()[column.by]:
                yield f"'{code}' is no code of {column.by}."
    for kind in each.kinds:
        if kind not in codes().organisation_kind:
            yield f"'{kind}' is no kind of organisation."
