"""How do facts become a Publication in the codes of a standard?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ledfyr.domain.statistics.disclosure import (
    Draft,
    Heading,
    Policy,
    ReleasedTable,
    SafeTable,
    Table,
)
from ledfyr.domain.statistics.facts import Fact
from ledfyr.domain.statistics.standards.coding import coding
from ledfyr.domain.statistics.standards.cutting import Cut, Place, Subject, cuts
from ledfyr.domain.statistics.standards.publication import Publication, of_tables
from ledfyr.domain.statistics.standards.standard import standard
from ledfyr.engines.statistics.history import protect_all_beside

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Occasion:
    """When facts are published, and as of which day they count.

    `as_of` None: as of the end of their year.
    """

    today: date
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A Publication, and its tables as they are kept, to lay later ones beside."""

    publication: Publication
    tables: tuple[ReleasedTable, ...]


def published(
    name: str,
    facts: Iterable[Fact],
    earlier: Sequence[ReleasedTable],
    occasion: Occasion,
    policy: Policy | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Published:
    """Cut facts into the tables of a standard, protect them, and return what is left.

    Tables of the same persons are protected together, and so that they tell of few
    persons beside no `earlier` table, nor beside one of another measure. `progress` is
    told how many tables of how many are protected. Raises what `protect_all_beside`
    raises.
    """
    facts = tuple(facts)
    made, left_out = cuts(standard(name), facts)
    safe: list[tuple[Subject, SafeTable]] = []
    kept: list[ReleasedTable] = []
    for place, group in groupby(made, _place_of):
        of_group = list(group)
        bodies = tuple(sorted({fact.body for fact in facts if _place(fact) == place}))
        drafts = [_draft(cut, bodies, occasion, earlier) for cut in of_group]
        beside = [*earlier, *kept]
        for cut, (table, released) in zip(
            of_group, protect_all_beside(drafts, beside, policy), strict=True
        ):
            safe.append((cut.subject, table))
            if not any(_says_the_same(released, each) for each in earlier):
                kept.append(released)
        progress(len(safe), len(made))
    return Published(of_tables(name, safe, left_out), tuple(kept))


def own_tables(
    place: Place,
    tables: Sequence[Table],
    earlier: Sequence[ReleasedTable],
    occasion: Occasion,
    policy: Policy | None = None,
    bodies: tuple[str, ...] = (),
) -> tuple[tuple[SafeTable, ...], tuple[ReleasedTable, ...]]:
    """Protect tables in our own codes beside earlier ones; return also what to keep.

    Nothing has to be kept where it says the same as before. Raises what
    `protect_all_beside` raises.
    """
    head = _heading(place, bodies, occasion)
    drafts = [_numbered(Draft(table, head), earlier) for table in tables]
    found = protect_all_beside(drafts, earlier, policy)
    kept = tuple(
        released
        for _, released in found
        if not any(_says_the_same(released, each) for each in earlier)
    )
    return tuple(safe for safe, _ in found), kept


def _draft(
    cut: Cut,
    bodies: tuple[str, ...],
    occasion: Occasion,
    earlier: Sequence[ReleasedTable],
) -> Draft:
    about = cut.subject
    head = _heading((about.ref_area, about.measure, about.year), bodies, occasion)
    draft = Draft(cut.table, head, coding(about.standard, about.axes))
    return _numbered(draft, earlier)


def _heading(place: Place, bodies: tuple[str, ...], occasion: Occasion) -> Heading:
    area, measure, year = place
    return Heading(
        ref_area=area,
        measure=measure,
        year=year,
        as_of=occasion.as_of or date(year, 12, 31),
        edition=1,
        published_on=occasion.today,
        published_by=", ".join(bodies)[:_LONGEST] or "not named",
        bodies=bodies,
    )


def _numbered(draft: Draft, earlier: Sequence[ReleasedTable]) -> Draft:
    head = draft.heading
    same = [each.heading.edition for each in earlier if _is_edition(draft, each)]
    return replace(draft, heading=replace(head, edition=max(same, default=0) + 1))


def _is_edition(draft: Draft, table: ReleasedTable) -> bool:
    one, other = draft.heading, table.heading
    return (
        (one.ref_area, one.measure, one.year, one.as_of)
        == (other.ref_area, other.measure, other.year, other.as_of)
    ) and (draft.coding.standard, draft.dimensions) == (
        table.coding.standard,
        table.dimensions,
    )


def _says_the_same(new: ReleasedTable, table: ReleasedTable) -> bool:
    one, other = new.heading, table.heading
    return (
        (one.ref_area, one.measure, one.year, one.as_of, one.bodies)
        == (other.ref_area, other.measure, other.year, other.as_of, other.bodies)
        and new.coding.standard == table.coding.standard
        and new.dimensions == table.dimensions
        and new.cells == table.cells
    )


def _place(fact: Fact) -> Place:
    return fact.ref_area, fact.measure, fact.year


def _place_of(cut: Cut) -> Place:
    return cut.subject.ref_area, cut.subject.measure, cut.subject.year
