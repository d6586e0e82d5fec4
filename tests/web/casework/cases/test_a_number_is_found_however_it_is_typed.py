"""Whoever types the number of a case or situation finds it, with a dash or without."""

from collections.abc import Callable

import pytest
from django.test import Client

from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import queries
from ledfyr.apps.cases.models import BrokenGlass, Case, ConflictOfInterest, Situation
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import text_of

pytestmark = pytest.mark.django_db
WRITTEN: list[Callable[[str], str]] = [
    str,
    str.lower,
    lambda number: number.replace("-", ""),
    lambda number: number.lower().replace("-", " "),
    lambda number: number.replace("-", "\u2013"),
]


@pytest.fixture(params=WRITTEN)
def as_typed(request: pytest.FixtureRequest) -> Callable[[str], str]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def test_the_list_finds_the_case(
    at_desk: Client, case: Case, as_typed: Callable[[str], str]
) -> None:
    typed = {"search": as_typed(case.reference)}

    shown = text_of(at_desk.post("/cases/", typed))

    assert f'href="/cases/{case.id}/"' in shown


def test_emergency_access_finds_the_case(
    case: Case, as_typed: Callable[[str], str]
) -> None:
    night = a_viewer(Role.SERVICE_WORKER, make.an_organisation("Night team"))
    typed = {
        "reference": as_typed(case.reference),
        "reason": "missing",
        "words": "Did not come back",
    }

    make.browser_of(night).post("/cases/emergency/", typed)

    assert BrokenGlass.objects.get().case_id == case.id


def test_who_watches_over_access_finds_the_case(
    worker: Viewer, case: Case, as_typed: Callable[[str], str]
) -> None:
    desk = make.browser_of(a_viewer(Role.COORDINATOR, case.organisation))
    typed = {
        "reference": as_typed(case.reference),
        "email": Staff.objects.get(pk=worker.staff_id).email,
        "kind": Conflict.TIE_TO_SUSPECT.value,
    }

    desk.post("/cases/kept-out/", typed)

    assert ConflictOfInterest.objects.get().case_id == case.id


def test_a_situation_is_found(
    worker: Viewer, at_desk: Client, case: Case, as_typed: Callable[[str], str]
) -> None:
    at_desk.post(f"/cases/{case.id}/situation/", {"reference": ""})
    number = Situation.objects.get().reference
    other = make.a_case(worker)

    at_desk.post(f"/cases/{other.id}/situation/", {"reference": as_typed(number)})

    assert queries.case_of(worker, other.id).situation_id == Situation.objects.get().id
