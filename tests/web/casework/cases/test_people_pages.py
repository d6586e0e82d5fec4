"""The pages about people and what was done: found, changed, merged, linked."""

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import (
    Case,
    ExploitationEpisode,
    Involved,
    Person,
)
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.retention import REMOVED_KEPT
from ledfyr.domain.cases.person_roles import PersonRole
from tests.factories import cases as make
from tests.factories import support
from tests.factories.records import Records, text_of, the_records

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def records(worker: Viewer) -> Records:
    return the_records(worker)


def opening(**typed: object) -> dict[str, object]:
    return {
        "presumed_on": timezone.localdate().isoformat(),
        "reasons": "Signs",
        "age_group": "adult",
        "sex": "M",
        "main_form": "LABOUR",
        "name": "Jon Popesku",
        **typed,
    }


def test_before_a_second_record_is_made_the_first_is_shown(
    at_desk: Client, records: Records
) -> None:
    page = text_of(at_desk.post("/cases/new/", opening()))

    assert records.case.reference in page
    assert "Is the person here already?" in page
    assert Case.objects.count() == 1


def test_the_first_is_looked_at_in_a_new_tab_that_says_so(
    at_desk: Client, records: Records
) -> None:
    page = text_of(at_desk.post("/cases/new/", opening()))

    link = f'<a href="/cases/{records.case.id}/" target="_blank" rel="noopener'
    told = page.split(link)[1].split("</a>")[0]
    assert f"Open {records.case.reference} in a new tab" in told
    assert 'value="Jon Popesku"' in page


def test_the_same_person_gets_a_second_case_and_no_second_record(
    at_desk: Client, records: Records
) -> None:
    typed = opening(looked_at="yes", same_person_as=str(records.case.id))

    answer = at_desk.post("/cases/new/", typed)

    assert answer.status_code == 302
    assert Case.objects.filter(person=records.case.person).count() == 2


def test_whoever_is_somebody_else_gets_a_record(
    at_desk: Client, records: Records
) -> None:
    at_desk.post("/cases/new/", opening(looked_at="yes", same_person_as=""))

    assert Person.objects.filter(cases__isnull=False).count() == 2


def test_a_doubt_about_the_age_is_kept_from_the_start(at_desk: Client) -> None:
    at_desk.post("/cases/new/", opening(age_group="unknown", age_is_in_doubt="on"))

    assert Person.objects.get().age_is_in_doubt


def change(**typed: object) -> dict[str, object]:
    return {
        "name": "Ion Popescu",
        "birth_date": "1991",
        "age_group": "adult",
        "sex": "M",
        "gender": "MASCULINE",
        "citizenship_1": "MD",
        "citizenship_2": "RO",
        "languages": "ro",
        "revision": 1,
        **typed,
    }


def test_what_is_known_of_a_person_is_changed(
    at_desk: Client, records: Records
) -> None:
    answer = at_desk.post(records.of_case("person/change/"), change())

    page = text_of(at_desk.get(records.of_case("person/")))
    assert answer.status_code == 302
    assert "Moldova, Romania" in page
    assert "Citizen of another country of the European Union" in page


def test_the_second_is_shown_the_change_of_the_first_and_keeps_the_own(
    at_desk: Client, records: Records
) -> None:
    at_desk.post(records.of_case("person/change/"), change(languages="Gagauz"))

    page = text_of(
        at_desk.post(records.of_case("person/change/"), change(languages="Romani"))
    )
    assert "Gagauz" in page
    assert 'value="Romani"' in page
    assert 'name="revision" value="2"' in page

    at_desk.post(
        records.of_case("person/change/"), change(languages="Romani", revision=2)
    )
    assert "Romani" in text_of(at_desk.get(records.of_case("person/")))


def test_people_are_added_and_taken_out(at_desk: Client, records: Records) -> None:
    typed = {"role": PersonRole.SUSPECT.value, "name": "Harald B", "note": "A van"}
    at_desk.post(records.of_case("people/new/"), typed)
    added = Involved.objects.get()
    assert "Harald B" in text_of(at_desk.get(records.of_case("people/")))

    at_desk.post(records.of_case(f"people/{added.id}/remove/"))

    assert "Harald B" not in text_of(at_desk.get(records.of_case("people/")))


