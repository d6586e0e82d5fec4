"""Recording what was done to the person, and correcting it by adding."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.actions.due_days import renew_due_days
from ledfyr.apps.cases.actions.guard import (
    ChangedMeanwhile,
    NotPermitted,
    audited,
    locked_case,
)
from ledfyr.apps.cases.actions.indexing import index_record
from ledfyr.apps.cases.models import Case, ExploitationEpisode
from ledfyr.apps.cases.queries import CaseNotFound
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.exploitation import Episode, check_episode


@transaction.atomic
def record_episode(
    *, by: Viewer, now: datetime, case_id: UUID, episode: Episode, note: str = ""
) -> ExploitationEpisode:
    """Record an episode; the first of a case is its main one, whatever was said.

    The main form of the case follows the main episode. Raises CaseNotFound,
    NotPermitted, EpisodeError.
    """
    case = _writable(by, case_id)
    check_episode(episode, localdate(now))
    row = _added(case, by, now, episode, note)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.EPISODE_RECORDED, case, now, Compartment.ACCOUNT)
    return row


@transaction.atomic
def correct_episode(
    *,
    by: Viewer,
    now: datetime,
    case_id: UUID,
    episode_id: UUID,
    episode: Episode,
    note: str = "",
) -> ExploitationEpisode:
    """Put a corrected episode in the place of one that was shown; the old one stays.

    Raises ChangedMeanwhile where somebody corrected that one first, CaseNotFound,
    NotPermitted, EpisodeError.
    """
    case = _writable(by, case_id)
    check_episode(episode, localdate(now))
    old = _current(case, episode_id)
    _set_aside(old)
    row = _added(case, by, now, episode, note, corrects=old)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.EPISODE_CORRECTED, case, now, Compartment.ACCOUNT)
    return row


@transaction.atomic
def remove_episode(
    *, by: Viewer, now: datetime, case_id: UUID, episode_id: UUID
) -> None:
    """Set an episode aside that was recorded by mistake; the row stays.

    Was it the main one, the oldest of those left takes its place. Raises
    ChangedMeanwhile, CaseNotFound, NotPermitted.
    """
    case = _writable(by, case_id)
    _set_aside(_current(case, episode_id))
    _settle_main(case)
    renew_due_days([case.id], today=localdate(now))
    audited(by, AuditVerb.EPISODE_REMOVED, case, now, Compartment.ACCOUNT)


def _writable(by: Viewer, case_id: UUID) -> Case:
    case = locked_case(by, case_id)
    place = case.organisation_id
    may = by.may_in(Permission.RECORD_EXPLOITATION, place)
    if not may or Compartment.ACCOUNT not in by.writable_in(place):
        raise NotPermitted("You may not record exploitation in this case.")
    return case


def _current(case: Case, episode_id: UUID) -> ExploitationEpisode:
    row = case.episodes.filter(id=episode_id).first()
    if row is None:
        raise CaseNotFound
    if not row.is_current:
        raise ChangedMeanwhile(
            "Somebody corrected or removed this episode meanwhile. "
            "Look at what stands now, then decide."
        )
    return row


def _set_aside(row: ExploitationEpisode) -> None:
    row.is_current = False
    row.save(update_fields=["is_current"])


def _added(
    case: Case,
    by: Viewer,
    now: datetime,
    episode: Episode,
    note: str,
    corrects: ExploitationEpisode | None = None,
) -> ExploitationEpisode:
    current = case.episodes.filter(is_current=True)
    is_main = episode.is_main or not current.filter(is_main=True).exists()
    if is_main:
        current.update(is_main=False)
    row = ExploitationEpisode(
        case=case,
        form=episode.form,
        sector=episode.sector,
        country=episode.country,
        is_main=is_main,
        means=sorted(episode.means),
        acts=sorted(episode.acts),
        recruitment_channel=episode.recruitment_channel,
        recruiter_relation=episode.recruiter_relation,
        recorded_by_id=by.staff_id,
        recorded_at=now,
        corrects=corrects,
    )
    key = case.sealed_key
    days = json.dumps([str(day or "") for day in (episode.started, episode.ended)])
    row.sealed_dates = vault.seal_text(key, row, "sealed_dates", days)
    if note.strip():
        row.sealed_note = vault.seal_text(key, row, "sealed_note", note)
    row.save()
    index_record(case, row)
    _settle_main(case)
    return row


def _settle_main(case: Case) -> None:
    current = case.episodes.filter(is_current=True)
    main = current.filter(is_main=True).first()
    if main is None and (main := current.order_by("recorded_at", "id").first()):
        main.is_main = True
        main.save(update_fields=["is_main"])
    case.main_form = main.form if main else "UNKNOWN"
    case.save(update_fields=["main_form"])
