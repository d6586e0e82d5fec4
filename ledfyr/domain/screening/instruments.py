"""Which instruments are there, and what do they ask?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.accuracy import Study
from ledfyr.domain.screening.eleven_signs import eleven_signs
from ledfyr.domain.screening.ilo_lists import ilo_list, ilo_names
from ledfyr.domain.screening.instrument import Instrument, Item, LeftOut, Section
from ledfyr.domain.screening.terms import Dimension, Element, Rule, Strength
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_HERE = Path(__file__).parent

ELEVEN_SIGNS = "ilo-11"


class UnknownInstrument(ValueError):
    """No instrument has this name; the message lists those that exist."""


class _ItemText(Knowledge):
    id: str
    section: str
    sentence: Words
    elements: tuple[Element, ...] = ()
    enough_for: tuple[Element, ...] = ()
    strength: Strength | None = None
    dimension: Dimension | None = None
    means: str | None = None
    source: str | None = None
    editions: tuple[str, ...] = ()
    checked: bool | None = None
    checked_on: date | None = None
    retired_on: date | None = None
    forms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    counted: bool = True
    shows_minor: bool = False
    provenance: Words | None = None


class _Part(Knowledge):
    source: str
    checked: bool
    checked_on: date | None = None
    section: tuple[Section, ...]
    item: tuple[_ItemText, ...]
    left_out: tuple[LeftOut, ...] = ()


class _Head(Knowledge):
    id: str
    title: Words
    about: Words
    rule: Rule
    source: str
    sources: tuple[str, ...] = ()
    threshold: int | None = None
    for_children: bool = False
    studies: tuple[Study, ...] = ()
    parts: tuple[str, ...]
    caveat: tuple[Words, ...] = ()


def instrument_names() -> tuple[str, ...]:
    """Return the names of all instruments, the guidelines first."""
    guidelines, *others = _files()
    return (guidelines, *ilo_names(), ELEVEN_SIGNS, *others)


@cache
def instrument(name: str) -> Instrument:
    """Return the instrument with this name.

    Raises UnknownInstrument listing the names, KnowledgeError for a faulty file.
    """
    if name in ilo_names():
        return ilo_list(name)
    if name == ELEVEN_SIGNS:
        return eleven_signs()
    if name not in _files():
        names = ", ".join(instrument_names())
        raise UnknownInstrument(
            f"There is no instrument '{name}'; choose one of {names}."
        )
    return _combine(_files()[name])


def _files() -> dict[str, Path]:
    return {
        "guidelines": _HERE / "guidelines" / "instrument.toml",
        "unodc": _HERE / "indicators" / "unodc.toml",
        **{
            name: _HERE / "tools" / f"{name}.toml" for name in ("qyit", "raft", "sscst")
        },
    }


def _combine(path: Path) -> Instrument:
    head = read(path, _Head)
    parts = [read(path.with_name(f"{name}.toml"), _Part) for name in head.parts]
    items = [_item(text, part) for part in parts for text in part.item]
    _refuse_repeats(head.id, items)
    return Instrument(
        **head.model_dump(exclude={"parts", "studies"}),
        studies=head.studies,
        section=tuple(section for part in parts for section in part.section),
        item=tuple(items),
        left_out=tuple(entry for part in parts for entry in part.left_out),
    )


def _item(text: _ItemText, part: _Part) -> Item:
    own = text.model_dump(exclude_none=True)
    checked = own.setdefault("checked", part.checked)
    if checked:
        own.setdefault("checked_on", part.checked_on)
    return Item(**{"source": part.source, **own})


def _refuse_repeats(name: str, items: list[Item]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise KnowledgeError(
                f"{name}: the item id '{item.id}' is used twice; give one a new id."
            )
        seen.add(item.id)
