"""What of a case may go into an export, in our own codes?"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Person, StatusDecision
from ledfyr.apps.cases.queries.episodes import EpisodeView, current_episodes
from ledfyr.apps.cases.queries.identities import identity_of
from ledfyr.apps.cases.queries.lists import CaseNotFound, case_of, law_of_case, taken
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.cases.status import APPEALS, DECISION_NAMES, status_after
from ledfyr.domain.exchange.formats.htcds import CaseFacts, Exploited, Who


def facts_for_export(
    viewer: Viewer, case_id: UUID, *, now: datetime, with_identity: bool
) -> CaseFacts:
    """Return a case for an export, only the parts open to the viewer; it is audited.

    The identity is in it only if asked for. Raises CaseNotFound for a case of others,
    without the permission to export, or for an identity that is closed to the viewer.
    """
    case = case_of(viewer, case_id, now=now)
    place = case.organisation_id
    readable = viewer.readable_in(place)
    closed = with_identity and Compartment.IDENTITY not in readable
    if closed or not viewer.may_in(Permission.EXPORT_CASE, place):
        raise CaseNotFound
    audit.record(
        by=viewer,
        verb=AuditVerb.CASE_EXPORTED,
        subject_kind="case",
        subject_id=case.id,
        organisation=place,
        compartment=Compartment.IDENTITY if with_identity else None,
        now=now,
    )
    return _facts(case, readable, with_identity)


def _facts(
    case: Case, readable: frozenset[Compartment], with_identity: bool
) -> CaseFacts:
    status, kind = _status(case) if Compartment.STATUS in readable else (None, "")
    return CaseFacts(
        organisation=case.organisation.name,
        organisation_kind=case.organisation.kind,
        is_closed=case.closed_on is not None,
        status=status,
        deciding_kind=kind,
        episodes=_exploited(case) if Compartment.ACCOUNT in readable else None,
        who=_who(case.person) if with_identity else None,
    )


def _status(case: Case) -> tuple[str, str]:
    rows = case.decisions.select_related("deciding_organisation")
    decisions = list(rows.order_by("decided_on", "recorded_at"))
    deciding = [
        each
        for each in decisions
        if each.name in DECISION_NAMES and each.name not in APPEALS
    ]
    kind = _kind_of(case, deciding[-1]) if deciding else ""
    return status_after(taken(decisions)).value, kind


def _kind_of(case: Case, decision: StatusDecision) -> str:
    """Return the kind of organisation that decided; empty where it may be several."""
    if not decision.taken_by:
        return decision.deciding_organisation.kind
    kinds = {
        actor.id: actor.organisation_kinds for actor in law_of_case(case).actor
    }.get(decision.taken_by, ())
    return kinds[0] if len(kinds) == 1 else ""


def _exploited(case: Case) -> tuple[Exploited, ...]:
    episodes = current_episodes(case)
    return tuple(_in_codes(episodes)) or (Exploited(case.main_form),)


def _in_codes(episodes: Iterable[EpisodeView]) -> Iterable[Exploited]:
    for each in (view.episode for view in episodes):
        yield Exploited(
            form=each.form,
            sector=each.sector,
            country=each.country,
            started=str(each.started or ""),
            means=each.means,
            recruitment_channel=each.recruitment_channel,
            recruiter_relation=each.recruiter_relation,
        )


def _who(person: Person) -> Who | None:
    identity = identity_of(person)
    if identity is None:
        return None
    return Who(
        name=identity.name,
        birth_date=identity.birth_date,
        languages=identity.languages,
        gender=identity.gender,
        citizenships=identity.citizenships,
    )
