"""Tokens with which programs act for a member of staff: made, ended, and recognised."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import ApiToken
from ledfyr.apps.access.queries import Viewer, narrowed, viewer_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.scopes import Scope, permissions_used
from ledfyr.domain.vocabulary.refusal import Refusal

LONGEST_DAYS = 365
"""A token lasts a year at most: then somebody decides again whether it is needed."""

MOST_TOKENS = 20
"""Tokens that one person may hold at a time."""

_PREFIX = "ledfyr_"


class TokenError(Refusal):
    """A token that cannot be made; the message says what to correct."""


class TokenNotFound(LookupError):
    """There is no such token of this person."""


@dataclass(frozen=True)
class Wanted:
    """A token as somebody asks for it."""

    name: str
    organisation_id: UUID
    scopes: frozenset[Scope]
    expires_on: date


@dataclass(frozen=True)
class TokenRow:
    """A token as its owner sees it; the secret was shown once."""

    id: UUID
    name: str
    organisation: str
    scopes: tuple[Scope, ...]
    expires_on: date
    last_used_on: date | None


@dataclass(frozen=True)
class Bearer:
    """Whoever shows a token: its owner, narrowed to what the token is for."""

    viewer: Viewer
    scopes: frozenset[Scope]


@transaction.atomic
def issue_token(*, by: Viewer, now: datetime, wanted: Wanted) -> tuple[ApiToken, str]:
    """Make a token and return it with its secret, which is kept nowhere.

    Raises TokenError without a name, a scope, a role in the organisation, or for an
    end that has passed or lies more than a year ahead.
    """
    _check(by, wanted, now)
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        staff_id=by.staff_id,
        organisation_id=wanted.organisation_id,
        name=wanted.name.strip(),
        scopes=sorted(wanted.scopes),
        digest=_digest(secret),
        issued_at=now,
        expires_on=wanted.expires_on,
    )
    _audit(by, AuditVerb.TOKEN_ISSUED, token, now)
    return token, secret


@transaction.atomic
def revoke_token(*, by: Viewer, now: datetime, token_id: UUID) -> None:
    """End a token of one's own at once; raises TokenNotFound for any other."""
    own = ApiToken.objects.select_for_update().filter(staff_id=by.staff_id)
    token = own.filter(pk=token_id, revoked_at=None).first()
    if token is None:
        raise TokenNotFound("There is no such token.")
    token.revoked_at = now
    token.save(update_fields=["revoked_at"])
    _audit(by, AuditVerb.TOKEN_REVOKED, token, now)


def tokens_of(viewer: Viewer, *, today: date) -> tuple[TokenRow, ...]:
    """Return the tokens of one's own that still work, by name."""
    rows = _living(viewer, today).select_related("organisation").order_by("name", "pk")
    return tuple(
        TokenRow(
            id=row.pk,
            name=row.name,
            organisation=row.organisation.name,
            scopes=tuple(Scope(scope) for scope in row.scopes),
            expires_on=row.expires_on,
            last_used_on=row.last_used_on,
        )
        for row in rows
    )


def bearer_of(secret: str, *, today: date) -> Bearer | None:
    """Return who shows this secret; None for one that is unknown, ended or too old.

    A token of a closed account, or of one without a role left in the organisation,
    opens nothing. Keeps the day of use, and nothing finer.
    """
    rows = ApiToken.objects.select_related("staff")
    token = rows.filter(digest=_digest(secret), revoked_at=None).first()
    if token is None or token.expires_on < today or not token.staff.is_active:
        return None
    scopes = frozenset(Scope(scope) for scope in token.scopes)
    owner = viewer_of(token.staff)
    viewer = narrowed(owner, token.organisation_id, permissions_used(scopes))
    if not viewer.held:
        return None
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return Bearer(viewer, scopes)


def _check(by: Viewer, wanted: Wanted, now: datetime) -> None:
    today = localdate(now)
    if not by.may_in(Permission.HOLD_TOKENS, wanted.organisation_id):
        raise TokenError("Choose an organisation in which you hold a role.")
    if not wanted.name.strip() or len(wanted.name.strip()) > 60:
        raise TokenError("Give the token a name of at most 60 letters.")
    if not wanted.scopes:
        raise TokenError("Choose what the program may do.")
    if Scope.CALENDAR in wanted.scopes and len(wanted.scopes) > 1:
        raise TokenError(
            "A calendar keeps its token in an address. Make one that does nothing else."
        )
    if not today < wanted.expires_on <= today + timedelta(days=LONGEST_DAYS):
        raise TokenError("Choose a last day after today and within a year.")
    if _living(by, today).count() >= MOST_TOKENS:
        raise TokenError("You have too many tokens; end one that you no longer need.")


def _living(viewer: Viewer, today: date) -> "QuerySet[ApiToken]":
    return ApiToken.objects.filter(
        staff_id=viewer.staff_id, revoked_at=None, expires_on__gte=today
    )


def _digest(secret: str) -> bytes:
    # 256 random bits cannot be guessed, so a slow hash would protect nothing more.
    return hashlib.sha256(secret.encode()).digest()


def _audit(by: Viewer, verb: AuditVerb, token: ApiToken, now: datetime) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="api_token",
        subject_id=token.pk,
        organisation=token.organisation_id,
        now=now,
    )
