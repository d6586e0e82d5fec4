"""A duty that nobody has done is late on every page; a period of the law ends."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.cases.due import DueKind
from ledfyr.web.casework.cases.presenters import how_far
from tests.factories import cases as make
from tests.factories import support
from tests.factories.records import text_of

pytestmark = pytest.mark.django_db
THREE_DAYS = timedelta(days=3)


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.mark.parametrize(
    "page", ["/", "/cases/overview/", "/cases/overview/?due=overdue"]
)
def test_risk_that_nobody_assessed_is_late(
    worker: Viewer, at_desk: Client, page: str
) -> None:
    make.a_case(worker, now=timezone.now() - THREE_DAYS)
    at_desk.get("/")

    shown = text_of(at_desk.get(page))

    assert "Assess the risk: nobody has done so yet" in shown
    assert "3 days late" in shown
    assert "ended 3 days ago" not in shown


@pytest.mark.parametrize("kind", DueKind)
def test_only_a_period_of_the_law_ends(kind: DueKind) -> None:
    today = timezone.localdate()

    said = how_far(kind, today - THREE_DAYS, today)

    ends = kind is DueKind.PERIOD
    assert said == ("ended 3 days ago" if ends else "3 days late")


def test_a_plan_that_nobody_ended_or_extended_is_late(
    worker: Viewer, at_desk: Client
) -> None:
    case = make.a_case(worker)
    plan = support.a_plan(worker, case)
    plan.terms.update(until=timezone.localdate() - THREE_DAYS)

    shown = text_of(at_desk.get(f"/cases/{case.id}/plan/"))

    assert "3 days late" in shown


def test_the_filter_is_named_by_what_it_finds(at_desk: Client) -> None:
    shown = text_of(at_desk.get("/cases/overview/"))

    assert '<option value="overdue">Overdue</option>' in shown
    assert "Has ended" not in shown
