"""The audit is read by who may, tells no content, and tells that it was read."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.apps.access import append_only, audit
from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.queries import viewer_of
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, signed_in, some_events

pytestmark = pytest.mark.django_db
AUDIT, CHECK = "/organisation/audit/", "/organisation/audit/check/"


@pytest.fixture(autouse=True)
def _whole_door(_door: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "ledfyr.config.urls_casework"


@pytest.fixture
def reader() -> Client:
    return signed_in(a_member_of_staff(Role.COORDINATOR))


def text(answer: Any) -> str:
    return str(answer.content.decode())


def an_event(by: Staff, verb: AuditVerb, **more: Any) -> None:
    given = {"subject_kind": "case", "subject_id": None, "now": timezone.now()}
    audit.record(by=viewer_of(by), verb=verb, **(given | more))


def rows(answer: Any) -> str:
    return text(answer).partition("<tbody")[2]


@pytest.mark.parametrize("role", Role)
def test_the_audit_opens_to_who_may_read_it(role: Role) -> None:
    answer = signed_in(a_member_of_staff(role)).get(AUDIT)

    may_read = role in {Role.ADMINISTRATOR, Role.COORDINATOR}
    assert answer.status_code == (200 if may_read else 404)


def test_reading_the_audit_is_an_event(reader: Client) -> None:
    case = uuid4()
    before = AuditEvent.objects.count()

    reader.get(AUDIT, {"subject": str(case)})

    (event,) = AuditEvent.objects.filter(sequence__gt=before)
    assert (event.verb, event.subject_id) == ("audit_read", case)


def test_an_event_is_told_in_words(reader: Client) -> None:
    case, alma = uuid4(), a_member_of_staff(Role.CASE_WORKER)
    an_event(alma, AuditVerb.FILE_READ, subject_id=case, compartment="health")

    told = rows(reader.get(AUDIT))

    for words in ("Alma", "read a file", "Health", str(case)):
        assert words in told


def test_the_newest_event_stands_first(reader: Client) -> None:
    staff = a_member_of_staff()
    an_event(staff, AuditVerb.CASE_OPENED)
    an_event(staff, AuditVerb.CASE_CLOSED)

    told = rows(reader.get(AUDIT))

    assert told.index("closed a case") < told.index("opened a case")


def test_events_are_sought_by_verb_person_day_and_record(reader: Client) -> None:
    alma, bo = a_member_of_staff(Role.CASE_WORKER), a_member_of_staff(Role.COORDINATOR)
    case, now = uuid4(), timezone.now()
    an_event(alma, AuditVerb.CASE_OPENED, subject_id=case)
    an_event(bo, AuditVerb.CASE_CLOSED, now=now - timedelta(days=3))
    days_ago = timezone.localdate(now - timedelta(days=3)).isoformat()

    for asked in (
        {"verb": "case_opened"},
        {"person": str(alma.pk)},
        {"subject": str(case)},
    ):
        found = rows(reader.get(AUDIT, asked))
        assert "opened a case" in found
        assert "closed a case" not in found
    on_that_day = rows(reader.get(AUDIT, {"day": days_ago}))
    assert "closed a case" in on_that_day
    assert "opened a case" not in on_that_day


@pytest.mark.parametrize(
    "asked",
    [{"verb": "unheard"}, {"person": "x"}, {"day": "9999-12-31"}, {"subject": "x"}],
)
def test_what_cannot_be_sought_is_said(reader: Client, asked: dict[str, str]) -> None:
    answer = reader.get(AUDIT, asked)

    assert answer.status_code == 200
    assert "Something needs to be put right" in text(answer)
    assert "<tbody" not in text(answer)


def test_a_long_audit_has_pages_that_keep_what_is_sought(reader: Client) -> None:
    some_events(60)

    first = text(reader.get(AUDIT, {"verb": "file_read"}))
    [before] = re.findall(r"before=(\d+)&amp;verb=file_read", first)
    second = text(reader.get(AUDIT, {"verb": "file_read", "before": before}))

    assert (first.count("<tr ") - 1, second.count("<tr ") - 1) == (50, 10)
    assert "before=" not in second


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0"])
def test_a_made_up_place_in_the_audit_breaks_nothing(
    reader: Client, before: str
) -> None:
    assert reader.get(AUDIT, {"before": before}).status_code == 200


def test_a_full_page_asks_as_little_as_a_short_one(reader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            reader.get(AUDIT)
        return len(seen.captured_queries)

    reader.get(AUDIT)
    few = queries()
    some_events(49)

    assert queries() == few


def test_a_check_shows_the_sum_to_note(reader: Client) -> None:
    some_events(3)

    page = text(reader.post(CHECK))

    last = AuditEvent.objects.latest("sequence")
    assert "The audit is whole" in page
    assert f"{last.sequence}:{bytes(last.hash).hex()}" in page
    assert last.verb == "audit_read"


def test_looking_at_the_page_of_the_check_runs_none(reader: Client) -> None:
    before = AuditEvent.objects.count()

    page = text(reader.get(CHECK))

    assert "The audit is whole" not in page
    assert AuditEvent.objects.count() == before


def test_a_noted_sum_that_does_not_fit_shows_the_rollback(reader: Client) -> None:
    some_events(3)

    page = text(reader.post(CHECK, {"noted": f"2:{'0' * 64}"}))

    assert "The audit is broken" in page
    assert "Event 2 is not the one that was noted." in page


def test_a_noted_sum_must_look_like_one(reader: Client) -> None:
    page = text(reader.post(CHECK, {"noted": "forty-two"}))

    assert "Copy the sum exactly" in page
    assert "The audit is whole" not in page


def test_a_changed_event_is_named(reader: Client) -> None:
    some_events(3)
    append_only.remove(connection)
    AuditEvent.objects.filter(sequence=2).update(verb="case_closed")
    append_only.install(connection)

    page = text(reader.post(CHECK))

    assert "The audit is broken" in page
    assert "Event 2 was changed." in page
