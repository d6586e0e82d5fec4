"""Which pairs of records wait for review, and what do they leave open in a figure?"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import numpy as np

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import (
    PersonView,
    cases_to_compare,
    person_of,
    places_of,
    registered_people,
    still_one,
)
from ledfyr.apps.statistics.models import Finding, LinkPair, PairSearch, Step
from ledfyr.apps.statistics.queries.permitted import refuse_without_figures
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.linkage import (
    Missed,
    Persons,
    Share,
    count_persons,
    linkage_settings,
    pairs_of,
    wilson,
    with_missed,
)

SHOWN_AT_MOST = 50


class PairNotFound(LookupError):
    """No such pair, or none that this person may review."""


@dataclass(frozen=True)
class PairRow:
    """A pair that the viewer may open; nothing of the two people."""

    id: UUID
    chance: float


@dataclass(frozen=True)
class PairsWaiting:
    """Pairs to review: those the viewer may open, and with whom others wait.

    `right` is the share of one person among reviewed pairs that the machine was sure
    of, with its interval; None where none was reviewed.
    """

    rows: tuple[PairRow, ...]
    elsewhere: tuple[tuple[str, int], ...]
    reviewed: int
    right: Share | None
    search: "SearchRow | None"


@dataclass(frozen=True)
class SearchRow:
    """The latest search for pairs: how far it is, and since when."""

    is_open: bool
    step: Step
    moved_at: datetime


@dataclass(frozen=True)
class PairView:
    """Two records side by side, to whoever may read the identity of both."""

    id: UUID
    chance: float
    reasons: tuple[str, ...]
    one: PersonView
    other: PersonView


def pairs_waiting(viewer: Viewer) -> PairsWaiting:
    """Return the pairs that wait, the likeliest first.

    Of a pair that the viewer may not open, only the organisations with which it waits
    are told, never next to a record. Raises PairNotFound without the permission.
    """
    _refuse_others(viewer)
    waiting = list(LinkPair.objects.filter(finding="").order_by("-chance", "id"))
    people = {each for pair in waiting for each in (pair.one_id, pair.other_id)}
    mine = cases_to_compare(viewer, people) if people else {}
    rows = [p for p in waiting if p.one_id in mine and p.other_id in mine]
    others = [p for p in waiting if p.one_id not in mine or p.other_id not in mine]
    held = places_of({each for p in others for each in (p.one_id, p.other_id)})
    elsewhere = Counter(
        name
        for pair in others
        for name in held.get(pair.one_id, _NOBODY) | held.get(pair.other_id, _NOBODY)
    )
    return PairsWaiting(
        tuple(PairRow(each.id, each.chance) for each in rows[:SHOWN_AT_MOST]),
        tuple(sorted(elsewhere.items())),
        *_right(),
        _latest_search(),
    )


def readable_pair(viewer: Viewer, pair: LinkPair) -> tuple[UUID, UUID] | None:
    """Return a case of each record, if the viewer may review them; None otherwise."""
    if not viewer.may(Permission.REVIEW_PAIRS):
        return None
    mine = cases_to_compare(viewer, (pair.one_id, pair.other_id))
    if pair.one_id in mine and pair.other_id in mine:
        return mine[pair.one_id], mine[pair.other_id]
    return None


def open_pair(viewer: Viewer, pair_id: UUID, *, now: datetime) -> PairView:
    """Return both records of a pair; both readings are audited.

    Raises PairNotFound for who may not read the identity of both.
    """
    pair = (
        LinkPair.objects.filter(pk=pair_id, finding="")
        .select_related("sealed_key")
        .first()
    )
    cases = readable_pair(viewer, pair) if pair else None
    if pair is None or cases is None:
        raise PairNotFound
    reasons = vault.open_text(
        pair.sealed_key, pair, "sealed_reasons", pair.sealed_reasons
    )
    one, other = (person_of(viewer, each, now=now) for each in cases)
    return PairView(pair.id, pair.chance, tuple(json.loads(reasons)), one, other)


def double_counting(viewer: Viewer, year: int) -> Persons | None:
    """Return how many distinct persons the year's registered ones may be.

    None where nothing is open. A pair that was found to be two persons counts no more,
    one that was found the same is merged, and one of which nobody can tell keeps its
    chance. Pairs that nobody compared are taken off as by `ledfyr link`. Raises
    NotPermitted.
    """
    refuse_without_figures(viewer)
    found = list(LinkPair.objects.exclude(finding=Finding.DIFFERENT))
    if not found:
        return None
    place = {who: n for n, who in enumerate(sorted(registered_people(year)))}
    chances, merged = _of_these(found, place)
    told = [*chances.values(), *((1.0, each) for each in merged)]
    missed = Missed(
        sum(chance * pair.missed for chance, pair in told),
        sum(chance * pair.missed_error for chance, pair in told),
    )
    if not chances and not missed.pairs:
        return None
    alone = {key: chance for key, (chance, _) in chances.items()}
    persons = count_persons(len(place), pairs_of(alone))
    compared = sum(chance for chance, _ in told)
    better = with_missed(persons, len(place) + len(merged), compared, missed)
    return replace(better, high=min(better.high, len(place)))


_Weighed = dict[tuple[int, int], tuple[float, LinkPair]]


def _of_these(
    found: list[LinkPair], place: Mapping[UUID, int]
) -> tuple[_Weighed, list[LinkPair]]:
    """Return the likeliest open pair of any two of these people, and merged pairs."""
    ids = {each for pair in found for each in (pair.one_id, pair.other_id)}
    standing = still_one(ids)
    chances: _Weighed = {}
    merged: list[LinkPair] = []
    for pair in found:
        now = [standing.get(each) for each in (pair.one_id, pair.other_id)]
        ends = [place[who] for who in now if who is not None and who in place]
        is_merged = pair.finding == Finding.SAME
        if len(ends) == 2 and ends[0] == ends[1] and is_merged:
            merged.append(pair)
        elif len(ends) == 2 and ends[0] != ends[1] and not is_merged:
            key = (min(ends), max(ends))
            if pair.chance >= chances.get(key, (0.0,))[0]:
                chances[key] = pair.chance, pair
    return chances, merged


_NOBODY: frozenset[str] = frozenset()


def _latest_search() -> SearchRow | None:
    row = PairSearch.objects.order_by("-is_open", "-moved_at").first()
    return SearchRow(row.is_open, Step(row.step), row.moved_at) if row else None


def _right() -> tuple[int, Share | None]:
    told = LinkPair.objects.filter(finding__in=(Finding.SAME, Finding.DIFFERENT))
    found = np.array(
        [
            (chance >= linkage_settings().threshold, finding == Finding.SAME)
            for chance, finding in told.values_list("chance", "finding")
        ],
        dtype=bool,
    ).reshape(-1, 2)
    sure = found[found[:, 0]]
    if not len(sure):
        return len(found), None
    return len(found), wilson(int(sure[:, 1].sum()), len(sure))


def _refuse_others(viewer: Viewer) -> None:
    if not viewer.may(Permission.REVIEW_PAIRS):
        raise PairNotFound
