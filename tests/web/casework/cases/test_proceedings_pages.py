"""The page of proceedings shows each reader one side of the wall, or both."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Proceeding
from tests.factories import cases as make
from tests.factories import support

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def day(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_wages_are_claimed_paid_and_still_owed(worker: Viewer, case: Case) -> None:
    desk, home = make.browser_of(worker), f"/cases/{case.id}/proceedings/"
    desk.post(f"{home}open/wages/", {"title": "The berry firm"})
    matter = Proceeding.objects.get()
    for step, amount in (("wages_claim", "42000"), ("wages_paid", "2000")):
        typed = {"step": step, "on": day(), "amount": amount, "currency": "SEK"}
        answer = desk.post(f"{home}{matter.id}/new/", typed)
        assert answer.status_code == 302

    shown = desk.get(home).content.decode().replace("\xa0", ",")

    assert "40,000.00 SEK" in shown


def test_the_police_record_a_hearing_that_the_case_worker_reads(
    worker: Viewer, case: Case
) -> None:
    police, home = (
        make.browser_of(support.an_investigator()),
        f"/cases/{case.id}/proceedings/",
    )
    police.post(f"{home}open/criminal/", {"title": "The investigation"})
    matter = Proceeding.objects.get()
    typed = {"step": "hearing", "on": day(), "day_named": day(9), "note": "Room four"}
    police.post(f"{home}{matter.id}/new/", typed)

    shown = make.browser_of(worker).get(home).content.decode()

    assert "Room four" in shown
    assert "9 days left" in shown
    assert f"{home}{matter.id}/new/" not in shown


def test_the_police_see_nothing_of_what_the_person_claims(
    worker: Viewer, case: Case
) -> None:
    support.a_matter(worker, case, "non_punishment")

    shown = (
        make.browser_of(support.an_investigator())
        .get(f"/cases/{case.id}/proceedings/")
        .content.decode()
    )

    assert "berry" not in shown
    assert "made to do" not in shown.partition("<section")[2]


def test_a_track_of_others_is_named_once_something_stands_in_it(
    worker: Viewer, case: Case
) -> None:
    desk, home = make.browser_of(worker), f"/cases/{case.id}/proceedings/"

    before = desk.get(home).content.decode()
    support.a_matter(support.an_investigator(), case)
    after = desk.get(home).content.decode()

    assert 'id="track-criminal"' not in before
    assert 'id="track-criminal_followed"' in before
    assert 'id="track-criminal"' in after


def test_what_is_taken_back_stays_crossed_out(worker: Viewer, case: Case) -> None:
    desk, home = make.browser_of(worker), f"/cases/{case.id}/proceedings/"
    matter = support.a_matter(worker, case, "criminal_followed")
    step = support.a_step_of(worker, case, matter, "dismissed")
    address = f"{home}{matter.id}/{step.id}/take-back/"
    assert address in desk.get(home).content.decode()

    answer = desk.post(address, {"why": "Told of another case"}, follow=True)

    shown = answer.content.decode()
    assert "<s>Case dismissed or closed</s>" in shown
    assert "Told of another case" in shown
    assert address not in shown
    assert "A dismissal can be looked at again" not in shown


def test_a_payment_in_euro_says_what_it_covers(worker: Viewer, case: Case) -> None:
    desk, home = make.browser_of(worker), f"/cases/{case.id}/proceedings/"
    matter = support.a_matter(worker, case, "wages")
    support.a_step_of(worker, case, matter, "wages_claim", amount="42000")
    paid = {"step": "wages_paid", "on": day(), "amount": "500", "currency": "EUR"}

    asked = desk.post(f"{home}{matter.id}/new/", paid).content.decode()
    desk.post(f"{home}{matter.id}/new/", paid | {"counts_as": "5600"})

    assert "The claim is in SEK" in asked
    assert "which covers 5,600.00 of the claim" in desk.get(
        home
    ).content.decode().replace("\xa0", ",")


@pytest.mark.parametrize("track", ["criminal", "tax"])
def test_a_door_on_the_other_side_is_not_there(
    worker: Viewer, case: Case, track: str
) -> None:
    desk: Client = make.browser_of(worker)

    answer = desk.get(f"/cases/{case.id}/proceedings/open/{track}/")

    assert answer.status_code == 404


def test_what_cannot_stand_comes_back_with_the_cure(worker: Viewer, case: Case) -> None:
    matter = support.a_matter(worker, case, "wages")
    address = f"/cases/{case.id}/proceedings/{matter.id}/new/"
    typed = {"step": "wages_paid", "on": day(), "amount": "1", "currency": "SEK"}

    answer = make.browser_of(worker).post(address, typed)

    assert "Record first, with a day before this one" in answer.content.decode()
