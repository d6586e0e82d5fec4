"""The case pages: light on the database, kept from strangers, and nothing is lost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, ConsentEntry, Need, StatusDecision
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
CASE_PAGE_QUERIES = 14
CASE_LIST_QUERIES = 8


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    client = make.browser_of(worker)
    client.get("/")  # the first page after signing in asks once for the second step
    return client


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    return len([q for q in seen.captured_queries if "SAVEPOINT" not in q["sql"]])


def a_full_case(worker: Viewer, rows: int) -> Case:
    parts = {part: "Written" for part in Compartment}
    case = make.a_case(worker, identity=Identity("A B", "", ""), entries=parts)
    board = a_viewer(Role.DECISION_MAKER, make.an_organisation())
    ruling = actions.Ruling("reasonable_grounds", make.TODAY, "Signs", "Told")
    actions.record_decision(by=board, now=make.NOW, case_id=case.id, ruling=ruling)
    shelter = make.an_organisation("Shelter", "SHELTER")
    for _ in range(rows):
        make.a_need(worker, case)
        make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)
        actions.write_entry(
            by=worker,
            now=make.NOW,
            case_id=case.id,
            compartment=Compartment.SUPPORT,
            text="A note",
        )
    return case


@pytest.mark.parametrize("rows", [1, 25])
def test_a_case_page_takes_few_queries_whatever_is_in_it(
    worker: Viewer, at_desk: Client, rows: int
) -> None:
    case = a_full_case(worker, rows)

    assert queries_of(at_desk, f"/cases/{case.id}/") <= CASE_PAGE_QUERIES


@pytest.mark.parametrize("rows", [1, 40])
def test_the_list_takes_few_queries_whatever_its_length(
    worker: Viewer, at_desk: Client, rows: int
) -> None:
    for _ in range(rows):
        make.a_case(worker)

    assert queries_of(at_desk, "/cases/") <= CASE_LIST_QUERIES


def test_a_stranger_is_answered_as_if_the_case_did_not_exist(worker: Viewer) -> None:
    case = make.a_case(worker)
    elsewhere = make.an_organisation("Elsewhere")
    stranger = make.browser_of(a_viewer(Role.CASE_WORKER, elsewhere))

    of_others = stranger.get(f"/cases/{case.id}/")
    of_nobody = stranger.get(f"/cases/{uuid4()}/")

    assert of_others.status_code == of_nobody.status_code == 404
    assert case.reference not in of_others.content.decode()


@pytest.mark.parametrize(
    "page", ["", "consents/new/", "needs/new/", "notes/support/", "close/"]
)
def test_no_page_of_a_case_opens_for_a_stranger(worker: Viewer, page: str) -> None:
    case = make.a_case(worker)
    stranger = make.browser_of(
        a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    )

    assert stranger.get(f"/cases/{case.id}/{page}").status_code == 404


def test_a_form_with_a_mistake_keeps_what_was_typed(
    worker: Viewer, at_desk: Client
) -> None:
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    typed = {
        "presumed_on": tomorrow,
        "reasons": "A long story, typed with care.",
        "age_group": "adult",
        "sex": "M",
        "main_form": "LABOUR",
        "name": "Ion Popescu",
    }

    page = at_desk.post("/cases/new/", typed).content.decode()

    assert "in the future" in page
    assert "A long story, typed with care." in page
    assert 'value="Ion Popescu"' in page
    assert not Case.objects.exists()


def test_a_birth_date_that_is_no_date_is_refused_with_the_cure(
    at_desk: Client,
) -> None:
    page = at_desk.post(
        "/cases/new/", {"birth_date": "1990-13", "reasons": "Signs"}
    ).content.decode()

    assert "such as 2001-05-17" in page


def test_a_decision_dated_tomorrow_is_refused_and_nothing_changes(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)
    board = make.browser_of(a_viewer(Role.DECISION_MAKER, make.an_organisation()))
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    typed = {"decided_on": tomorrow, "reasons": "Because", "reasons_told": "Words"}
    typed |= {"revision": "1", "taken_by": "here"}

    page = board.post(f"/cases/{case.id}/decisions/reasonable_grounds/", typed)

    assert "in the future" in page.content.decode()
    assert "Because" in page.content.decode()
    assert StatusDecision.objects.filter(case=case).count() == 1


def test_a_consent_without_a_part_of_the_file_is_not_written(
    worker: Viewer, at_desk: Client
) -> None:
    case = make.a_case(worker)

    page = at_desk.post(f"/cases/{case.id}/consents/new/", {"purpose": "support"})

    assert page.status_code == 200
    assert not ConsentEntry.objects.exists()


def test_a_consent_can_be_withdrawn_with_one_press(
    worker: Viewer, at_desk: Client
) -> None:
    case = make.a_case(worker)
    shelter = make.an_organisation("Shelter", "SHELTER")
    [line] = make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)

    at_desk.post(f"/cases/{case.id}/consents/{line}/withdraw/")

    assert ConsentEntry.objects.get().withdrawn_on == timezone.localdate()


def test_withdrawing_takes_a_press_and_not_a_look(
    worker: Viewer, at_desk: Client
) -> None:
    case = make.a_case(worker)
    shelter = make.an_organisation("Shelter", "SHELTER")
    [line] = make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)

    answer = at_desk.get(f"/cases/{case.id}/consents/{line}/withdraw/")

    assert "What was already sent" in answer.content.decode()
    assert ConsentEntry.objects.get().withdrawn_on is None


def test_a_need_leads_to_services(worker: Viewer, at_desk: Client) -> None:
    case = make.a_case(worker)

    page = at_desk.post(
        f"/cases/{case.id}/needs/new/", {"area": "HOUSING"}, follow=True
    )

    need = Need.objects.get()
    assert page.redirect_chain[-1][0].endswith(f"/needs/{need.id}/services/")


def test_no_name_stands_in_an_address_or_a_title(
    worker: Viewer, at_desk: Client
) -> None:
    case = make.a_case(worker, identity=Identity("Ion Popescu", "", ""))

    page = at_desk.get(f"/cases/{case.id}/").content.decode()

    title = page.partition("<title>")[2].partition("</title>")[0]
    assert "Popescu" not in title
    assert "Ion Popescu" in page


def test_police_see_neither_support_nor_whereabouts(worker: Viewer) -> None:
    case = make.a_case(
        worker, entries={part: f"Words of {part.value}" for part in Compartment}
    )
    police = make.browser_of(a_viewer(Role.INVESTIGATOR, make.an_organisation()))

    page = police.get(f"/cases/{case.id}/").content.decode()

    assert "Words of account" in page
    assert "Words of support" not in page
    assert "Words of whereabouts" not in page
    assert page.count("Closed to your role") == 4


def test_a_note_that_was_kept_is_said_to_be() -> None:
    worker = make.a_case_worker()
    case = make.a_case(worker)
    desk = make.browser_of(worker)

    page = desk.post(
        f"/cases/{case.id}/notes/support/", {"text": "Wishes to learn."}, follow=True
    )

    assert "The note is kept." in page.content.decode()
