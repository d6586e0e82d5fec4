"""Each deed about people, exploitation and access leaves one event and no content."""

from collections.abc import Callable
from typing import Any

import pytest

from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, ConflictOfInterest
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.exploitation import Episode
from ledfyr.domain.cases.person_roles import PersonRole
from ledfyr.domain.cases.special_access import (
    AccessReason,
    Conflict,
    GlassOutcome,
    GlassReason,
)
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import an_emergency
from tests.factories.referrals import a_shelter_worker

pytestmark = pytest.mark.django_db
NOW = make.NOW
TYPED = "Wivallius"
WHO = Identity(TYPED, "1990", TYPED)
Given = dict[str, Any]


def of_case(by: Viewer, case: Case, **more: Any) -> Given:
    return {"by": by, "case_id": case.id, **more}


def another(by: Viewer) -> Case:
    return make.a_case(by, identity=WHO)


def coordinator() -> Viewer:
    return a_viewer(Role.COORDINATOR, make.an_organisation())


def recorded(by: Viewer, case: Case) -> Given:
    row = actions.record_episode(
        by=by, now=NOW, case_id=case.id, episode=Episode("BEGGING"), note=TYPED
    )
    return of_case(by, case, episode_id=row.id)


def involved(by: Viewer, case: Case) -> Given:
    row = actions.add_person(
        by=by, now=NOW, case_id=case.id, role=PersonRole.FAMILY, identity=WHO
    )
    return of_case(by, case, involved_id=row.id)


def merged(by: Viewer, case: Case) -> Given:
    row = actions.merge_people(
        by=by, now=NOW, case_id=case.id, other_case_id=another(by).id
    )
    return of_case(by, case, merge_id=row.id)


def kept_out(_by: Viewer, case: Case) -> Given:
    colleague = a_viewer(Role.CASE_WORKER, make.an_organisation())
    actions.declare_conflict(
        by=colleague, now=NOW, case_id=case.id, kind=Conflict.TIE_TO_PERSON
    )
    row = ConflictOfInterest.objects.get()
    return {"by": coordinator(), "conflict_id": row.id}


def attended(by: Viewer, case: Case) -> Given:
    shelter = a_shelter_worker()
    place = make.home_of(shelter)
    make.a_consent(by, case, place, Compartment.SUPPORT)
    meeting = actions.Meeting(
        held_on=make.TODAY,
        notes={Compartment.SUPPORT: TYPED},
        organisation_ids=frozenset({place}),
    )
    held = actions.record_conference(by=by, now=NOW, case_id=case.id, meeting=meeting)
    return {"by": shelter, "conference_id": held.id, "reason": AccessReason.SUPPORT}


def email(by: Viewer) -> str:
    return Staff.objects.get(pk=by.staff_id).email


DEEDS: dict[Callable[..., Any], Callable[[Viewer, Case], Given]] = {
    actions.change_person: lambda by, case: of_case(
        by,
        case,
        revision=1,
        known=actions.KnownOfPerson(WHO, "adult", False, "M"),
    ),
    actions.add_person: lambda by, case: of_case(
        by, case, role=PersonRole.SUSPECT, identity=WHO, note=TYPED
    ),
    actions.remove_person: involved,
    actions.merge_people: lambda by, case: of_case(
        by, case, other_case_id=another(by).id
    ),
    actions.undo_merge: merged,
    actions.link_situation: of_case,
    actions.leave_situation: of_case,
    actions.record_episode: lambda by, case: of_case(
        by, case, episode=Episode("BEGGING"), note=TYPED
    ),
    actions.correct_episode: lambda by, case: {
        **recorded(by, case),
        "episode": Episode("LABOUR"),
        "note": TYPED,
    },
    actions.remove_episode: recorded,
    actions.seal_file: lambda by, case: of_case(by, case, is_sealed=True),
    actions.give_reason: lambda by, case: of_case(by, case, reason=AccessReason.REVIEW),
    actions.give_reason_as_attendee: attended,
    actions.declare_conflict: lambda by, case: of_case(
        by, case, kind=Conflict.TIE_TO_SUSPECT, note=TYPED
    ),
    actions.record_conflict: lambda by, case: {
        "by": coordinator(),
        "reference": case.reference,
        "email": email(by),
        "kind": Conflict.TIE_TO_SUSPECT,
    },
    actions.lift_conflict: kept_out,
    actions.break_glass: lambda by, case: {
        "by": by,
        "reference": case.reference,
        "reason": GlassReason.MISSING,
        "words": TYPED,
    },
    actions.review_glass: lambda _by, case: {
        "by": coordinator(),
        "glass_id": an_emergency(case).id,
        "outcome": GlassOutcome.JUSTIFIED,
        "words": TYPED,
    },
    actions.make_own_copy: of_case,
}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_a_deed_leaves_one_event_without_content(deed: Callable[..., Any]) -> None:
    worker = make.a_case_worker()
    arguments = DEEDS[deed](worker, make.a_case(worker, identity=WHO))
    before = AuditEvent.objects.count()

    deed(now=NOW, **arguments)

    [event] = AuditEvent.objects.order_by("sequence").values()[before:]
    assert event["actor_id"] == arguments["by"].staff_id
    assert TYPED.lower() not in str(event).lower()


def test_every_reason_has_its_own_verb() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)

    for reason in AccessReason:
        actions.give_reason(by=worker, now=NOW, case_id=case.id, reason=reason)

    told = AuditEvent.objects.filter(verb__startswith="reason_")
    assert [event.verb for event in told.order_by("sequence")] == [
        f"reason_{reason.value}" for reason in AccessReason
    ]
