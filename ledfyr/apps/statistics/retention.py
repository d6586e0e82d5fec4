"""How long are figures kept?"""

from datetime import datetime, timedelta

from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.statistics.models import (
    Authority,
    LinkPair,
    PairSearch,
    Release,
    State,
    Submission,
    forget_pairs,
)

OFFER_KEPT = timedelta(days=1)
"""How long figures wait to be looked at and taken in."""

REPLACED_KEPT = timedelta(days=5 * 365)
"""How long a replaced version can be compared with the next; no law sets it."""


def erase_old_figures(now: datetime) -> int:
    """Delete offers that nobody took in, destroy keys of old versions; count both."""
    offers = Submission.objects.filter(
        state=State.OFFERED, sent_at__lte=now - OFFER_KEPT
    ).select_related("sealed_key")
    replaced = Submission.objects.filter(
        state=State.REPLACED,
        replaced_at__lte=now - REPLACED_KEPT,
        sealed_key__erased_at=None,
    ).select_related("sealed_key")
    due = [*offers, *replaced]
    for row in due:
        with transaction.atomic():
            if row.state == State.OFFERED:
                row.delete()
            vault.destroy_key(row.sealed_key, now=now)
    return len(due)


PAIRS_KEPT = timedelta(days=365)
"""How long a pair waits or its review is kept; no law sets it."""


SEARCH_KEPT = timedelta(days=30)
"""How long the page can tell when the node last looked; no law sets it."""


def forget_old_searches(now: datetime) -> int:
    """Delete searches that ended or stopped moving long ago; return how many."""
    return PairSearch.objects.filter(moved_at__lte=now - SEARCH_KEPT).delete()[0]


def forget_old_pairs(now: datetime) -> int:
    """Delete pairs found or reviewed long ago; the next search finds what still is."""
    return forget_pairs(LinkPair.objects.filter(found_at__lte=now - PAIRS_KEPT), now)


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Release,
        "Released figures are kept for good: they are public, and each new release is "
        "checked against all earlier ones.",
        None,
    ),
    RetentionRule(
        LinkPair,
        "Pairs of records that may be of one person, and what was found of them, are "
        "deleted a year after they were found, which is no law; a merge stays in the "
        "cases.",
        forget_old_pairs,
    ),
    RetentionRule(
        Submission,
        "Figures that nobody took in are deleted after a day; a replaced version is "
        "erased, by destroying its key, after five years, which is no law. The version "
        "that stands is kept: published figures rest on it.",
        erase_old_figures,
    ),
    RetentionRule(
        PairSearch,
        "That somebody had the node look for pairs is deleted after thirty days, which "
        "is no law; the audit keeps the event.",
        forget_old_searches,
    ),
    RetentionRule(
        Authority,
        "Whose figures count, where several organisations sent the same, is kept as "
        "long as the figures: nobody could tell otherwise what a number was made of.",
        None,
    ),
)
