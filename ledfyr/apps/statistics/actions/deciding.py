"""Saying whose figures count, where several organisations sent the same."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.actions.submissions import LONGEST_REASON, FiguresRefused
from ledfyr.apps.statistics.models import Authority, Submission
from ledfyr.apps.statistics.queries import OverlapNotFound, may_decide
from ledfyr.apps.statistics.queries.standing import decisions, standing
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.statistics.authority import Scope


class DecidedMeanwhile(FiguresRefused):
    """Somebody else decided after the page was opened; nothing is kept."""


@transaction.atomic
def decide_whose_count(
    *,
    by: Viewer,
    now: datetime,
    scope: Scope,
    organisation_id: UUID,
    replaces: int,
    reason: str,
) -> Authority:
    """Say whose figures count for a scope that several organisations sent.

    Those of the others are kept and count nowhere. `replaces` is the number of the
    decision that was seen to stand, 0 for none. Raises OverlapNotFound for who does not
    decide and where fewer than two sent, FiguresRefused without a reason or for an
    organisation that sent nothing, and DecidedMeanwhile.
    """
    rows = _sent(scope) if may_decide(by) else []
    if len(rows) < 2:
        raise OverlapNotFound
    last = decisions([scope]).get(scope)
    _refuse(rows, organisation_id, reason, last, replaces)
    row = Authority(
        template=scope.template,
        ref_area=scope.ref_area,
        year=scope.year,
        number=replaces + 1,
        organisation_id=organisation_id,
        sealed_key=vault.new_sealed_key("authority"),
        decided_by_id=by.staff_id,
        decided_at=now,
    )
    row.sealed_reason = vault.seal_text(
        row.sealed_key, row, "sealed_reason", reason.strip()
    )
    row.save(force_insert=True)
    audit.record(
        by=by,
        verb=AuditVerb.FIGURES_DECIDED,
        subject_kind="authority",
        subject_id=row.pk,
        now=now,
        organisation=organisation_id,
    )
    return row


def _sent(scope: Scope) -> list[Submission]:
    """Return the versions that stand, held so that two decisions follow each other."""
    rows = standing(template=scope.template, ref_area=scope.ref_area, year=scope.year)
    return list(rows.select_for_update(of=("self",)))


def _refuse(
    rows: list[Submission],
    organisation_id: UUID,
    reason: str,
    last: Authority | None,
    replaces: int,
) -> None:
    if (last.number if last else 0) != replaces:
        raise DecidedMeanwhile(
            "Somebody else said whose figures count after you opened this page. Look "
            "at it again, and decide anew if it is wrong."
        )
    if organisation_id not in [row.organisation_id for row in rows]:
        raise FiguresRefused("Choose one of the organisations that sent these figures.")
    if last is not None and last.organisation_id == organisation_id:
        raise FiguresRefused("The figures of this organisation count already.")
    if not reason.strip() or len(reason.strip()) > LONGEST_REASON:
        raise FiguresRefused(
            "Say in up to {most} letters why these figures count.", most=LONGEST_REASON
        )