def test_nobody_is_taken_out_before_the_page_was_answered(
    at_desk: Client, records: Records
) -> None:
    typed = {"role": PersonRole.SUSPECT.value, "name": "Harald B", "note": "A van"}
    at_desk.post(records.of_case("people/new/"), typed)
    address = records.of_case(f"people/{Involved.objects.get().id}/remove/")
    read = AuditEvent.objects.filter(verb="file_read").count()

    asked = text_of(at_desk.get(address))

    assert "Harald B" in asked
    assert "you cannot bring them back" in asked
    assert f"erased {REMOVED_KEPT.days} days later" in asked
    assert f'<a href="{records.of_case("people/")}">Not now</a>' in asked
    assert f'href="{address}"' in text_of(at_desk.get(records.of_case("people/")))
    assert Involved.objects.get().removed_at is None
    assert AuditEvent.objects.filter(verb="file_read").count() > read


def test_who_is_gone_or_in_a_closed_part_cannot_be_taken_out(
    at_desk: Client, records: Records
) -> None:
    typed = {"role": PersonRole.FAMILY.value, "name": "Somebody", "note": ""}
    at_desk.post(records.of_case("people/new/"), typed)
    address = records.of_case(f"people/{Involved.objects.get().id}/remove/")
    police = make.browser_of(support.an_investigator())

    assert police.get(address).status_code == 404
    assert police.post(address).status_code == 404
    at_desk.post(address)
    assert at_desk.get(address).status_code == 404


def test_two_records_are_merged_and_parted(
    worker: Viewer, at_desk: Client, records: Records
) -> None:
    other = make.a_case(worker, identity=Identity("Jon Popesku", "1990", ""))
    page = text_of(at_desk.get(records.of_case("person/same/")))
    assert other.reference in page

    at_desk.post(records.of_case("person/same/"), {"other": str(other.id)})
    merge = Person.objects.exclude(same_as=None).get().merges.get()
    shown = text_of(at_desk.get(records.of_case("person/")))
    assert other.reference in shown

    at_desk.post(records.of_case(f"person/same/{merge.id}/undo/"))
    assert not Person.objects.exclude(same_as=None).exists()


def test_an_episode_is_recorded_corrected_and_taken_out(
    at_desk: Client, records: Records
) -> None:
    typed = {
        "form": "LABOUR",
        "sector": "A",
        "is_main": "on",
        "country": "SE",
        "started": "2025-07",
        "means": ["DEBT_BONDAGE"],
        "recruitment_channel": "FRIENDS",
        "recruiter_relation": "FRIEND",
    }
    at_desk.post(records.of_case("exploitation/new/"), typed)
    page = text_of(at_desk.get(records.of_case("exploitation/")))
    assert page.index("Labour exploitation") < page.index("Forced begging")

    shown = records.of_case(f"exploitation/{records.episode.id}/correct/")
    opened = {**typed, "revision": records.episode.id}
    at_desk.post(shown, {**opened, "form": "CRIMINALITY", "is_main": ""})
    late = text_of(at_desk.post(shown, opened))
    assert "meanwhile" in late

    for row in ExploitationEpisode.objects.filter(is_current=True):
        at_desk.post(records.of_case(f"exploitation/{row.id}/remove/"))
    assert Case.objects.get(id=records.case.id).main_form == "UNKNOWN"


def test_a_case_is_linked_to_a_situation_and_leaves_it(
    worker: Viewer, at_desk: Client, records: Records
) -> None:
    other = make.a_case(worker)
    linked = actions.link_situation(by=worker, now=make.NOW, case_id=other.id)

    wrong = text_of(at_desk.post(records.of_case("situation/"), {"reference": "X"}))
    assert "check it" in wrong
    at_desk.post(records.of_case("situation/"), {"reference": linked.reference})

    page = text_of(at_desk.get(records.of_case("situation/")))
    assert "1 other case is linked" in page
    assert other.reference in page
    at_desk.post(records.of_case("situation/leave/"))
    assert "Link the case" in text_of(at_desk.get(records.of_case("situation/")))
