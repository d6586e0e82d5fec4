"""What of signing in reaches the audit? Who and whether, never what was typed.

The sign-in library tells of most of these events by signals, so they are heard here.
"""

from typing import Any
from uuid import UUID

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import (
    user_logged_in,
    user_logged_out,
    user_login_failed,
)
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import THE_NODE, Viewer, viewer_with
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.web.casework.access.sessions import SIGNED_IN_AT
from ledfyr.web.casework.access.two_factor import HAS_SECOND_STEP


@receiver(user_logged_in)
def _signed_in(request: HttpRequest, user: Staff, **kwargs: Any) -> None:
    request.session[SIGNED_IN_AT] = timezone.now().timestamp()
    _tell_of(user, AuditVerb.SIGNED_IN)


@receiver(user_logged_out)
def _signed_out(user: Staff | None, **kwargs: Any) -> None:
    if user is not None:
        _tell_of(user, AuditVerb.SIGNED_OUT)


@receiver(user_login_failed)
def _failed(credentials: dict[str, Any], **kwargs: Any) -> None:
    email = str(credentials.get("email", "")).lower()
    known = Staff.objects.filter(email=email).values_list("pk", flat=True).first()
    _record(THE_NODE, AuditVerb.SIGN_IN_FAILED, known)


@receiver(authentication_failed)
def _second_step_failed(user: Staff, **kwargs: Any) -> None:
    _record(THE_NODE, AuditVerb.SIGN_IN_FAILED, user.pk)


def passkey_refused(staff: Staff | None) -> None:
    """Tell of a passkey that was refused; the library has no signal for it."""
    _record(THE_NODE, AuditVerb.SIGN_IN_FAILED, staff.pk if staff else None)


@receiver(password_changed)
@receiver(password_reset)
def _password_changed(user: Staff, **kwargs: Any) -> None:
    _tell_of(user, AuditVerb.PASSWORD_CHANGED)


@receiver(authenticator_added)
@receiver(authenticator_reset)
def _second_step_added(user: Staff, **kwargs: Any) -> None:
    _tell_of(user, AuditVerb.SECOND_FACTOR_ADDED)


@receiver(authenticator_removed)
def _second_step_removed(request: HttpRequest, user: Staff, **kwargs: Any) -> None:
    request.session.pop(HAS_SECOND_STEP, None)
    _tell_of(user, AuditVerb.SECOND_FACTOR_REMOVED)


def _tell_of(staff: Staff, verb: AuditVerb) -> None:
    _record(viewer_with(staff.pk, ()), verb, staff.pk)


def _record(by: Viewer, verb: AuditVerb, staff_id: UUID | None) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="staff",
        subject_id=staff_id,
        now=timezone.now(),
    )
