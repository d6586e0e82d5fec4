"""Referrals page by page, as a program reads them."""

from typing import Literal

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.referrals.queries import received, rows_of, sent
from ledfyr.apps.referrals.queries_lists import ReferralPage


def page_of_referrals(
    viewer: Viewer, box: Literal["received", "sent"], *, number: int, length: int
) -> ReferralPage:
    """Return one page of the referrals received or sent, newest first."""
    found = received(viewer) if box == "received" else sent(viewer)
    first = (number - 1) * length
    ordered = found.order_by("-sent_at", "id")
    rows = rows_of(ordered[first : first + length + 1])
    return ReferralPage(rows[:length], len(rows) > length, is_first=number == 1)
