"""What is one fact of the statistics: how many, of what, in which codes?

Facts are stored at their finest. Every standard, table and report is a pure function of
them, and a cell that nobody counted has no fact: blank is never zero.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import get_args

from ledfyr.domain.statistics.published.record import Measure
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.countries import every_country

UNKNOWN = "UNKNOWN"
"""The body asked and does not know."""

NOT_RECORDED = "NOT_RECORDED"
"""The body does not record this at all: never to be read as unknown or as none."""

STATELESS = "STATELESS"


class FactError(ValueError):
    """A fact with a code that its dimension does not have; `column` names it."""

    def __init__(self, message: str, column: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`count` persons, crimes or cases (by the measure's rule) alike in every code.

    `body` names who counted; `form` is broad and `form_detail` the finest form;
    `citizenship` is two letters of ISO 3166-1. Raises FactError.
    """

    ref_area: str
    body: str
    measure: str
    year: int
    count: int
    form: str = NOT_RECORDED
    form_detail: str = NOT_RECORDED
    sex: str = NOT_RECORDED
    age_group: str = NOT_RECORDED
    citizenship: str = NOT_RECORDED
    citizenship_group: str = NOT_RECORDED
    sector: str = NOT_RECORDED
    exploited_in: str = NOT_RECORDED

    def __post_init__(self) -> None:
        for column, known in code_lists().items():
            code = getattr(self, column)
            if code not in known:
                raise FactError(
                    f"'{code}' is not a code of {column}; choose one of "
                    f"{_some_of(known)}.",
                    column,
                )
        if type(self.count) is not int or self.count < 0:
            raise FactError(f"The count {self.count!r} is not a whole number.", "count")
        if type(self.year) is not int or not 1990 <= self.year <= 2100:
            raise FactError(f"The year {self.year!r} is not one of 1990-2100.", "year")
        broad = codes().counts_as.get(self.form_detail, self.form)
        if self.form_detail != NOT_RECORDED and broad != self.form:
            raise FactError(
                f"{self.form_detail} counts as {broad}, not as {self.form}.", "form"
            )


DIMENSIONS: tuple[str, ...] = tuple(
    field.name for field in fields(Fact) if field.name != "count"
)
"""By what a fact can be broken down, in the order in which files write it."""


@cache
def code_lists() -> Mapping[str, frozenset[str]]:
    """Return the codes of each coded dimension; body and year are not coded."""
    coded = codes()
    places = frozenset(every_country())
    gaps = frozenset({UNKNOWN, NOT_RECORDED})
    return {
        "ref_area": frozenset(coded.country),
        "measure": frozenset(get_args(Measure)),
        "form": frozenset(coded.broad_form) | {NOT_RECORDED},
        "form_detail": frozenset(coded.form_of_exploitation) | gaps,
        "sex": frozenset(coded.sex) | gaps,
        "age_group": frozenset(coded.age_group) | {NOT_RECORDED},
        "citizenship": places | gaps | {STATELESS},
        "citizenship_group": frozenset(coded.citizenship_group) | gaps,
        "sector": frozenset(coded.isic_section) | gaps,
        "exploited_in": places | gaps,
    }


def broad_form_of(form_detail: str) -> str:
    """Return the broad form as which a finest form counts, or NOT_RECORDED."""
    return codes().counts_as.get(form_detail, NOT_RECORDED)


def added_up(facts: Iterable[Fact], by: Iterable[str]) -> dict[tuple[str, ...], int]:
    """Return the counts by some dimensions; only combinations that have a fact.

    Whoever shows the result protects it first.
    """
    names = tuple(by)
    counted: dict[tuple[str, ...], int] = {}
    for fact in facts:
        key = tuple(str(getattr(fact, name)) for name in names)
        counted[key] = counted.get(key, 0) + fact.count
    return counted


def _some_of(known: frozenset[str]) -> str:
    few = sorted(known)[:12]
    return ", ".join(few) + (" …" if len(known) > len(few) else "")
