"""What was done to the person, as the account of exploitation holds it?"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, ExploitationEpisode
from ledfyr.apps.cases.queries.parts import opened_part
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.partial_dates import PartialDate, read_partial_date


@dataclass(frozen=True)
class EpisodeView:
    """An episode with its words and who recorded it."""

    id: UUID
    episode: Episode
    note: str
    recorded_by: str
    recorded_at: datetime
    is_correction: bool


@dataclass(frozen=True)
class EpisodesOfCase:
    """The episodes of a case that stand now, the main one first."""

    case_id: UUID
    reference: str
    episodes: tuple[EpisodeView, ...]


def episodes_of(viewer: Viewer, case_id: UUID, *, now: datetime) -> EpisodesOfCase:
    """Return the episodes of a case; the reading is audited.

    Raises CaseNotFound for a case of others or where the account is closed.
    """
    case = opened_part(viewer, case_id, Compartment.ACCOUNT, now=now)
    return EpisodesOfCase(case.id, case.reference, current_episodes(case))


def standing_instead(
    viewer: Viewer, case_id: UUID, episode_id: UUID, *, now: datetime
) -> EpisodeView | None:
    """Return what corrections have put in the place of an episode; None: nothing.

    The reading is audited. Raises CaseNotFound as `episodes_of` does.
    """
    case = opened_part(viewer, case_id, Compartment.ACCOUNT, now=now)
    later = dict(case.episodes.values_list("corrects_id", "id"))
    standing = episode_id
    while standing in later:
        standing = later[standing]
    found = (each for each in current_episodes(case) if each.id == standing)
    return next(found, None)


def current_episodes(case: Case) -> tuple[EpisodeView, ...]:
    """Return the episodes that stand; the caller has checked that they may be read."""
    rows = case.episodes.filter(is_current=True).select_related("recorded_by")
    return tuple(
        _view(case, row) for row in rows.order_by("-is_main", "recorded_at", "id")
    )


def _view(case: Case, row: ExploitationEpisode) -> EpisodeView:
    key = case.sealed_key
    note = row.sealed_note
    return EpisodeView(
        id=row.id,
        episode=_episode(
            row, vault.open_text(key, row, "sealed_dates", row.sealed_dates)
        ),
        note=vault.open_text(key, row, "sealed_note", note) if note else "",
        recorded_by=row.recorded_by.name,
        recorded_at=row.recorded_at,
        is_correction=row.corrects_id is not None,
    )


def _episode(row: ExploitationEpisode, days: str) -> Episode:
    started, ended = (
        _day(text, localdate(row.recorded_at)) for text in json.loads(days)
    )
    return Episode(
        form=row.form,
        sector=row.sector,
        country=row.country,
        started=started,
        ended=ended,
        is_main=row.is_main,
        means=frozenset(row.means),
        acts=frozenset(row.acts),
        recruitment_channel=row.recruitment_channel,
        recruiter_relation=row.recruiter_relation,
    )


def _day(text: str, recorded_on: date) -> PartialDate | None:
    return read_partial_date(text, latest=recorded_on)
