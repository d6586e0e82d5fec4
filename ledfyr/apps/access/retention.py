"""What is kept here for how long, and how is it erased?

Every room has a `retention.py` with a tuple `RETENTION` of such rules, one for each of
its models; `erase_due` applies them all.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q
from django.utils.timezone import localdate

from ledfyr.apps.access.models import (
    Announcement,
    ApiToken,
    AuditEvent,
    AuditHead,
    Organisation,
    ReminderChoice,
    RoleHeld,
    SealedKey,
    SignInAttempt,
    Staff,
    Webhook,
)
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.apps.access.webhooks import forget_webhooks

SIGN_IN_KEPT = timedelta(days=30)
"""How long a closed account keeps its e-mail: time to notice a mistaken closing."""


@dataclass(frozen=True)
class RetentionRule:
    """How long records of one model are kept, in one sentence, and what erases them.

    `erase` takes the present moment and returns how many records it erased; None for
    what is not erased by time, and then the sentence says why.
    """

    model: type[models.Model]
    sentence: str
    erase: Callable[[datetime], int] | None


def erase_sign_in_of_closed_accounts(now: datetime) -> int:
    """Erase e-mail, password and second steps of accounts closed 30 days ago."""
    due = Staff.objects.filter(erased_at=None, closed_at__lte=now - SIGN_IN_KEPT)
    for staff in due:
        _erase_sign_in(staff, now)
    return len(due)


def delete_unsigned_accounts(now: datetime) -> int:
    """Delete erased accounts that sign no record any more; return how many."""
    return sum(_deleted(staff) for staff in Staff.objects.exclude(erased_at=None))


def erase_closed_accounts(now: datetime) -> int:
    """Erase what closed accounts no longer need; return how many were touched."""
    return erase_sign_in_of_closed_accounts(now) + delete_unsigned_accounts(now)


def delete_ended_sessions(now: datetime) -> int:
    """Delete sessions that ended; return how many."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def delete_old_attempts(now: datetime) -> int:
    """Delete counts of attempts to sign in that no longer count; return how many."""
    return SignInAttempt.objects.filter(expires__lt=now).delete()[0]


def delete_ended_tokens(now: datetime) -> int:
    """Delete tokens that ended 30 days ago or were revoked then; return how many."""
    before = now - SIGN_IN_KEPT
    ended = Q(expires_on__lt=before.date()) | Q(revoked_at__lt=before)
    return ApiToken.objects.filter(ended).delete()[0]


def forget_ended_webhooks(now: datetime) -> int:
    """Destroy the secrets of webhooks whose token works no more; return how many."""
    ended = Q(token__expires_on__lt=localdate(now)) | Q(token__revoked_at__isnull=False)
    return forget_webhooks(ended | Q(token__staff__is_active=False), now=now)


def delete_old_announcements(now: datetime) -> int:
    """Delete what programs were told 30 days ago or could not be; return how many."""
    old = Announcement.objects.filter(happened_at__lt=now - SIGN_IN_KEPT)
    return old.filter(next_attempt_at=None).delete()[0]


def retention_rules() -> Iterator[RetentionRule]:
    """Yield the rules of every room of this node."""
    for config in apps.get_app_configs():
        place = f"{config.name}.retention"
        if config.name.startswith("ledfyr.apps.") and find_spec(place):
            yield from import_module(place).RETENTION


def _erase_sign_in(staff: Staff, now: datetime) -> None:
    staff.email = f"{staff.pk}@erased.invalid"
    staff.language = "en"
    staff.last_login = None
    staff.erased_at = now
    staff.set_unusable_password()
    with transaction.atomic():
        staff.save()
        second_steps_of(staff).delete()


def _deleted(staff: Staff) -> bool:
    try:
        with transaction.atomic():
            staff.delete()
    except models.ProtectedError:  # a file entry or a decision is signed by them
        return False
    return True


RETENTION: tuple[RetentionRule, ...] = (
    RetentionRule(
        Staff,
        "Thirty days after an account is closed its e-mail, password and second steps "
        "are erased; the name stays as long as a record is signed with it.",
        erase_closed_accounts,
    ),
    RetentionRule(
        Session, "A session is deleted when it has ended.", delete_ended_sessions
    ),
    RetentionRule(
        SignInAttempt,
        "A count of attempts to sign in is deleted when it no longer counts.",
        delete_old_attempts,
    ),
    RetentionRule(
        Webhook,
        "Where a program is told is deleted, and the secret destroyed, once its token "
        "works no more.",
        forget_ended_webhooks,
    ),
    RetentionRule(
        Announcement,
        "What a program was told, a kind and an id, is deleted after thirty days.",
        delete_old_announcements,
    ),
    RetentionRule(
        ApiToken,
        "A token for a program is deleted thirty days after it expired or was ended.",
        delete_ended_tokens,
    ),
    RetentionRule(
        ReminderChoice,
        "Whether somebody wants reminders is deleted with the account.",
        None,
    ),
    RetentionRule(
        RoleHeld, "A role is deleted when it is withdrawn or the account closed.", None
    ),
    RetentionRule(
        SealedKey,
        "A sealed key is destroyed with what it seals, by the rule of that room; the "
        "empty row stays to show that it was.",
        None,
    ),
    RetentionRule(
        Organisation, "Organisations are kept: they are not about a person.", None
    ),
    RetentionRule(
        AuditEvent,
        "The audit is kept as long as the node: it holds identifiers and no content, "
        "and an account that was deleted leaves no name to them.",
        None,
    ),
    RetentionRule(AuditHead, "The head of the audit is kept with the audit.", None),
)
