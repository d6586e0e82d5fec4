"""On which days does something wait for this viewer? Days only, nothing of a case."""

from datetime import date

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.queries import due_days
from ledfyr.apps.referrals.queries_lists import waits_for_my_answer
from ledfyr.apps.referrals.queries_transfer import an_offer_waits


def days_due(viewer: Viewer, *, today: date, within_days: int) -> tuple[date, ...]:
    """Return each day on which something is due, in order, once.

    Days that have passed are among them as long as what was due is not done; a referral
    or a case on offer that waits for an answer is due today.
    """
    days = set(due_days(viewer, today=today, within_days=within_days))
    if waits_for_my_answer(viewer) or an_offer_waits(viewer):
        days.add(today)
    return tuple(sorted(days))
