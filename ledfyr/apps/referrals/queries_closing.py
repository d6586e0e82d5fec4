"""Which referrals does a case leave open when it is closed?"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.queries import sent
from ledfyr.domain.referrals.handover import UNANSWERED, ReferralState


@dataclass(frozen=True)
class OpenAt:
    """How many referrals of a case one organisation still has to act on."""

    recipient: str
    unanswered: int
    not_arrived: int


def open_referrals(viewer: Viewer, case_id: UUID) -> tuple[OpenAt, ...]:
    """Return, by recipient, how many were not answered, and where nobody has arrived.

    Empty for a viewer who does not read the support part of the file.
    """
    accepted = Q(state=ReferralState.ACCEPTED)
    waiting = Q(state__in=UNANSWERED)
    rows = (
        sent(viewer)
        .filter(waiting | accepted, case_id=case_id)
        .values("recipient_id", "recipient__name")
        .annotate(
            unanswered=Count("id", filter=waiting),
            not_arrived=Count("id", filter=accepted),
        )
        .order_by("recipient__name", "recipient_id")
    )
    return tuple(
        OpenAt(row["recipient__name"], row["unanswered"], row["not_arrived"])
        for row in rows
    )
