"""A list of referrals, read page by page, tells each of them once and in its order."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals import queries_lists
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.referrals.queries_lists import Group, ReferralPage, referral_page
from ledfyr.domain.referrals.handover import ReferralState
from tests.factories.cases import NOW
from tests.factories.referrals import Handover, a_handover, a_referral, a_shelter_worker

pytestmark = pytest.mark.django_db

SEVEN = 7
UNANSWERED = (ReferralState.SENT, ReferralState.SEEN)


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries_lists, "PAGE_LENGTH", 2)


def seven(*states: ReferralState) -> Handover:
    """Send seven referrals, several at one moment and every third of them urgent."""
    first = a_handover()
    for number in range(SEVEN):
        given = a_handover(sender=first.sender, recipient=first.recipient)
        referral = a_referral(given, now=NOW + timedelta(hours=number // 3))
        Referral.objects.filter(id=referral.id).update(
            state=states[number % len(states)].value, is_urgent=number % 3 == 1
        )
    return first


def pages(viewer: Viewer, group: Group) -> Iterator[ReferralPage]:
    page = referral_page(viewer, group)
    yield page
    while page.has_next:
        page = referral_page(viewer, group, after=page.rows[-1].id)
        yield page


def in_order(group: Group) -> list[Referral]:
    order = {
        Group.TO_ANSWER: ("-is_urgent", "sent_at", "id"),
        Group.AWAITED: ("sent_at", "id"),
        Group.WAITING: ("sent_at", "id"),
        Group.ARRIVED: ("sent_at", "id"),
    }
    return list(Referral.objects.order_by(*order.get(group, ("-sent_at", "-id"))))


LISTS = {
    Group.TO_ANSWER: UNANSWERED,
    Group.AWAITED: (ReferralState.ACCEPTED,),
    Group.WAITING: (*UNANSWERED, ReferralState.ACCEPTED),
    Group.ARRIVED: (ReferralState.ARRIVED,),
    Group.UNDER_WAY: (ReferralState.ACCEPTED, ReferralState.ARRIVED),
    Group.REFUSED: (ReferralState.REFUSED,),
    Group.SENT: (ReferralState.SENT, ReferralState.REFUSED),
    Group.ENDED: (ReferralState.REFUSED, ReferralState.CLOSED),
}


@pytest.mark.parametrize("group", Group)
def test_every_referral_is_told_once_and_in_order(group: Group) -> None:
    given = seven(*LISTS[group])
    side = group in queries_lists.OF_SENDER
    viewer = given.sender if side else given.recipient

    found = list(pages(viewer, group))

    told = [row.id for page in found for row in page.rows]
    assert told == [each.id for each in in_order(group)]
    assert [page.is_first for page in found] == [True, False, False, False]


def test_a_place_that_is_not_the_viewers_begins_the_list() -> None:
    given = seven(ReferralState.SENT)
    elsewhere = a_referral(a_handover(recipient=a_shelter_worker("Another shelter")))
    first = referral_page(given.recipient, Group.TO_ANSWER)

    for place in (uuid4(), elsewhere.id):
        assert referral_page(given.recipient, Group.TO_ANSWER, after=place) == first


def test_a_list_tells_only_what_belongs_in_it() -> None:
    given = seven(*UNANSWERED)

    assert referral_page(given.recipient, Group.ENDED).rows == ()
    assert referral_page(given.recipient, Group.UNDER_WAY).rows == ()
    assert referral_page(given.sender, Group.TO_ANSWER).rows == ()
    assert referral_page(given.recipient, Group.WAITING).rows == ()
