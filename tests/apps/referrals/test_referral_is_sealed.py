"""Nothing that a referral carries can be read in the database."""

import pytest
from django.db import connection

from ledfyr.apps.referrals.actions import accept_referral, refuse_referral
from ledfyr.domain.access.compartments import Compartment
from tests.factories.cases import TOMORROW
from tests.factories.referrals import NAME, WRITTEN, a_handover, a_referral

pytestmark = pytest.mark.django_db

REASON = "We have no place before spring."


def kept():
    """Return every value of both tables, as the database holds it, as one text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM referrals_referral")
        rows = cursor.fetchall()
        cursor.execute("SELECT * FROM referrals_disclosure")
        rows += cursor.fetchall()
    values = [value for row in rows for value in row]
    return " ".join(
        bytes(v).decode("latin-1") if isinstance(v, bytes | memoryview) else str(v)
        for v in values
    )


def test_an_accepted_referral_is_kept_unreadable():
    given = a_handover(Compartment.IDENTITY, Compartment.HEALTH)
    referral = a_referral(given)

    accept_referral(by=given.recipient, now=TOMORROW, referral_id=referral.id)

    for word in (*NAME.split(), *WRITTEN[Compartment.HEALTH].split(), "ky"):
        assert f'"{word}' not in kept()
    assert NAME not in kept()
    assert WRITTEN[Compartment.HEALTH] not in kept()


def test_a_reason_for_refusal_is_kept_unreadable():
    given = a_handover()
    referral = a_referral(given)

    refuse_referral(
        by=given.recipient, now=TOMORROW, referral_id=referral.id, reason=REASON
    )

    assert REASON not in kept()
    assert "spring" not in kept()
