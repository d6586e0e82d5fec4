"""Sealed files ask why, conflicts keep out, emergencies end and are reviewed."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import BrokenGlass, Case, ConflictOfInterest
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.special_access import (
    EMERGENCY_PARTS,
    GLASS_HOLDS,
    REASON_HOLDS,
    AccessReason,
    Conflict,
    GlassOutcome,
    GlassReason,
)
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
EVERYTHING = {part: f"Written in {part.value}" for part in Compartment}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(
        worker, identity=Identity("Ion Popescu", "", ""), entries=EVERYTHING
    )


def seal(by: Viewer, case: Case) -> None:
    actions.seal_file(by=by, now=NOW, case_id=case.id, is_sealed=True)


def say_why(by: Viewer, case: Case, now: object = NOW) -> None:
    actions.give_reason(
        by=by,
        now=now,  # type: ignore[arg-type]
        case_id=case.id,
        reason=AccessReason.SUPPORT,
    )


def break_glass(by: Viewer, case: Case) -> BrokenGlass:
    return actions.break_glass(
        by=by,
        now=NOW,
        reference=case.reference,
        reason=GlassReason.DANGER_TO_LIFE,
        words="Somebody called from the roof",
    )


def email_of(viewer: Viewer) -> str:
    return Staff.objects.get(pk=viewer.staff_id).email


def keep_out(by: Viewer, case: Case, viewer: Viewer) -> None:
    actions.record_conflict(
        by=by,
        now=NOW,
        reference=case.reference,
        email=email_of(viewer),
        kind=Conflict.TIE_TO_SUSPECT,
    )


def test_a_sealed_file_asks_why_before_it_opens(worker: Viewer, case: Case) -> None:
    seal(worker, case)

    with pytest.raises(queries.ReasonNeeded):
        queries.open_file(worker, case.id, now=NOW)

    say_why(worker, case)
    assert queries.open_file(worker, case.id, now=NOW).row.id == case.id


def test_the_reason_stands_in_the_audit_as_a_code(worker: Viewer, case: Case) -> None:
    seal(worker, case)

    say_why(worker, case)

    assert AuditEvent.objects.latest("sequence").verb == "reason_support"


def test_a_reason_holds_for_a_working_day_and_for_one_person(
    worker: Viewer, case: Case
) -> None:
    seal(worker, case)
    say_why(worker, case)
    colleague = a_viewer(Role.CASE_WORKER, make.an_organisation())

    with pytest.raises(queries.ReasonNeeded):
        queries.open_file(worker, case.id, now=NOW + REASON_HOLDS)
    with pytest.raises(queries.ReasonNeeded):
        queries.open_file(colleague, case.id, now=NOW)


def test_no_other_door_leads_into_a_sealed_file(worker: Viewer, case: Case) -> None:
    need = make.a_need(worker, case)
    seal(worker, case)

    with pytest.raises(queries.ReasonNeeded):
        queries.need_of(worker, case.id, need.id)
    with pytest.raises(queries.ReasonNeeded):
        make.a_need(worker, case)

    say_why(worker, case, timezone.now())
    assert queries.need_of(worker, case.id, need.id).area == "HOUSING"


def test_a_stranger_is_not_asked_for_a_reason(worker: Viewer, case: Case) -> None:
    seal(worker, case)
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    with pytest.raises(queries.CaseNotFound) as caught:
        queries.open_file(stranger, case.id, now=NOW)

    assert not isinstance(caught.value, queries.ReasonNeeded)


def test_whoever_steps_back_finds_the_case_nowhere(worker: Viewer, case: Case) -> None:
    actions.declare_conflict(
        by=worker, now=NOW, case_id=case.id, kind=Conflict.TIE_TO_PERSON, note="Cousin"
    )

    with pytest.raises(queries.CaseNotFound):
        queries.open_file(worker, case.id, now=NOW)
    assert queries.case_page(worker, today=make.TODAY).rows == ()
    assert queries.possible_same(worker, name="Ion Popescu", now=NOW) == ()
    with pytest.raises(queries.CaseNotFound):
        break_glass(worker, case)
    assert b"Cousin" not in bytes(ConflictOfInterest.objects.get().sealed_note or b"")


@pytest.mark.parametrize("role", Role)
def test_only_those_who_watch_over_access_keep_others_out(
    worker: Viewer, case: Case, role: Role
) -> None:
    by = a_viewer(role, make.an_organisation())

    if role in PERMISSIONS[Permission.RECORD_CONFLICT]:
        keep_out(by, case, worker)
    else:
        with pytest.raises(actions.NotPermitted):
            keep_out(by, case, worker)

    kept_out = role in (Role.COORDINATOR, Role.ADMINISTRATOR)
    assert queries.visible_cases(worker).exists() is not kept_out


def test_a_coordinator_of_the_country_watches_but_not_one_of_another(
    worker: Viewer, case: Case
) -> None:
    national = make.an_organisation("National", "COORDINATION")
    abroad = make.an_organisation("Abroad", "COORDINATION", "FI")
    local = make.an_organisation("Elsewhere")

    for place in (abroad, local):
        with pytest.raises(queries.CaseNotFound):
            keep_out(a_viewer(Role.COORDINATOR, place), case, worker)
    keep_out(a_viewer(Role.COORDINATOR, national), case, worker)

    assert not queries.visible_cases(worker).exists()


def test_nobody_lets_themselves_back_in(worker: Viewer, case: Case) -> None:
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())
    actions.declare_conflict(
        by=coordinator, now=NOW, case_id=case.id, kind=Conflict.TIE_TO_SUSPECT
    )
    row = ConflictOfInterest.objects.get()

    with pytest.raises(queries.CaseNotFound):
        actions.lift_conflict(by=coordinator, now=NOW, conflict_id=row.id)

    other = a_viewer(Role.COORDINATOR, make.an_organisation())
    [listed] = queries.conflicts_watched(other)
    actions.lift_conflict(by=other, now=NOW, conflict_id=listed.id)
    assert queries.visible_cases(coordinator).exists()


def test_a_second_block_and_an_unknown_account_are_refused(
    worker: Viewer, case: Case
) -> None:
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())
    keep_out(coordinator, case, worker)

    with pytest.raises(actions.AccessError):
        keep_out(coordinator, case, worker)
    with pytest.raises(actions.AccessError):
        actions.record_conflict(
            by=coordinator,
            now=NOW,
            reference=case.reference,
            email="nobody@example.org",
            kind=Conflict.OTHER_INTEREST,
        )


@pytest.mark.parametrize("role", Role)
def test_emergency_access_opens_little_to_those_who_may_take_it(
    case: Case, role: Role
) -> None:
    viewer = a_viewer(role, make.an_organisation("Night team"))

    if role not in PERMISSIONS[Permission.BREAK_GLASS]:
        with pytest.raises(actions.NotPermitted):
            break_glass(viewer, case)
        return
    glass = break_glass(viewer, case)
    opened = queries.open_in_emergency(viewer, glass.id, now=NOW)

    assert set(opened.entries) == set(EMERGENCY_PARTS) & set(EVERYTHING)
    assert opened.identity is not None
    assert not queries.visible_cases(viewer).exists()


def test_emergency_access_ends_by_itself_and_is_nobody_elses(case: Case) -> None:
    night = a_viewer(Role.CASE_WORKER, make.an_organisation("Night team"))
    other = a_viewer(Role.CASE_WORKER, make.an_organisation("Night team"))
    glass = break_glass(night, case)

    with pytest.raises(queries.CaseNotFound):
        queries.open_in_emergency(night, glass.id, now=NOW + GLASS_HOLDS)
    with pytest.raises(queries.CaseNotFound):
        queries.open_in_emergency(other, glass.id, now=NOW)


def test_emergency_access_without_words_is_refused(worker: Viewer, case: Case) -> None:
    with pytest.raises(actions.AccessError):
        actions.break_glass(
            by=worker,
            now=NOW,
            reference=case.reference,
            reason=GlassReason.MISSING,
            words="  ",
        )

    assert not BrokenGlass.objects.exists()


def review(by: Viewer, glass_id: UUID) -> None:
    actions.review_glass(
        by=by,
        now=NOW + timedelta(days=1),
        glass_id=glass_id,
        outcome=GlassOutcome.NOT_JUSTIFIED,
        words="The duty phone would have answered",
    )


def test_every_emergency_waits_for_a_coordinator_until_it_is_reviewed(
    case: Case,
) -> None:
    night = a_viewer(Role.CASE_WORKER, make.an_organisation("Night team"))
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())
    glass = break_glass(night, case)
    queries.open_in_emergency(night, glass.id, now=NOW)

    [waiting] = queries.glass_to_review(coordinator)
    review(coordinator, waiting.id)

    assert queries.glass_to_review(coordinator) == ()
    assert BrokenGlass.objects.get().outcome == "not_justified"
    with pytest.raises(actions.AccessError):
        review(coordinator, glass.id)


def test_a_review_shows_why_and_how_often_the_file_was_read(case: Case) -> None:
    night = a_viewer(Role.CASE_WORKER, make.an_organisation("Night team"))
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())
    glass = break_glass(night, case)
    for _ in range(3):
        queries.open_in_emergency(night, glass.id, now=NOW)

    seen = queries.glass_under_review(coordinator, glass.id)

    assert seen.words == "Somebody called from the roof"
    assert seen.readings == 3


def test_nobody_reviews_their_own_emergency(case: Case) -> None:
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())
    glass = break_glass(coordinator, case)

    assert queries.glass_to_review(coordinator) == ()
    with pytest.raises(queries.CaseNotFound):
        review(coordinator, glass.id)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COORDINATOR}))
def test_only_coordinators_review(case: Case, role: Role) -> None:
    night = a_viewer(Role.CASE_WORKER, make.an_organisation("Night team"))
    glass = break_glass(night, case)

    with pytest.raises(actions.NotPermitted):
        review(a_viewer(role, make.an_organisation()), glass.id)


def test_who_has_seen_the_file_is_told_to_those_who_work_with_it(
    worker: Viewer, case: Case
) -> None:
    reader = a_viewer(Role.INVESTIGATOR, make.an_organisation())
    queries.open_file(reader, case.id, now=NOW)

    seen = queries.who_saw(worker, case.id, now=NOW)

    assert (seen.rows[1].name, seen.rows[1].verb) == ("Cleo", "file_read")
    assert seen.rows[0].verb == "audit_read"
    assert seen.rows[-1].verb == "case_opened"
    with pytest.raises(queries.CaseNotFound):
        queries.who_saw(reader, case.id, now=NOW)


def test_what_one_person_does_again_on_a_day_stands_in_one_line(
    worker: Viewer, case: Case
) -> None:
    noon, later = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    for moment in (NOW, noon, later):
        queries.open_file(worker, case.id, now=moment)

    seen = queries.who_saw(worker, case.id, now=later)

    [read] = [row for row in seen.rows if row.verb == "file_read"]
    assert (read.times, read.first_at, read.at) == (3, NOW, later)


def test_somebody_in_between_or_another_day_keeps_the_lines_apart(
    worker: Viewer, case: Case
) -> None:
    reader = a_viewer(Role.INVESTIGATOR, make.an_organisation())
    next_day = NOW + timedelta(days=1)
    for who, moment in (
        (worker, NOW),
        (reader, NOW),
        (worker, NOW),
        (worker, next_day),
    ):
        queries.open_file(who, case.id, now=moment)

    seen = queries.who_saw(worker, case.id, now=next_day)

    read = [row for row in seen.rows if row.verb == "file_read"]
    assert [row.times for row in read] == [1, 1, 1, 1]
    assert [row.name for row in read].count("Cleo") == 1


def test_a_long_history_comes_in_pages(worker: Viewer, case: Case) -> None:
    for number in range(60):
        queries.open_file(worker, case.id, now=NOW + timedelta(days=number))

    first = queries.who_saw(worker, case.id, now=NOW)
    second = queries.who_saw(worker, case.id, now=NOW, number=2)

    assert (len(first.rows), first.has_next) == (50, True)
    assert not second.has_next
