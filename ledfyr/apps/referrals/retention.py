"""How long is kept what a referral carried?"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from ledfyr.apps.access import vault
from ledfyr.apps.access.retention import RetentionRule
from ledfyr.apps.referrals.models import (
    Disclosure,
    FactConfirmation,
    Referral,
    ReferralStep,
    Transfer,
    TransferredPart,
)
from ledfyr.domain.referrals.handover import ReferralState

KEPT_DAYS = 180
"""The default where the operator sets no LEDFYR_REFERRAL_KEPT_DAYS; not a law."""


@transaction.atomic
def erase_content_of_old_referrals(now: datetime) -> int:
    """Destroy the keys of referrals that ended, or were left unanswered, long ago.

    One that nobody answered counts as recalled. Returns how many were erased.
    """
    due = list(_due(now))
    for referral in due:
        vault.destroy_key(referral.sealed_key, now=now)
        if referral.answered_at is None:
            referral.state = ReferralState.RECALLED.value
            referral.answered_at = now
            referral.save(update_fields=["state", "answered_at"])
    return len(due)


def _due(now: datetime) -> "QuerySet[Referral]":
    days = getattr(settings, "LEDFYR_REFERRAL_KEPT_DAYS", KEPT_DAYS)
    before = now - timedelta(days=days)
    ended = Q(answered_at__lte=before) | Q(answered_at=None, sent_at__lte=before)
    lately = ReferralStep.objects.filter(referral=OuterRef("pk"), taken_at__gt=before)
    unerased = Referral.objects.filter(
        ended, ~Exists(lately), sealed_key__erased_at=None
    )
    return unerased.select_related("sealed_key")


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Referral,
        "What a referral carried is erased with its key when it is recalled, and 180 "
        "days after the last step of it, or after it was sent if nobody answered. No "
        "law says 180: it is the default, and the operator sets another with "
        "LEDFYR_REFERRAL_KEPT_DAYS. That it was sent, and what became of it, is kept "
        "as long as the case.",
        erase_content_of_old_referrals,
    ),
    RetentionRule(
        Disclosure,
        "Which parts were shared under which consent is kept as long as the case, so "
        "that the person can be told; it holds no content.",
        None,
    ),
    RetentionRule(
        ReferralStep,
        "That somebody arrived, was followed up and how it ended is kept as long as "
        "the case; the words of a follow-up are erased with the case, by its key.",
        None,
    ),
    RetentionRule(
        Transfer,
        "Who handed a case to whom stays in both organisations; the reason of a "
        "refusal is erased with the case, by destroying its key.",
        None,
    ),
    RetentionRule(
        TransferredPart,
        "Which parts were handed over under which consent is kept as long as the case; "
        "it holds no content.",
        None,
    ),
    RetentionRule(
        FactConfirmation,
        "Who confirmed which fact of a country file is kept: it is about no case.",
        None,
    ),
)
