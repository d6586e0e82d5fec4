"""Which questions are asked, and on which page?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from ledfyr.domain.screening.instrument import Instrument, Item, Section
from ledfyr.domain.screening.terms import Rule
from ledfyr.domain.screening.understanding import Place, where_to_look

NOT_KNOWN_YET = "UNKNOWN"
MOST_ON_A_PAGE = 6
_ENOUGH_FOR_A_LIST = 4


@dataclass(frozen=True)
class Step:
    """One page of questions: a section, or one of several parts of a long one."""

    section: Section
    part: int
    parts: int
    items: tuple[Item, ...]


def steps(instrument: Instrument, form: str, place: str) -> tuple[Step, ...]:
    """Return the pages of a check, in the order of the instrument; none is empty."""
    found: list[Step] = []
    for section in instrument.section:
        items = [i for i in instrument.items_in(section.id) if _fits(i, form, place)]
        found += _in_parts(section, items)
    return tuple(found)


def forms_of(instrument: Instrument) -> tuple[str, ...]:
    """Return the forms of exploitation that an instrument has a list of signs for."""
    named = Counter(form for item in instrument.asked for form in item.forms)
    return tuple(form for form, times in named.items() if times >= _ENOUGH_FOR_A_LIST)


def form_of(instrument: Instrument) -> str:
    """Return the form that an instrument is about, if it is about one alone."""
    if instrument.sexual:
        return "SEX_PROSTITUTION"
    if instrument.rule is Rule.DIMENSIONS:
        return "LABOUR"
    forms = forms_of(instrument)
    return forms[0] if len(forms) == 1 else NOT_KNOWN_YET


def places_of(instrument: Instrument) -> tuple[Place, ...]:
    """Return the places of the where-to-look table that an instrument has signs for."""
    named = {place for item in instrument.asked for place in item.places}
    return tuple(place for place in where_to_look() if place.id in named)


def _fits(item: Item, form: str, place: str) -> bool:
    """While the form is not known, ask what fits several forms or names an element."""
    if not item.forms or form in item.forms or place in item.places:
        return True
    return form == NOT_KNOWN_YET and (len(item.forms) > 1 or bool(item.enough_for))


def _in_parts(section: Section, items: Sequence[Item]) -> list[Step]:
    parts = ceil(len(items) / MOST_ON_A_PAGE)
    cuts = [round(n * len(items) / parts) for n in range(parts + 1)] if parts else []
    return [
        Step(section, n + 1, parts, tuple(items[cuts[n] : cuts[n + 1]]))
        for n in range(parts)
    ]
