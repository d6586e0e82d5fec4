"""Which rules does a device need to work out the answer by itself?"""

from typing import TypedDict

from ledfyr.domain.screening.instrument import Instrument, Item


class ItemRule(TypedDict, total=False):
    """How one item counts; what is not said is the usual: no, and counted."""

    elements: list[str]
    enough: list[str]
    strength: str
    minor: bool
    uncounted: bool


def rules_of(checklist: Instrument) -> dict[str, ItemRule]:
    """Return how each item of a checklist of elements counts, by its id."""
    return {item.id: _rule(item) for item in checklist.asked}


def _rule(item: Item) -> ItemRule:
    rule = ItemRule()
    if item.elements:
        rule["elements"] = [element.value for element in item.elements]
    if item.enough_for:
        rule["enough"] = [element.value for element in item.enough_for]
    if item.strength:
        rule["strength"] = item.strength.value
    if item.shows_minor:
        rule["minor"] = True
    if not item.counted:
        rule["uncounted"] = True
    return rule
