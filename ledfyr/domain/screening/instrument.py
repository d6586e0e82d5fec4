"""What is an instrument made of: sections, items, and how each item counts?"""

from collections.abc import Mapping, Set
from datetime import date
from functools import cached_property

from ledfyr.domain.screening.accuracy import Study
from ledfyr.domain.screening.terms import Dimension, Element, Rule, Strength
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words


class UnknownItem(ValueError):
    """An answer names an item that the instrument does not have."""


class Section(Knowledge):
    """A group of items that stands on one page."""

    id: str
    title: Words
    place: str | None = None


class Item(Knowledge):
    """One sign, asked so that *yes* always means that the sign is there."""

    id: str
    section: str
    sentence: Words
    elements: tuple[Element, ...] = ()
    enough_for: tuple[Element, ...] = ()
    strength: Strength | None = None
    dimension: Dimension | None = None
    means: str | None = None
    source: str
    editions: tuple[str, ...] = ()
    checked: bool
    checked_on: date | None = None
    retired_on: date | None = None
    forms: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    counted: bool = True
    shows_minor: bool = False
    provenance: Words | None = None


class LeftOut(Knowledge):
    """Something the source asks that is never a sign here, and why."""

    what: Words
    why: Words
    source: str


class Instrument(Knowledge):
    """A checklist or a published list, with its items in the order they are asked."""

    id: str
    title: Words
    about: Words
    rule: Rule
    for_children: bool = False
    sexual: bool = False
    threshold: int | None = None
    studies: tuple[Study, ...] = ()
    source: str
    sources: tuple[str, ...] = ()
    section: tuple[Section, ...]
    item: tuple[Item, ...]
    left_out: tuple[LeftOut, ...] = ()
    caveat: tuple[Words, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item by id, retired ones too."""
        return {item.id: item for item in self.item}

    @cached_property
    def asked(self) -> tuple[Item, ...]:
        """The items that are still asked, in order."""
        return tuple(item for item in self.item if item.retired_on is None)

    @cached_property
    def counted_ids(self) -> frozenset[str]:
        """The items whose yes counts as a sign."""
        return frozenset(item.id for item in self.asked if item.counted)

    @cached_property
    def asked_ids(self) -> frozenset[str]:
        """The ids that an answer may name."""
        return frozenset(item.id for item in self.asked)

    @cached_property
    def minor_ids(self) -> tuple[str, ...]:
        """The items whose yes gives reason to believe that the person is under 18."""
        return tuple(item.id for item in self.asked if item.shows_minor)

    @cached_property
    def carriers(self) -> Mapping[Element, frozenset[str]]:
        """For each element, the items that could carry it."""
        return {
            element: frozenset(
                item.id
                for item in self.asked
                if item.counted and element in item.elements
            )
            for element in Element
        }

    @cached_property
    def enough(self) -> Mapping[Element, frozenset[str]]:
        """For each element, the items whose yes carries it alone."""
        return {
            element: frozenset(
                item.id
                for item in self.asked
                if item.counted and element in item.enough_for
            )
            for element in Element
        }

    @cached_property
    def rated(self) -> Mapping[Strength, frozenset[str]]:
        """For each strength, the items that have it."""
        return {
            strength: frozenset(
                item.id for item in self.asked if item.strength is strength
            )
            for strength in Strength
        }

    @cached_property
    def in_dimension(self) -> Mapping[Dimension, frozenset[str]]:
        """For each dimension, its items."""
        return {
            dimension: frozenset(
                item.id for item in self.asked if item.dimension is dimension
            )
            for dimension in Dimension
        }

    @cached_property
    def slots(self) -> Mapping[str, int]:
        """For each item of a dimension, three times its dimension plus its strength."""
        dimensions, strengths = list(Dimension), list(Strength)
        return {
            item.id: 3 * dimensions.index(item.dimension)
            + strengths.index(item.strength)
            for item in self.asked
            if item.dimension and item.strength
        }

    def in_order(self, ids: Set[str]) -> tuple[str, ...]:
        """Return these item ids in the order in which they are asked."""
        return tuple(item.id for item in self.asked if item.id in ids)

    def items_in(self, section_id: str) -> tuple[Item, ...]:
        """Return the items of one section that are still asked, in order."""
        return tuple(item for item in self.asked if item.section == section_id)

    def items_for(self, form: str) -> tuple[Item, ...]:
        """Return the items for one form of exploitation; none named fits all."""
        return tuple(
            item for item in self.asked if not item.forms or form in item.forms
        )

    def items_at(self, place: str) -> tuple[Item, ...]:
        """Return the items that the where-to-look table names for one place."""
        return tuple(item for item in self.asked if place in item.places)

    def require(self, item_id: str) -> Item:
        """Return the item; raises UnknownItem saying where the ids are listed."""
        found = self.by_id.get(item_id)
        if found is None:
            raise UnknownItem(
                f"'{item_id}' is not an item of the instrument '{self.id}'; "
                f"list its items with `ledfyr screen --list {self.id}`."
            )
        if found.retired_on is not None:
            raise UnknownItem(
                f"'{item_id}' of '{self.id}' was retired on {found.retired_on}; "
                "leave it out."
            )
        return found
