"""Each deed with a referral leaves one event, which holds no content."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.referrals import actions
from tests.factories.cases import TOMORROW, home_of
from tests.factories.referrals import a_handover, a_referral

pytestmark = pytest.mark.django_db


def events():
    found = AuditEvent.objects.filter(subject_kind="referral").order_by("sequence")
    return [(e.verb, e.actor_id, e.organisation_id, e.subject_id) for e in found]


def test_sending_is_one_event():
    given = a_handover()

    referral = a_referral(given)

    place = home_of(given.sender)
    assert events() == [
        ("referral_sent", given.sender.staff_id, place, referral.id),
    ]


@pytest.mark.parametrize(
    ("verb", "deed"),
    [
        ("referral_read", actions.open_referral),
        ("referral_accepted", actions.accept_referral),
        (
            "referral_refused",
            lambda **known: actions.refuse_referral(**known, reason="Full."),
        ),
    ],
)
def test_each_deed_of_the_recipient_is_one_event(verb, deed):
    given = a_handover()
    referral = a_referral(given)

    deed(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    place = home_of(given.recipient)
    assert events()[1:] == [(verb, given.recipient.staff_id, place, referral.id)]


@pytest.mark.parametrize(
    ("verb", "deed"),
    [
        ("referral_read", actions.read_sent_referral),
        ("referral_withdrawn", actions.recall_referral),
    ],
)
def test_each_deed_of_the_sender_is_one_event(verb, deed):
    given = a_handover()
    referral = a_referral(given)

    deed(by=given.sender, now=TOMORROW, referral_id=referral.id)

    place = home_of(given.sender)
    assert events()[1:] == [(verb, given.sender.staff_id, place, referral.id)]


def test_a_refused_deed_leaves_no_event():
    given = a_handover()
    referral = a_referral(given)
    before = events()

    with pytest.raises(LookupError):
        actions.accept_referral(by=given.sender, now=TOMORROW, referral_id=referral.id)

    assert events() == before
