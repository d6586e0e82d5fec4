"""Which lists are taken to depend on each other?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ledfyr.domain.statistics.estimation.lists import CannotEstimate

Term = tuple[int, ...]
"""Positions of lists that depend on each other, in ascending order, from 0."""

MOST_MODELS = 10_000


@dataclass(frozen=True)
class Model:
    """A hierarchical model: every list, and every part of each dependence, is in it."""

    lists: int
    terms: frozenset[Term]

    @staticmethod
    def of(lists: int, generators: Sequence[Term]) -> "Model":
        """Return the smallest hierarchical model that holds the generators."""
        parts = {
            part
            for term in generators
            for size in range(2, len(term) + 1)
            for part in combinations(sorted(term), size)
        }
        return Model(lists, frozenset(parts))

    @property
    def generators(self) -> tuple[Term, ...]:
        """Return the dependences that are part of no other, then the lone lists."""
        tops = [
            term
            for term in self.terms
            if not any(set(term) < set(other) for other in self.terms)
        ]
        bound = {place for term in tops for place in term}
        alone = [(place,) for place in range(self.lists) if place not in bound]
        return tuple(sorted([*tops, *alone]))

    def __str__(self) -> str:
        """Return generators by position from 1, as published: "[12,23]"."""
        words = ("".join(str(place + 1) for place in term) for term in self.generators)
        return f"[{','.join(words)}]"

    def named(self, names: Sequence[str]) -> str:
        """Return the dependences by name: "A:E"; empty for independent lists."""
        joined = (":".join(names[place] for place in term) for term in self.generators)
        return ", ".join(word for word in joined if ":" in word)


def parse(text: str, names: Sequence[str]) -> Model:
    """Read a model: "[12,23]" by position, or "AE", "EXH:ABA" by name.

    "main" or an empty text means independent lists. Raises CannotEstimate for a list
    that is not there.
    """
    words = re.split(r"[,\s+]+", text.strip().strip("[]").strip())
    if words in ([""], ["main"]):
        return Model.of(len(names), [])
    return Model.of(len(names), [_term(word, names) for word in words if word])


def _term(word: str, names: Sequence[str]) -> Term:
    if word in names:
        return (list(names).index(word),)
    parts = re.split(r"[:*]", word) if re.search(r"[:*]", word) else list(word)
    if all(part in names for part in parts):
        places = [list(names).index(part) for part in parts]
    elif all(part.isdigit() and 1 <= int(part) <= len(names) for part in parts):
        places = [int(part) - 1 for part in parts]
    else:
        raise CannotEstimate(
            f"The model names '{word}', which is not made of the lists "
            f"{', '.join(names)}; write '12' or '{names[0]}:{names[1]}'."
        )
    if len(set(places)) < len(places):
        raise CannotEstimate(f"The model names a list twice in '{word}'.")
    return tuple(sorted(places))


def hierarchical(lists: int, order: int) -> Iterator[Model]:
    """Give every hierarchical model whose dependences join up to `order` lists.

    Raises CannotEstimate when there are more than MOST_MODELS.
    """
    if not 1 <= order < lists:
        raise CannotEstimate(
            f"Dependences of order {order} cannot be told apart with {lists} lists; "
            f"choose 1 to {lists - 1}."
        )
    found = {frozenset[Term]()}
    for size in range(2, order + 1):
        found = {
            chosen | extra
            for chosen in found
            for extra in _choices(_possible(lists, size, chosen))
        }
        if len(found) > MOST_MODELS:
            raise _too_many()
    for terms in sorted(found, key=lambda each: (len(each), sorted(each))):
        yield Model(lists, terms)


def _possible(lists: int, size: int, chosen: frozenset[Term]) -> list[Term]:
    return [
        term
        for term in combinations(range(lists), size)
        if size == 2 or all(part in chosen for part in combinations(term, size - 1))
    ]


def _choices(terms: list[Term]) -> Iterator[frozenset[Term]]:
    if 2 ** len(terms) > MOST_MODELS:
        raise _too_many()
    for size in range(len(terms) + 1):
        yield from map(frozenset, combinations(terms, size))


def _too_many() -> CannotEstimate:
    return CannotEstimate(
        f"There are more than {MOST_MODELS:,} models; "
        "choose a lower order, or the stepwise search."
    )
