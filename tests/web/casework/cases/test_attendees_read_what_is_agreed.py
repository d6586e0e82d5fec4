"""An attendee from elsewhere reads the agreed part of a conference, while it holds."""

import pytest
from django.utils import timezone

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.referrals import a_shelter_worker

pytestmark = pytest.mark.django_db
NOTES = {
    Compartment.SUPPORT: "A calm place is needed",
    Compartment.HEALTH: "Sees a doctor on Monday",
}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def shelter() -> Viewer:
    return a_shelter_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def held(worker: Viewer, case: Case, shelter: Viewer) -> str:
    meeting = actions.Meeting(
        held_on=make.TODAY,
        notes=NOTES,
        organisation_ids=frozenset({make.home_of(shelter)}),
    )
    made = actions.record_conference(
        by=worker, now=make.NOW, case_id=case.id, meeting=meeting
    )
    return f"/cases/conferences/{made.id}/"


def test_only_the_agreed_part_is_read_and_the_reading_is_audited(
    worker: Viewer, shelter: Viewer, case: Case
) -> None:
    make.a_consent(worker, case, make.home_of(shelter), Compartment.HEALTH)
    page, desk = held(worker, case, shelter), make.browser_of(shelter)

    shown = desk.get(page).content.decode()

    assert NOTES[Compartment.HEALTH] in shown
    assert NOTES[Compartment.SUPPORT] not in shown
    assert page in desk.get("/cases/conferences/").content.decode()
    [event] = AuditEvent.objects.filter(verb="conference_read")
    assert (event.actor_id, event.subject_id) == (shelter.staff_id, case.id)


def test_withdrawal_closes_it_at_once(
    worker: Viewer, shelter: Viewer, case: Case
) -> None:
    [line] = make.a_consent(worker, case, make.home_of(shelter), Compartment.HEALTH)
    page, desk = held(worker, case, shelter), make.browser_of(shelter)
    assert desk.get(page).status_code == 200

    actions.withdraw_consent(
        by=worker, now=timezone.localtime(), case_id=case.id, consent_id=line
    )

    assert desk.get(page).status_code == 404
    assert page not in desk.get("/cases/conferences/").content.decode()


def test_of_a_sealed_file_the_attendee_first_says_why(
    worker: Viewer, shelter: Viewer, case: Case
) -> None:
    make.a_consent(worker, case, make.home_of(shelter), Compartment.HEALTH)
    page, desk = held(worker, case, shelter), make.browser_of(shelter)
    actions.seal_file(by=worker, now=make.NOW, case_id=case.id, is_sealed=True)

    asked = desk.get(page).content.decode()
    opened = desk.post(page, {"reason": "support"}, follow=True).content.decode()

    assert "The file of this conference is sealed" in asked
    assert NOTES[Compartment.HEALTH] not in asked
    assert NOTES[Compartment.HEALTH] in opened
    [event] = AuditEvent.objects.filter(verb="reason_support")
    assert (event.actor_id, event.subject_id) == (shelter.staff_id, case.id)


def test_a_reason_does_not_open_what_nobody_agreed_to(
    worker: Viewer, shelter: Viewer, case: Case
) -> None:
    page, desk = held(worker, case, shelter), make.browser_of(shelter)
    actions.seal_file(by=worker, now=make.NOW, case_id=case.id, is_sealed=True)

    assert desk.post(page, {"reason": "support"}).status_code == 404
    assert not AuditEvent.objects.filter(verb__startswith="reason_").exists()


@pytest.mark.parametrize("role", [Role.SERVICE_WORKER, Role.CASE_WORKER])
def test_whoever_was_not_there_finds_nothing(
    worker: Viewer, shelter: Viewer, case: Case, role: Role
) -> None:
    other = make.an_organisation("Night shelter", "SHELTER")
    make.a_consent(worker, case, make.home_of(shelter), Compartment.HEALTH)
    make.a_consent(worker, case, other.id, Compartment.HEALTH)
    page = held(worker, case, shelter)

    assert make.browser_of(a_viewer(role, other)).get(page).status_code == 404


def test_consent_given_later_opens_nothing_said_without_them(
    worker: Viewer, shelter: Viewer, case: Case
) -> None:
    page = held(worker, case, shelter)
    make.a_consent(worker, case, make.home_of(shelter), Compartment.HEALTH)

    assert make.browser_of(shelter).get(page).status_code == 404
