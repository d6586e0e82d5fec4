"""Is a table the same as one that was released? Then it hides the same cells."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ledfyr.domain.statistics.disclosure import (
    Draft,
    Key,
    LeakFound,
    LinkedTables,
    Pattern,
    Policy,
    ReleasedTable,
    SafeTable,
    Status,
    as_released,
    is_alike,
    release,
    release_linked,
)


def as_before(
    drafts: Sequence[Draft], earlier: Sequence[ReleasedTable], policy: Policy
) -> tuple[tuple[SafeTable, ReleasedTable], ...]:
    """Return the drafts with the cells hidden that their last editions hide.

    Nothing, where a draft has no edition of its day, or other numbers than it shows.
    """
    last = [_last_edition(draft, earlier) for draft in drafts]
    before = [table for table in last if table is not None]
    if len(before) < len(drafts):
        return ()
    pairs = [(_as_sensitive(d, t), t) for d, t in zip(drafts, before, strict=True)]
    if not all(_agrees(*pair, policy) for pair in pairs):
        return ()
    drafts = [draft for draft, _ in pairs]
    patterns = [_pattern(draft, table, policy) for draft, table in pairs]
    try:
        safe = _released(drafts, patterns, policy)
    except LeakFound:
        return ()
    return tuple(
        (each, as_released(each, draft.heading, draft.coding))
        for each, draft in zip(safe, drafts, strict=True)
    )


def _last_edition(
    draft: Draft, earlier: Iterable[ReleasedTable]
) -> ReleasedTable | None:
    same = [
        table
        for table in earlier
        if is_alike(draft.heading, table.heading)
        and table.heading.measure == draft.heading.measure
        and table.heading.as_of == draft.heading.as_of
        and table.dimensions == draft.dimensions
        and table.coding.standard == draft.coding.standard
    ]
    return max(same, key=lambda table: table.heading.edition, default=None)


def _as_sensitive(draft: Draft, table: ReleasedTable) -> Draft:
    named = {c.key: c.reason for c in table.cells if c.status is Status.SENSITIVE}
    return replace(draft, table=replace(draft.table, sensitive=named))


def _agrees(draft: Draft, table: ReleasedTable, policy: Policy) -> bool:
    """Could the released table come from these counts, under this policy?"""
    counts = draft.table.with_margins
    return (
        table.policy == policy
        and counts.keys() == table.by_key.keys()
        and all(
            _may_be(cell.status, cell.count, counts[cell.key], policy)
            for cell in table.cells
        )
    )


def _may_be(status: Status, shown: int | None, count: int, policy: Policy) -> bool:
    if shown is not None:
        return count == shown
    is_large = status is Status.SENSITIVE
    is_small = policy.is_small(count)
    return (
        is_small
        if status is Status.PRIMARY
        else count > 0 and not (is_large and is_small)
    )


def _pattern(draft: Draft, table: ReleasedTable, policy: Policy) -> Pattern:
    counts = draft.table.with_margins
    hidden = {cell.key for cell in table.cells if cell.status is Status.SECONDARY}
    quiet = frozenset(key for key in hidden if policy.is_small(counts[key]))
    return Pattern(frozenset(hidden) - quiet, quiet)


def _released(
    drafts: Sequence[Draft], patterns: Sequence[Pattern], policy: Policy
) -> tuple[SafeTable, ...]:
    if len(drafts) == 1:
        return (release(drafts[0].table, patterns[0], policy),)
    linked = LinkedTables(tuple(draft.table for draft in drafts))
    wide: list[tuple[frozenset[Key], frozenset[Key]]] = [
        (
            frozenset(keys[key] for key in pattern.secondary),
            frozenset(keys[key] for key in pattern.quiet),
        )
        for keys, pattern in zip(linked.wide_keys, patterns, strict=True)
    ]
    whole = Pattern(
        frozenset[Key]().union(*(secondary for secondary, _ in wide)),
        frozenset[Key]().union(*(quiet for _, quiet in wide)),
    )
    return release_linked(linked, whole, policy)
