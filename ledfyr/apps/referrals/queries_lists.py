"""Referrals in lists: who waits for whom, what is under way, what was sent and ended.

A list is read page by page, each page from the last referral of the one before: the
last page is as quick as the first, and nothing is left out of sight.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from uuid import UUID

from django.db.models import Q, QuerySet

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.queries import (
    ReferralRow,
    received,
    rows_of,
    sending_places,
    sent,
    still_refused,
)
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.referrals.handover import (
    ENDED,
    UNANSWERED,
    WAITS_FOR,
    ReferralState,
    Side,
)

PAGE_LENGTH = 25


class Group(StrEnum):
    """Which referrals a list tells of."""

    TO_ANSWER = "to-answer"
    AWAITED = "awaited"
    UNDER_WAY = "under-way"
    WAITING = "waiting"
    REFUSED = "refused"
    ARRIVED = "arrived"
    SENT = "sent"
    ENDED = "ended"


@dataclass(frozen=True)
class ReferralPage:
    """One page of a list; `has_next` says that there is more than is told here."""

    rows: tuple[ReferralRow, ...]
    has_next: bool
    is_first: bool = True


_STATES: dict[Group, frozenset[ReferralState]] = {
    Group.TO_ANSWER: UNANSWERED,
    Group.AWAITED: frozenset({ReferralState.ACCEPTED}),
    Group.UNDER_WAY: frozenset(ReferralState) - UNANSWERED - ENDED,
    Group.WAITING: frozenset(
        s for s in ReferralState if WAITS_FOR[s] is Side.RECIPIENT
    ),
    Group.REFUSED: frozenset({ReferralState.REFUSED}),
    Group.ARRIVED: frozenset({ReferralState.ARRIVED}),
    Group.ENDED: ENDED,
}
OF_SENDER = frozenset({Group.WAITING, Group.REFUSED, Group.ARRIVED, Group.SENT})
"""The lists of those who asked for help; the others are of those who were asked."""
_ORDERS: dict[Group, tuple[str, ...]] = {
    Group.TO_ANSWER: ("-is_urgent", "sent_at", "id"),
    Group.AWAITED: ("sent_at", "id"),
    Group.WAITING: ("sent_at", "id"),
    Group.ARRIVED: ("sent_at", "id"),
}
_NEWEST = ("-sent_at", "-id")


def referral_page(
    viewer: Viewer, group: Group, *, after: UUID | None = None, most: int | None = None
) -> ReferralPage:
    """Return `most` referrals of a list, those that follow the referral `after`.

    What waits for an answer comes urgent first, then oldest; what waits for an arrival
    or to be asked after, oldest first; everything else newest first. What was refused
    is told while the need stands and nobody else was asked. Without `after`, or where
    it is no referral of the viewer's, the list begins. `most` is PAGE_LENGTH unless
    given.
    """
    found = sent(viewer) if group in OF_SENDER else received(viewer)
    most = most or PAGE_LENGTH
    last = found.filter(id=after).first() if after else None
    order = _ORDERS.get(group, _NEWEST)
    further = _follows(last, order) if last else Q()
    parts = (part.filter(further) for part in _parts(viewer, group, found))
    first = _in_order(parts, order, most + 1)
    rows = rows_of(Referral.objects.filter(id__in=first))
    told = sorted(rows, key=lambda row: first.index(row.id))[:most]
    return ReferralPage(tuple(told), len(first) > most, is_first=last is None)


def waits_for_my_answer(viewer: Viewer) -> bool:
    """Return whether somebody waits for an answer of the viewer's organisations."""
    return received(viewer).filter(state__in=UNANSWERED).exists()


def _parts(
    viewer: Viewer, group: Group, found: "QuerySet[Referral]"
) -> "Iterator[QuerySet[Referral]]":
    # Each part follows an index; asked for together they would all be read and sorted.
    if group is Group.TO_ANSWER:
        yield found.filter(state__in=UNANSWERED)
    elif group is Group.SENT:
        yield from (found.filter(holder_id=at) for at in sending_places(viewer))
    elif group in OF_SENDER:
        still = still_refused(found) if group is Group.REFUSED else found
        yield from _by_state(still, "holder_id", sending_places(viewer), group)
    else:
        places = sorted(viewer.organisations_with(Permission.ANSWER_REFERRAL))
        yield from _by_state(found, "recipient_id", places, group)


def _in_order(
    parts: "Iterable[QuerySet[Referral]]", order: tuple[str, ...], most: int
) -> list[UUID]:
    """Return the numbers of the first referrals of all parts together."""
    # The numbers alone: whatever is told of a referral is looked up for a few.
    keys = [key.removeprefix("-") for key in order]
    found = [
        values
        for part in parts
        for values in part.order_by(*order).values_list(*keys)[:most]
    ]
    for place, key in reversed(list(enumerate(order))):
        found.sort(key=itemgetter(place), reverse=key.startswith("-"))
    return [values[keys.index("id")] for values in found[:most]]


def _by_state(
    found: "QuerySet[Referral]", side: str, places: Iterable[UUID], group: Group
) -> "Iterator[QuerySet[Referral]]":
    for place in places:
        for state in sorted(_STATES[group]):
            yield found.filter(Q((side, place)), state=state)


def _follows(last: Referral, order: tuple[str, ...]) -> Q:
    further, same, within = Q(), Q(), Q()
    for key in order:
        name = key.removeprefix("-")
        value = getattr(last, name)
        side = "lt" if key != name else "gt"
        further |= same & Q((f"{name}__{side}", value))
        same &= Q((name, value))
        # Implied by the rest; by it the database finds the place.
        within = within or Q((f"{name}__{side}e", value))
    return within & further
