"""Emergency access, and its review."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.conflicts import AccessError
from ledfyr.apps.cases.actions.guard import NotPermitted, audited
from ledfyr.apps.cases.models import BrokenGlass
from ledfyr.apps.cases.queries.emergency import case_in_emergency
from ledfyr.apps.cases.queries.oversight import watched_glass
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.special_access import GLASS_HOLDS, GlassOutcome, GlassReason


@transaction.atomic
def break_glass(
    *, by: Viewer, now: datetime, reference: str, reason: GlassReason, words: str
) -> BrokenGlass:
    """Take emergency access to a case for an hour; a coordinator reviews it, always.

    Raises NotPermitted, CaseNotFound, AccessError without words on why.
    """
    places = by.organisations_with(Permission.BREAK_GLASS)
    if not places:
        raise NotPermitted("You may not take emergency access.")
    if not words.strip():
        raise AccessError("Say in a few words why it cannot wait.")
    case = case_in_emergency(by, reference)
    glass = BrokenGlass(
        case=case,
        staff_id=by.staff_id,
        organisation_id=min(places, key=lambda place: place != case.organisation_id),
        reason=reason.value,
        broken_at=now,
        until=now + GLASS_HOLDS,
    )
    glass.sealed_words = vault.seal_text(case.sealed_key, glass, "sealed_words", words)
    glass.save()
    audited(by, AuditVerb.GLASS_BROKEN, case, now)
    return glass


@transaction.atomic
def review_glass(
    *, by: Viewer, now: datetime, glass_id: UUID, outcome: GlassOutcome, words: str
) -> None:
    """Say whether an emergency access was needed; nobody reviews their own.

    Raises NotPermitted, CaseNotFound, AccessError where it was reviewed already.
    """
    if not by.may(Permission.REVIEW_GLASS):
        raise NotPermitted("You may not review emergency access.")
    glass = watched_glass(by, glass_id)
    if glass.reviewed_at is not None:
        raise AccessError("Somebody has reviewed this already.")
    glass.reviewed_at, glass.reviewed_by_id = now, by.staff_id
    glass.outcome = outcome.value
    if words.strip():
        glass.sealed_review = vault.seal_text(
            glass.case.sealed_key, glass, "sealed_review", words
        )
    glass.save()
    audited(by, AuditVerb.GLASS_REVIEWED, glass.case, now)
