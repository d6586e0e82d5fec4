"""Telling programs that something happened: subscribed, queued, sent, stopped."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.models import Announcement, ApiToken, Webhook
from ledfyr.apps.access.queries import THE_NODE, Viewer, narrowed, viewer_of
from ledfyr.apps.access.tokens import TokenNotFound
from ledfyr.domain.access.announcements import (
    EventKind,
    announcement,
    is_told,
    kinds_told,
    may_know,
    next_attempt,
)
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.scopes import Scope, permissions_used
from ledfyr.domain.vocabulary.refusal import Refusal
from ledfyr.engines.access import announcing

SHOWN_AT_MOST = 20


class WebhookError(Refusal):
    """An address that cannot be told anything; the message says what to correct."""


@dataclass(frozen=True)
class AnnouncementRow:
    """An announcement as its owner sees it."""

    id: UUID
    kind: EventKind
    happened_at: datetime
    attempts: int
    next_attempt_at: datetime | None
    delivered_at: datetime | None


@dataclass(frozen=True)
class WebhookView:
    """What a token tells to which address, and how that goes."""

    token_id: UUID
    token: str
    organisation: str
    kinds: tuple[EventKind, ...]
    address: str
    delivered_at: datetime | None
    stopped_at: datetime | None
    problem: str
    latest: tuple[AnnouncementRow, ...]


def webhook_of(viewer: Viewer, token_id: UUID, *, now: datetime) -> WebhookView:
    """Return what one's own token tells to where; raises TokenNotFound for others.

    The address is empty where nothing is told.
    """
    token = _own_token(viewer, token_id, now)
    hook = Webhook.objects.filter(token=token).first()
    rows = hook.announcements.order_by("-happened_at", "id") if hook else ()
    return WebhookView(
        token_id=token.pk,
        token=token.name,
        organisation=token.organisation.name,
        kinds=kinds_told(_scopes(token)),
        address=hook.url if hook else "",
        delivered_at=hook.delivered_at if hook else None,
        stopped_at=hook.stopped_at if hook else None,
        problem=hook.problem if hook else "",
        latest=tuple(_row(each) for each in rows[:SHOWN_AT_MOST]),
    )


@transaction.atomic
def set_webhook(*, by: Viewer, now: datetime, token_id: UUID, address: str) -> str:
    """Tell an address from now on what a token may know; return the new secret.

    What was told elsewhere before ends. Raises TokenNotFound, WebhookError for an
    address that is refused or a token that learns of nothing.
    """
    token = _own_token(by, token_id, now)
    if not kinds_told(_scopes(token)):
        raise WebhookError("This token learns of nothing that could be told.")
    try:
        announcing.checked_address(address, is_development=settings.LEDFYR_DEVELOPMENT)
    except announcing.AddressRefused as refused:
        raise WebhookError(str(refused)) from refused
    for old in Webhook.objects.filter(token=token):
        _forget(old, now)
    secret = announcing.new_secret()
    key = vault.new_sealed_key("webhook")
    hook = Webhook(token=token, url=address, sealed_key=key, set_at=now)
    hook.sealed_secret = vault.seal_text(key, hook, "sealed_secret", secret)
    hook.save()
    _audit(by, AuditVerb.WEBHOOK_SET, token, now)
    return secret


@transaction.atomic
def start_webhook(*, by: Viewer, now: datetime, token_id: UUID) -> None:
    """Start a webhook again that had stopped; what was missed is not told.

    Raises TokenNotFound where none has stopped.
    """
    token = _own_token(by, token_id, now)
    stopped = Webhook.objects.filter(token=token, stopped_at__isnull=False)
    if not stopped.update(stopped_at=None, problem=""):
        raise TokenNotFound("There is no such webhook.")
    _audit(by, AuditVerb.WEBHOOK_STARTED, token, now)


@transaction.atomic
def end_webhook(*, by: Viewer, now: datetime, token_id: UUID) -> None:
    """Tell nothing more; the secret is destroyed. Raises TokenNotFound for none."""
    token = _own_token(by, token_id, now)
    hook = Webhook.objects.filter(token=token).first()
    if hook is None:
        raise TokenNotFound("There is no such webhook.")
    _forget(hook, now)
    _audit(by, AuditVerb.WEBHOOK_ENDED, token, now)


def announce(
    kind: EventKind,
    subject_id: UUID,
    *,
    organisation_id: UUID | None,
    now: datetime,
    apart_from: frozenset[UUID] = frozenset(),
) -> None:
    """Keep that programs are to be told; call it in the transaction of what happened.

    Told are webhooks of one organisation, or of all for None, whose token may know;
    `apart_from` are members of staff whose programs may not learn of this record.
    """
    hooks = Webhook.objects.filter(_works(now), stopped_at=None).exclude(
        token__staff_id__in=apart_from
    )
    if organisation_id is not None:
        hooks = hooks.filter(token__organisation_id=organisation_id)
    Announcement.objects.bulk_create(
        Announcement(
            webhook=hook,
            kind=kind.value,
            subject_id=subject_id,
            happened_at=now,
            next_attempt_at=now,
        )
        for hook in hooks.select_related("token")
        if is_told(_scopes(hook.token), kind)
    )


def deliver_due(*, now: datetime) -> tuple[int, int]:
    """Send what is due; return how many were delivered and how many were not.

    No transaction is open while a receiver is waited for.
    """
    delivered = failed = 0
    while (claimed := _claimed(now)) is not None:
        if _sent(claimed, now):
            delivered += 1
        else:
            failed += 1
    return delivered, failed


def forget_webhooks(tokens: Q, *, now: datetime) -> int:
    """Destroy the secrets of webhooks whose tokens are such; return how many."""
    hooks = list(Webhook.objects.filter(tokens).select_related("sealed_key"))
    for hook in hooks:
        with transaction.atomic():
            _forget(hook, now)
    return len(hooks)


@transaction.atomic
def _claimed(now: datetime) -> Announcement | None:
    due = Announcement.objects.select_for_update(skip_locked=True, of=("self",))
    row = due.filter(next_attempt_at__lte=now).order_by("next_attempt_at").first()
    if row is None:
        return None
    row.attempts += 1
    row.next_attempt_at = next_attempt(row.attempts, now)
    row.save(update_fields=["attempts", "next_attempt_at"])
    return row


def _sent(row: Announcement, now: datetime) -> bool:
    hook = (
        Webhook.objects.filter(_works(now), pk=row.webhook_id, stopped_at=None)
        .select_related("sealed_key", "token__staff")
        .first()
    )
    if hook is None or not _may_still_know(hook.token, EventKind(row.kind)):
        Announcement.objects.filter(pk=row.pk).update(next_attempt_at=None)
        return False
    try:
        announcing.deliver(
            hook.url,
            announcement(EventKind(row.kind), row.subject_id, row.happened_at),
            secret=vault.open_text(
                hook.sealed_key, hook, "sealed_secret", hook.sealed_secret
            ),
            message=str(row.pk),
            at=now,
            is_development=settings.LEDFYR_DEVELOPMENT,
        )
    except announcing.NotDelivered as problem:
        _failed(row, hook, problem.code, now)
        return False
    with transaction.atomic():
        Announcement.objects.filter(pk=row.pk).update(
            delivered_at=now, next_attempt_at=None
        )
        Webhook.objects.filter(pk=hook.pk).update(delivered_at=now, problem="")
    return True


@transaction.atomic
def _failed(row: Announcement, hook: Webhook, problem: str, now: datetime) -> None:
    same = Webhook.objects.filter(pk=hook.pk, stopped_at=None)
    if row.next_attempt_at is not None:
        same.update(problem=problem)
        return
    if same.update(problem=problem, stopped_at=now):
        hook.announcements.update(next_attempt_at=None)
        _audit(THE_NODE, AuditVerb.WEBHOOK_STOPPED, hook.token, now)


def _works(now: datetime) -> Q:
    return Q(
        token__revoked_at=None,
        token__expires_on__gte=localdate(now),
        token__staff__is_active=True,
    )


def _may_still_know(token: ApiToken, kind: EventKind) -> bool:
    used = permissions_used(_scopes(token))
    viewer = narrowed(viewer_of(token.staff), token.organisation_id, used)
    return is_told(_scopes(token), kind) and may_know(viewer.permissions, kind)


def _own_token(viewer: Viewer, token_id: UUID, now: datetime) -> ApiToken:
    own = ApiToken.objects.select_related("organisation").filter(
        staff_id=viewer.staff_id, revoked_at=None, expires_on__gte=localdate(now)
    )
    token = own.filter(pk=token_id).first()
    if token is None:
        raise TokenNotFound("There is no such token.")
    return token


def _scopes(token: ApiToken) -> frozenset[Scope]:
    return frozenset(Scope(scope) for scope in token.scopes)


def _forget(hook: Webhook, now: datetime) -> None:
    vault.destroy_key(hook.sealed_key, now=now)
    hook.delete()


def _row(row: Announcement) -> AnnouncementRow:
    return AnnouncementRow(
        row.pk,
        EventKind(row.kind),
        row.happened_at,
        row.attempts,
        row.next_attempt_at,
        row.delivered_at,
    )


def _audit(by: Viewer, verb: AuditVerb, token: ApiToken, now: datetime) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="webhook",
        subject_id=token.pk,
        organisation=token.organisation_id,
        now=now,
    )
