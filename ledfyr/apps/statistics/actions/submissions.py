"""Sending figures in: checked and looked at first, then taken in whole.

A correction never changes a version: it is the next one, with its reason.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit, vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.statistics.models import State, Submission
from ledfyr.apps.statistics.queries import NotPermitted, SubmissionNotFound
from ledfyr.apps.statistics.sealed_figures import as_bytes
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.statistics.collection import Checked, template
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.refusal import Refusal

LONGEST_REASON = 500


class FiguresRefused(Refusal):
    """Figures that cannot be taken in; the message says what to do."""


class ReplacedMeanwhile(FiguresRefused):
    """Somebody else took in a version after the page was opened; nothing is kept."""


@dataclass(frozen=True)
class Offer:
    """Who sends what about which country and year, after its check."""

    organisation_id: UUID
    template: str
    ref_area: str
    year: int
    checked: Checked


@transaction.atomic
def offer_figures(*, by: Viewer, now: datetime, offer: Offer) -> Submission:
    """Keep checked figures sealed, so that they are looked at before they are taken in.

    Raises NotPermitted, NoSuchTemplate, and FiguresRefused for figures with something
    to correct or about another country or year than the one said.
    """
    if not by.may_in(Permission.SUBMIT_FIGURES, offer.organisation_id):
        raise NotPermitted("You may not send in figures of this organisation.")
    template(offer.template)
    _refuse_unfit(offer)
    row = Submission(
        organisation_id=offer.organisation_id,
        template=offer.template,
        ref_area=offer.ref_area,
        year=offer.year,
        state=State.OFFERED,
        sealed_key=vault.new_sealed_key("submission"),
        sent_by_id=by.staff_id,
        sent_at=now,
    )
    row.sealed_content = vault.seal_bytes(
        row.sealed_key, row, "sealed_content", as_bytes(offer.checked)
    )
    row.save(force_insert=True)
    _audit(by, AuditVerb.FIGURES_OFFERED, row, now)
    return row


@transaction.atomic
def submit_figures(*, by: Viewer, now: datetime, submission_id: UUID) -> Submission:
    """Take in figures that were offered, as the first version.

    Raises SubmissionNotFound, and FiguresRefused where a version stands already: then
    it is a correction and wants a reason.
    """
    row = _offered(by, submission_id)
    if _standing(row) is not None:
        raise FiguresRefused(
            "Figures of this template, country and year were taken in meanwhile. Say "
            "why they are corrected."
        )
    _take_in(row, 1, now)
    _audit(by, AuditVerb.FIGURES_SUBMITTED, row, now)
    return row


@transaction.atomic
def correct_figures(
    *, by: Viewer, now: datetime, submission_id: UUID, replaces: int, reason: str
) -> Submission:
    """Take in figures that were offered in the place of version `replaces`.

    That one is kept as replaced. Raises SubmissionNotFound, FiguresRefused without a
    reason or without anything to correct, and ReplacedMeanwhile if another version
    stands by now.
    """
    row = _offered(by, submission_id)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise FiguresRefused(
            "Say in up to {most} letters why the figures are corrected.",
            most=LONGEST_REASON,
        )
    before = _standing(row)
    if before is None:
        raise FiguresRefused("No version stands yet; these figures are the first.")
    if before.version != replaces:
        raise ReplacedMeanwhile(
            "Another version was taken in after you opened this page. Look at what "
            "changes now, and take in yours again if it still holds."
        )
    before.state, before.replaced_at = State.REPLACED, now
    before.save(update_fields=["state", "replaced_at"])
    row.sealed_reason = vault.seal_text(row.sealed_key, row, "sealed_reason", reason)
    _take_in(row, int(before.version or 0) + 1, now)
    _audit(by, AuditVerb.FIGURES_CORRECTED, row, now)
    return row


def _refuse_unfit(offer: Offer) -> None:
    if not offer.checked.can_be_taken:
        raise FiguresRefused("Correct every fault first; nothing was taken in.")
    stated = {(each.ref_area, each.year) for each in offer.checked.facts}
    stated |= {(each.ref_area, each.year) for each in offer.checked.cells}
    if offer.ref_area not in codes().country or stated != {
        (offer.ref_area, offer.year)
    }:
        raise FiguresRefused(
            "The figures are about another country or year than the one chosen."
        )


def _offered(by: Viewer, submission_id: UUID) -> Submission:
    row = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("sealed_key")
        .filter(pk=submission_id, state=State.OFFERED, sent_by_id=by.staff_id)
        .first()
    )
    if row is None or not by.may_in(Permission.SUBMIT_FIGURES, row.organisation_id):
        raise SubmissionNotFound
    return row


def _standing(row: Submission) -> Submission | None:
    return (
        Submission.objects.select_for_update()
        .filter(
            organisation_id=row.organisation_id,
            template=row.template,
            ref_area=row.ref_area,
            year=row.year,
            state=State.ACCEPTED,
        )
        .first()
    )


def _take_in(row: Submission, version: int, now: datetime) -> None:
    row.state, row.version, row.sent_at = State.ACCEPTED, version, now
    row.save(update_fields=["state", "version", "sent_at", "sealed_reason"])


def _audit(by: Viewer, verb: AuditVerb, row: Submission, now: datetime) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="submission",
        subject_id=row.pk,
        now=now,
        organisation=row.organisation_id,
    )
