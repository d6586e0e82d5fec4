"""What are the ILO's eleven signs of forced labour, and which 2009 signs feed them?"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import Field

from ledfyr.domain.screening.instrument import Instrument, Item, Section
from ledfyr.domain.screening.terms import Answer, Element, Rule
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).parent / "indicators" / "ilo_11.toml"


class _Sign(Knowledge):
    id: str
    sentence: Words
    elements: tuple[Element, ...]
    means: str | None = None
    spoken_to_by: tuple[str, ...] = Field(alias="from")


class _ElevenFile(Knowledge):
    id: str
    title: Words
    about: Words
    source: str
    sources: tuple[str, ...]
    checked: bool
    provenance: Words
    section_title: Words
    caveat: tuple[Words, ...]
    sign: tuple[_Sign, ...]


@cache
def _file() -> _ElevenFile:
    return read(_FILE, _ElevenFile)


def eleven_signs() -> Instrument:
    """Return the eleven signs as an instrument."""
    file = _file()
    return Instrument(
        id=file.id,
        title=file.title,
        about=file.about,
        rule=Rule.ELEVEN_SIGNS,
        source=file.source,
        sources=file.sources,
        caveat=file.caveat,
        section=(Section(id="signs", title=file.section_title),),
        item=tuple(_item(sign, file) for sign in file.sign),
    )


def _item(sign: _Sign, file: _ElevenFile) -> Item:
    return Item(
        id=sign.id,
        section="signs",
        sentence=sign.sentence,
        elements=sign.elements,
        means=sign.means,
        source=file.source,
        checked=file.checked,
        provenance=file.provenance,
        forms=("LABOUR",),
    )


def crosswalk() -> Mapping[str, tuple[str, ...]]:
    """Return, for each of the eleven signs, the signs of the 2009 lists behind it."""
    return {sign.id: sign.spoken_to_by for sign in _file().sign}


def carried_over(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Answer the eleven signs from answers to one of the 2009 lists.

    Yes if any sign behind it is a yes; no only if every one of them is a no.
    """
    return {
        sign: _together([answers.get(i, Answer.UNKNOWN) for i in behind])
        for sign, behind in crosswalk().items()
    }


def _together(found: list[Answer]) -> Answer:
    if Answer.YES in found:
        return Answer.YES
    return Answer.NO if set(found) == {Answer.NO} else Answer.UNKNOWN
