"""Which indicators and ratings do the four ILO and European Commission lists have?"""

from functools import cache
from pathlib import Path

from ledfyr.domain.screening.instrument import Instrument, Item, Section
from ledfyr.domain.screening.terms import Dimension, Element, Rule, Strength
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_HERE = Path(__file__).parent / "indicators"

_ELEMENTS = {
    Dimension.DECEPTIVE_RECRUITMENT: (Element.ACT, Element.MEANS),
    Dimension.COERCIVE_RECRUITMENT: (Element.ACT, Element.MEANS),
    Dimension.VULNERABILITY_RECRUITMENT: (Element.ACT, Element.MEANS),
    Dimension.EXPLOITATION: (Element.PURPOSE,),
    Dimension.COERCION_DESTINATION: (Element.MEANS,),
    Dimension.VULNERABILITY_DESTINATION: (Element.MEANS,),
}


class _Indicator(Knowledge):
    id: str
    sentence: Words
    sexual: Words | None = None
    means: str | None = None
    also: tuple[Element, ...] = ()
    rating: dict[str, Strength]
    read_second_hand: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()


class _DimensionFile(Knowledge):
    dimension: Dimension
    title: Words
    ask: Words
    indicator: tuple[_Indicator, ...]


class _List(Knowledge):
    id: str
    rating: str
    title: Words
    about: Words
    sexual: bool
    for_children: bool
    caveat: tuple[Words, ...]


class _Lists(Knowledge):
    dimensions: tuple[str, ...]
    source: str
    sources: tuple[str, ...]
    checked: bool
    second_hand: Words
    from_memory: Words
    doubtful: Words
    list: tuple[_List, ...]


def ilo_names() -> tuple[str, ...]:
    """Return the names of the four lists."""
    return tuple(each.id for each in _lists().list)


def ilo_list(name: str) -> Instrument:
    """Return one of the four lists; raises KnowledgeError if a file is faulty."""
    lists = _lists()
    chosen = next(each for each in lists.list if each.id == name)
    files = [read(_HERE / f"{part}.toml", _DimensionFile) for part in lists.dimensions]
    return Instrument(
        id=chosen.id,
        title=chosen.title,
        about=chosen.about,
        rule=Rule.DIMENSIONS,
        for_children=chosen.for_children,
        sexual=chosen.sexual,
        source=lists.source,
        sources=lists.sources,
        caveat=chosen.caveat,
        section=tuple(Section(id=f.dimension.value, title=f.title) for f in files),
        item=tuple(
            _item(indicator, file.dimension, chosen, lists)
            for file in files
            for indicator in file.indicator
            if chosen.rating in indicator.rating
        ),
    )


@cache
def _lists() -> _Lists:
    return read(_HERE / "lists.toml", _Lists)


def _item(
    indicator: _Indicator, dimension: Dimension, chosen: _List, lists: _Lists
) -> Item:
    own_words = indicator.sexual if chosen.sexual else None
    return Item(
        id=indicator.id,
        section=dimension.value,
        sentence=own_words or indicator.sentence,
        elements=(*_ELEMENTS[dimension], *indicator.also),
        strength=indicator.rating[chosen.rating],
        dimension=dimension,
        means=indicator.means,
        source=lists.source,
        checked=lists.checked,
        provenance=_provenance(indicator, chosen, lists),
    )


def _provenance(indicator: _Indicator, chosen: _List, lists: _Lists) -> str:
    if chosen.rating in indicator.doubtful:
        return lists.doubtful
    if not chosen.sexual or chosen.rating in indicator.read_second_hand:
        return lists.second_hand
    return lists.from_memory
