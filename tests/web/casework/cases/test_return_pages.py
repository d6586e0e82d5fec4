"""The pages of a return: nobody is sent off before everything stands."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as parser

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, FollowUp, ReturnPlan
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.consent import Explained, Purpose
from ledfyr.domain.cases.risk import Threat
from tests.factories import cases as make
from tests.factories import support

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


def day(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def do(desk: Client, case: Case, deed: str, **typed: object) -> str:
    answer = desk.post(f"/cases/{case.id}/return/{deed}/", typed, follow=True)
    return answer.content.decode()


def now_ready(worker: Viewer, desk: Client, case: Case) -> None:
    """Do through the pages everything that must stand before the journey."""
    do(desk, case, "begin", place="The home town")
    do(desk, case, "wishes", family_tracing="no", embassy="no", revision=1)
    for step in ("information", "documents"):
        do(desk, case, f"steps/{step}", on=day())
    agreement = actions.Agreement(
        recipient_id=make.an_organisation("Return organisation", "IGO").id,
        purpose=Purpose.RETURN,
        compartments=frozenset({Compartment.RETURN}),
        language="en",
        explained=Explained.WRITTEN,
        given_by="person",
        given_on=timezone.localdate(),
    )
    actions.record_consent(
        by=worker, now=timezone.now(), case_id=case.id, agreement=agreement
    )
    support.an_assessment(
        worker,
        case,
        Threat("reprisal", 2, 2),
        now=timezone.now(),
        occasion="before_return",
    )


def test_a_return_walks_from_the_wish_to_the_follow_up(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)
    do(desk, case, "steps/receiving_service", on=day(), note="Letter of Monday")
    do(desk, case, "travel", travel_on=day(), revision=2)
    do(desk, case, "arrival", arrived_on=day(), revision=3, note="The service rang")
    first = FollowUp.objects.get(months=1)
    FollowUp.objects.filter(id=first.id).update(due_on=day())
    typed = {"asked_on": day(), "outcome": "needs_help", "note": "No work yet"}

    shown = desk.post(
        f"/cases/{case.id}/follow-ups/{first.id}/", typed, follow=True
    ).content.decode()

    for said in ("The person needs help", "No work yet", "After 12 months", "arrived"):
        assert said in shown


def test_an_answer_given_on_arrival_is_none_after_a_year(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)
    do(desk, case, "steps/receiving_service", on=day())
    do(desk, case, "travel", travel_on=day(), revision=2)
    do(desk, case, "arrival", arrived_on=day(), revision=3, note="The service rang")
    last = FollowUp.objects.get(months=12)
    first_day = last.due_on - timedelta(days=30)

    shown = desk.post(
        f"/cases/{case.id}/follow-ups/{last.id}/",
        {"asked_on": day(), "outcome": "well", "note": "Rang at once"},
    ).content.decode()

    assert f"An answer counts from {first_day} on" in shown
    assert "Rang at once" in shown
    assert FollowUp.objects.get(months=12).asked_on is None


def chosen(page: str) -> dict[str, str]:
    """Return what is chosen in the lists and rows of a page, by question."""
    tree = parser.fromstring(page)
    lists = tree.xpath("//select[option/@selected]")
    rows = tree.xpath("//input[@type='radio'][@checked]")
    return {e.get("name"): e.xpath("option[@selected]/@value")[0] for e in lists} | {
        e.get("name"): e.get("value") for e in rows
    }


def test_what_is_missing_is_one_step_away_with_its_answers_chosen(
    desk: Client, case: Case
) -> None:
    do(desk, case, "begin", place="The home town")
    page = parser.fromstring(desk.get(f"/cases/{case.id}/return/").content)
    links = [str(each) for each in page.xpath("//main//a/@href") if "?" in each]

    consent, risk = (desk.get(each).content.decode() for each in links)

    assert chosen(consent)["purpose"] == "return"
    assert chosen(consent)["explained"] == "written"
    assert chosen(risk)["occasion"] == "before_return"


@pytest.mark.parametrize("page", ["consents/new/", "risk/new/"])
def test_what_an_address_asks_for_in_vain_is_not_shown(
    desk: Client, case: Case, page: str
) -> None:
    asked = "?purpose=zzz-1&explained=zzz-2&occasion=zzz-3"

    shown = desk.get(f"/cases/{case.id}/{page}{asked}").content.decode()

    main = shown.split("<main", 1)[1].split("</main>")[0]
    assert "<form" in main
    assert "zzz" not in main


def test_the_journey_waits_for_the_receiving_service(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)

    shown = do(desk, case, "travel", travel_on=day(2), revision=2)

    assert "Nobody travels yet. Missing: A service there has confirmed" in shown
    assert ReturnPlan.objects.get().travel_on is None


def test_a_day_after_the_consent_or_the_assessment_ends_is_told_which(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)
    do(desk, case, "steps/receiving_service", on=day())
    late = do(desk, case, "travel", travel_on=day(20), revision=2)
    case.consents.update(until=day(3))

    later = do(desk, case, "travel", travel_on=day(20), revision=2)

    assert f"The risk assessed for this return counts until {day(14)}" in late
    assert f"The written consent to the return holds until {day(3)}" in later
    assert ReturnPlan.objects.get().travel_on is None


def test_a_withdrawn_consent_stops_the_journey_in_red(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)
    do(desk, case, "steps/receiving_service", on=day())
    do(desk, case, "travel", travel_on=day(2), revision=2)
    [line] = case.consents.values_list("id", flat=True)
    actions.withdraw_consent(
        by=worker, now=timezone.now(), case_id=case.id, consent_id=line
    )

    shown = desk.get(f"/cases/{case.id}/return/").content.decode()

    assert "The journey must not go ahead" in shown


def test_an_arrival_that_nobody_confirmed_is_a_danger(
    worker: Viewer, desk: Client, case: Case
) -> None:
    now_ready(worker, desk, case)
    do(desk, case, "steps/receiving_service", on=day())
    do(desk, case, "travel", travel_on=day(2), revision=2)
    ReturnPlan.objects.update(travel_on=timezone.localdate() - timedelta(days=3))

    shown = desk.get(f"/cases/{case.id}/return/").content.decode()

    assert "Nobody has confirmed that the person arrived" in shown
    assert "3 days late" in shown
    assert "The journey must not go ahead" not in shown
    assert f"/cases/{case.id}/return/arrival/" in shown


def test_an_old_page_does_not_overwrite_what_somebody_changed(
    desk: Client, case: Case
) -> None:
    do(desk, case, "begin", place="The home town")
    do(desk, case, "wishes", family_tracing="no", embassy="yes", revision=1)

    shown = do(desk, case, "wishes", family_tracing="yes", embassy="no", revision=1)

    assert "Somebody changed this return meanwhile" in shown
    assert ReturnPlan.objects.get().embassy == "yes"


def test_a_child_is_shown_what_stands_for_children(worker: Viewer) -> None:
    case = make.a_case(worker)
    case.person.age_group = "child"
    case.person.save()
    support.a_return(worker, case)

    shown = make.browser_of(worker).get(f"/cases/{case.id}/return/").content.decode()

    assert "best interest" in shown


@pytest.mark.parametrize("deed", ["travel", "arrival", "wishes", "stop"])
def test_a_deed_without_a_return_leads_back(
    desk: Client, case: Case, deed: str
) -> None:
    answer = desk.get(f"/cases/{case.id}/return/{deed}/")

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/cases/{case.id}/return/",
    )
