"""What would a reader find who lays new tables beside all that was released before?

Two editions that differ by three persons tell of three persons, however large both are;
two tables of the same persons in other groupings tell by subtraction what each hides.
The reader is taken to know every table, what each hidden cell says of itself, of which
persons each code speaks, that persons are whole, that tables as of one day count the
same persons, and that nobody is taken out again later, as far as all of that agrees.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.disclosure.beside import Comparison
from ledfyr.domain.statistics.disclosure.coverage import Block
from ledfyr.domain.statistics.disclosure.policy import Policy
from ledfyr.domain.statistics.disclosure.release import Status
from ledfyr.domain.statistics.disclosure.released import Heading, ReleasedTable
from ledfyr.domain.statistics.disclosure.stamps import (
    Stamp,
    in_order,
    is_alike,
)
from ledfyr.domain.statistics.disclosure.system import Array, Line, System
from ledfyr.domain.statistics.disclosure.table import Key

_MOST_REASONS = 12
"""Exposures of which the reasons are sought; the others wait for the next look."""

Place = tuple[int, Key]
"""One of the new tables by its place, and a cell of it."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Something that new tables would tell beside earlier ones, and not without.

    `lowest` to `highest` persons lie between two releases if `is_difference`; else they
    are in a hidden cell, or in a part of cells. It would not be known so closely
    without the `shown` cells, and without the `small` ones that say that they are.
    """

    beside: Heading
    lowest: int
    highest: int
    is_difference: bool
    shown: tuple[Place, ...] = ()
    small: tuple[Place, ...] = ()


def exposures(
    new: Sequence[ReleasedTable],
    earlier: Sequence[ReleasedTable],
    barest: Sequence[ReleasedTable] = (),
) -> tuple[Exposure, ...]:
    """Return what new tables would tell of few persons beside the earlier ones.

    Found by linear programming over whole numbers across all tables of the same area
    and year and of measures that count the same persons, or some of them: a hidden
    cell, a difference between two days, or a group that no table names, that would be
    known more closely than the policy allows, and not without the new tables. Nothing
    hidden is needed to find it. The new tables are of one day; `barest` are the same
    ones with all hidden that counts somebody: what they tell as closely is left, as by
    the audit, if it is not told exactly. Raises TooFineToCompare.
    """
    same = in_order(
        [each for each in earlier if is_alike(new[0].heading, each.heading)]
    )
    if not same:
        return ()
    return tuple(_found(same, list(new), list(barest)))


@dataclass(frozen=True, slots=True)
class Aim:
    """Persons that a reader wants to count: of a day, or more than on an earlier one.

    `place` is a table that says something of them.
    """

    block: Block
    of: Stamp
    since: Stamp | None
    is_hidden: bool
    place: int

    def line(self, system: System) -> Line:
        """Return it as a line of a system."""
        if self.since is None:
            return system.line(self.of, self.block, 0, np.inf)
        return system.difference(self.since, self.of, self.block)


Ends = tuple[int, int]


def _found(
    same: list[ReleasedTable], new: list[ReleasedTable], barest: list[ReleasedTable]
) -> Iterator[Exposure]:
    tables, first_new, policy = [*same, *new], len(same), new[0].policy
    beside = Comparison(tables)
    told = told_closely(beside.whole, aims(beside, first_new), policy)
    if told:
        told = _not_without(beside, first_new, told, policy)
    if told and barest:
        told = _not_barest(Comparison([*same, *barest]), told, policy)
    for number, (aim, ends) in enumerate(told.items()):
        is_sought = number < _MOST_REASONS
        reasons = _reasons(beside, aim, first_new) if is_sought else ((), ())
        heading = tables[aim.place].heading
        yield Exposure(heading, *ends, aim.since is not None, *reasons)


def _not_without(
    beside: Comparison, first_new: int, told: dict[Aim, Ends], policy: Policy
) -> dict[Aim, Ends]:
    """Return what neither the earlier tables nor the new ones tell alone."""
    alone = range(first_new), range(first_new, len(beside.tables))
    for places in alone:
        known = told_closely(beside.part(places), list(told), policy)
        told = {
            aim: ends
            for aim, ends in told.items()
            if aim not in known or _width(ends) < _width(known[aim])
        }
    return told


def _not_barest(
    barest: Comparison, told: dict[Aim, Ends], policy: Policy
) -> dict[Aim, Ends]:
    """Return what all hidden would tell less closely, and what is told exactly."""
    known = told_closely(barest.whole, list(told), policy)
    return {
        aim: ends
        for aim, ends in told.items()
        if aim not in known or _width(ends) < max(1, _width(known[aim]))
    }


def _width(ends: Ends) -> int:
    return ends[1] - ends[0]


def aims(beside: Comparison, first_new: int) -> list[Aim]:
    """Return hidden cells, groups that no table names, and what lies between days.

    A cell that is hidden without saying that it is small may be small all the same.
    """
    of = beside.stamps[first_new]
    every = range(len(beside.tables))
    named = [_blocks(beside, place) for place in every]
    hidden = [
        Aim(block, beside.stamps[place], None, True, place)
        for place in every
        for block, status in named[place].items()
        if status is Status.PRIMARY
    ]
    vague = [
        Aim(block, beside.stamps[place], None, False, place)
        for place in every
        for block, status in named[place].items()
        if status not in (Status.PRIMARY, Status.PUBLISHED)
    ]
    here = {
        block: place
        for place in every
        if beside.stamps[place] == of
        for block in named[place]
    }
    unnamed = [
        Aim(block, of, None, False, place)
        for place in every
        if beside.stamps[place] == of
        for block in _finer(beside, place)
        if block not in here
    ]
    between = [
        Aim(block, of, beside.stamps[place], False, place)
        for place in every
        if beside.stamps[place] != of
        for block in (here | named[place])
    ]
    alike = {
        (each.block, each.of, each.since): each for each in (*vague, *unnamed, *between)
    }
    return [*{(each.block, each.of): each for each in hidden}.values(), *alike.values()]


def _blocks(beside: Comparison, place: int) -> dict[Block, Status]:
    cells = beside.tables[place].cells
    return {beside.covered.block(place, cell.key): cell.status for cell in cells}


def _finer(beside: Comparison, place: int) -> Iterator[Block]:
    """Give the groups of one table by classes, where a dimension is cut otherwise."""
    names = sorted(beside.covered.dimensions(place))
    if not any(map(beside.covered.is_cut_differently, names)):
        return
    every = [[None, *range(beside.covered.sizes[name])] for name in names]
    for classes in product(*every):
        yield tuple(
            (name, frozenset({each}))
            for name, each in zip(names, classes, strict=True)
            if each is not None
        )


def told_closely(
    system: System, aims: Sequence[Aim], policy: Policy
) -> dict[Aim, Ends]:
    """Return what a reader knows too closely.

    A hidden cell: within less than the policy's width. Other numbers: so closely, that
    it is somebody, and perhaps fewer than the threshold; zero points at nobody.
    """
    if not aims:
        return {}
    is_hidden = np.array([aim.is_hidden for aim in aims])
    far = policy.threshold + policy.required - 1

    def is_open(low: Array, high: Array) -> NDArray[np.bool_]:
        is_few = ((low > 0) | (high < 0)) & (np.minimum(abs(low), abs(high)) < far)
        return (high - low < policy.required) & (is_hidden | is_few)

    ends = system.reach([aim.line(system) for aim in aims], is_open)
    return {
        aim: (low, high)
        for aim, (low, high) in zip(aims, ends, strict=True)
        if high - low < policy.required
        and (aim.is_hidden or _points_at_few(low, high, policy.threshold))
    }


def _points_at_few(low: int, high: int, threshold: int) -> bool:
    return not low <= 0 <= high and min(abs(low), abs(high)) < threshold


def _reasons(
    beside: Comparison, aim: Aim, first_new: int
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the cells that have part in it: at best those that say it themselves."""
    if own := _own(beside, aim, first_new):
        return own, ()
    new = [
        (each.table - first_new, each.cell)
        for each in beside.whole.reasons(aim.line(beside.whole))
        if each.table >= first_new
    ]
    shown = tuple((place, cell.key) for place, cell in new if cell.count)
    small = tuple(
        (place, cell.key) for place, cell in new if cell.status is Status.PRIMARY
    )
    return shown, small


def _own(beside: Comparison, aim: Aim, first_new: int) -> tuple[Place, ...]:
    return tuple(
        (place, cell.key)
        for place, table in enumerate(beside.tables[first_new:])
        for cell in table.cells
        if cell.count and beside.covered.block(first_new + place, cell.key) == aim.block
    )
