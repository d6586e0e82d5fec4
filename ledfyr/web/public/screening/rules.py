"""Which rules does a device need to work out the answer by itself?"""

from typing import TypedDict

from ledfyr.domain.screening.instrument import Instrument, Item


class ItemRule(TypedDict):
    """How one item counts: elements, those it carries alone, strength, child."""

    elements: list[str]
    enough: list[str]
    strength: str
    minor: bool
    counted: bool


def rules_of(checklist: Instrument) -> dict[str, ItemRule]:
    """Return how each item of a checklist of elements counts, by its id."""
    return {item.id: _rule(item) for item in checklist.asked}


def _rule(item: Item) -> ItemRule:
    return {
        "elements": [element.value for element in item.elements],
        "enough": [element.value for element in item.enough_for],
        "strength": item.strength.value if item.strength else "",
        "minor": item.shows_minor,
        "counted": item.counted,
    }
