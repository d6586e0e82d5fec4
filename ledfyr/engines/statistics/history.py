"""How are tables protected that stand beside what was released before?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ledfyr.domain.statistics.disclosure import (
    Draft,
    Exposure,
    Heading,
    Key,
    LeakFound,
    LinkedTables,
    Pattern,
    Policy,
    ReleasedTable,
    SafeTable,
    Table,
    as_released,
    exposures,
    is_alike,
    release,
    shared_cells,
)
from ledfyr.engines.statistics.again import as_before
from ledfyr.engines.statistics.protection import Given, protect, protect_linked

_ROUNDS = 40
_ALIKE = "Hidden: it is hidden in a table of the same persons that is released already."
_BESIDE = "Hidden: beside an earlier release, this number would tell of few persons."

Place = tuple[int, Key]


class DifferenceFound(ValueError):
    """Tables that no hiding makes safe beside earlier releases; `found` says where."""

    def __init__(self, found: tuple[Exposure, ...]) -> None:
        super().__init__(
            "Beside an earlier release, this table would tell of few persons."
        )
        self.found = found


class OtherBodies(ValueError):
    """Tables of the counts of some bodies beside those of other ones, in part alike."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(
            f"Figures of {heading.measure} in {heading.ref_area} {heading.year} were "
            f"published for {', '.join(heading.bodies)}. Some of the same bodies are "
            "counted here, so that the others could be told by subtraction; publish "
            "the figures of the same bodies."
        )


def protect_beside(
    table: Table,
    heading: Heading,
    earlier: Sequence[ReleasedTable],
    policy: Policy | None = None,
) -> ReleasedTable:
    """Protect a table so that it tells of few persons neither alone nor by differences.

    See `protect_all_beside`.
    """
    ((_, released),) = protect_all_beside([Draft(table, heading)], earlier, policy)
    return released


def protect_all_beside(
    drafts: Sequence[Draft],
    earlier: Sequence[ReleasedTable],
    policy: Policy | None = None,
) -> tuple[tuple[SafeTable, ReleasedTable], ...]:
    """Protect tables of the same persons together, and beside all earlier ones.

    Tables that were released of the same numbers stay as they are. Else, a cell that an
    earlier table of the same day hides is hidden, one that it shows is
    not hidden to protect others. Then whatever would tell of few persons beside the
    earlier tables is hidden as well, the fewest persons first, as long as that helps.
    Raises DifferenceFound where it does not, OtherBodies, and what `protect` raises.
    """
    policy = policy or Policy()
    for table in earlier:
        _check_bodies(drafts[0].heading, table.heading)
    if again := as_before(drafts, earlier, policy):
        return again
    shared = shared_cells(drafts, earlier)
    hidden = dict.fromkeys(shared.hidden, _ALIKE)
    known, quiet = set(shared.shown), set[Place]()
    barest: tuple[ReleasedTable, ...] = ()
    for _ in range(_ROUNDS):
        found = _protected(drafts, policy, hidden, known, quiet)
        new = [released for _, released in found]
        exposed = exposures(new, earlier, barest)
        if exposed and not barest:
            barest = _barest(drafts, policy)
            exposed = exposures(new, earlier, barest)
        if not exposed:
            return found
        more = _to_hide(drafts, exposed) - hidden.keys()
        less = {place for each in exposed for place in each.small} - quiet
        if not more | less:
            break
        hidden |= dict.fromkeys(more, _BESIDE)
        known -= more
        if not more:
            quiet |= less
    raise DifferenceFound(exposed)


def _barest(drafts: Sequence[Draft], policy: Policy) -> tuple[ReleasedTable, ...]:
    """Return the tables with all hidden that counts somebody; none if that leaks."""
    try:
        return tuple(
            as_released(
                release(draft.table, _everything(draft.table), policy),
                draft.heading,
                draft.coding,
            )
            for draft in drafts
        )
    except LeakFound:
        return ()


def _everything(table: Table) -> Pattern:
    return Pattern(frozenset(key for key, count in table.with_margins.items() if count))


def _to_hide(drafts: Sequence[Draft], exposed: Iterable[Exposure]) -> set[Place]:
    """Return for each exposure the cell of the fewest persons that has part in it.

    Cells of linked tables that are one cell count as one.
    """
    return {
        min(each.shown, key=lambda place: _count(drafts, place))
        for each in exposed
        if each.shown
    }


def _count(drafts: Sequence[Draft], place: Place) -> tuple[int, Place]:
    return drafts[place[0]].table.with_margins[place[1]], place


def _protected(
    drafts: Sequence[Draft],
    policy: Policy,
    hidden: Mapping[Place, str],
    known: set[Place],
    quiet: set[Place],
) -> tuple[tuple[SafeTable, ReleasedTable], ...]:
    tables = [
        replace(
            draft.table,
            sensitive=dict(draft.table.sensitive)
            | {key: why for (of, key), why in hidden.items() if of == place},
        )
        for place, draft in enumerate(drafts)
    ]
    if len(tables) == 1:
        given = Given(_of(0, known), _of(0, quiet))
        safe: tuple[SafeTable, ...] = (protect(tables[0], policy, given),)
    else:
        linked = LinkedTables(tuple(tables))
        given = Given(_wide(linked, known), _wide(linked, quiet))
        safe = protect_linked(tables, policy, given)
    return tuple(
        (each, as_released(each, draft.heading, draft.coding))
        for each, draft in zip(safe, drafts, strict=True)
    )


def _of(place: int, cells: Iterable[Place]) -> frozenset[Key]:
    return frozenset(key for of, key in cells if of == place)


def _wide(linked: LinkedTables, cells: Iterable[Place]) -> frozenset[Key]:
    return frozenset(linked.wide_keys[of][key] for of, key in cells)


def _check_bodies(new: Heading, old: Heading) -> None:
    is_same = is_alike(new, old) and new.measure == old.measure
    if is_same and new.bodies and old.bodies:
        if set(new.bodies) != set(old.bodies):
            raise OtherBodies(old)
