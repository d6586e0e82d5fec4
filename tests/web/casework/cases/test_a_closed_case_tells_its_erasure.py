"""Whoever closes a case, and whoever opens it later, reads when it will be erased."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case
from ledfyr.domain.cases.keeping import last_day_kept
from tests.factories import cases as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


def words(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def close(by: Viewer, case: Case, days_ago: int = 0) -> date:
    now = timezone.localtime() - timedelta(days_ago)
    Case.objects.filter(id=case.id).update(opened_on=now.date() - timedelta(1))
    actions.close_case(by=by, now=now, case_id=case.id)
    return last_day_kept(now.date(), 5)


def test_before_closing_the_day_of_erasure_is_told(at_desk: Client, case: Case) -> None:
    page = words(at_desk, f"/cases/{case.id}/close/")

    last = last_day_kept(timezone.localdate(), 5)
    assert f"Kept until {date_format(last)}." in page
    assert "kept for 5 years" in page


def test_an_open_case_tells_of_no_erasure(at_desk: Client, case: Case) -> None:
    assert "Kept until" not in words(at_desk, f"/cases/{case.id}/")


def test_a_closed_case_tells_until_when_it_is_kept_and_by_which_rule(
    at_desk: Client, worker: Viewer, case: Case
) -> None:
    last = close(worker, case, days_ago=100)

    page = words(at_desk, f"/cases/{case.id}/")

    assert f"Kept until {date_format(last)}." in page
    left = (last - timezone.localdate()).days
    assert f"{left} days left" in page
    assert "kept for 5 years" in page


def test_another_rule_of_the_operator_moves_the_day(
    at_desk: Client, worker: Viewer, case: Case, settings: pytest.FixtureRequest
) -> None:
    settings.LEDFYR_CASE_YEARS_KEPT = 1  # type: ignore[attr-defined]
    close(worker, case)

    page = words(at_desk, f"/cases/{case.id}/")

    last = last_day_kept(timezone.localdate(), 1)
    assert f"Kept until {date_format(last)}." in page
    assert "kept for 1 year." in page


def test_the_copy_tells_the_day_as_its_reader_writes_days(
    at_desk: Client, worker: Viewer, case: Case
) -> None:
    last = close(worker, case)

    made = at_desk.post(f"/cases/{case.id}/own-copy/", {"as": "json", "language": "sv"})

    kept = next(each for each in made.json()["sections"] if each["kind"] == "keeping")
    lines = {line["label"]: line["value"] for line in kept["items"][0]["lines"]}
    assert lines["kept_until"] == last.isoformat()
    assert lines["years"] == "5"
