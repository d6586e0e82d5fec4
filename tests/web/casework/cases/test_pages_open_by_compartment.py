"""The pages about people and access: to whom they open, and to whom not."""

import pytest
from django.test import Client

from ledfyr.apps.access.queries import Viewer
from ledfyr.domain.access.compartments import Compartment, readable
from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.records import Records, text_of, the_records

pytestmark = pytest.mark.django_db
P, C = Permission, Compartment
IDENTITY, ACCOUNT = {C.IDENTITY}, {C.ACCOUNT}
OF_A_CASE: dict[str, tuple[Permission, set[Compartment]]] = {
    "person/": (P.READ_CASE, IDENTITY),
    "person/change/": (P.CHANGE_PERSON, IDENTITY),
    "person/same/": (P.CHANGE_PERSON, IDENTITY),
    "people/": (P.READ_CASE, ACCOUNT),
    "people/new/": (P.CHANGE_PERSON, set()),
    "exploitation/": (P.READ_CASE, ACCOUNT),
    "exploitation/new/": (P.RECORD_EXPLOITATION, set()),
    "exploitation/{episode}/correct/": (P.RECORD_EXPLOITATION, ACCOUNT),
    "situation/": (P.READ_CASE, ACCOUNT),
    "seen-by/": (P.READ_WHO_HAS_SEEN, set()),
    "reason/": (P.READ_CASE, set()),
    "step-back/": (P.READ_CASE, set()),
    "own-copy/": (P.COPY_FOR_PERSON, set()),
}
"""Pages of a case: the permission that opens them, the compartment they show."""
OF_MANY = {
    "overview/": P.READ_CASE,
    "search/": P.SEARCH_FILES,
    "kept-out/": P.RECORD_CONFLICT,
    "emergency/": P.BREAK_GLASS,
    "emergency/reviews/": P.REVIEW_GLASS,
    "emergency/reviews/{glass}/": P.REVIEW_GLASS,
}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def at_desk(worker: Viewer) -> Client:
    return make.browser_of(worker)


@pytest.fixture
def records(worker: Viewer) -> Records:
    return the_records(worker)


@pytest.mark.parametrize("role", Role)
def test_each_role_opens_the_pages_of_its_permissions_and_compartments(
    records: Records, role: Role
) -> None:
    client = make.browser_of(a_viewer(role, make.an_organisation()))

    wrong = {}
    for page in (*OF_A_CASE, *OF_MANY):
        permission, parts = OF_A_CASE.get(page) or (OF_MANY[page], set())
        opens = role in PERMISSIONS[permission] and parts <= readable([role])
        status = client.get(records.url(page)).status_code
        if status != (200 if opens else 404):
            wrong[page] = status

    assert wrong == {}


@pytest.mark.parametrize(
    "page", [*OF_A_CASE, "", "people/{episode}/remove/", "seal/", "situation/leave/"]
)
def test_a_stranger_finds_no_page_of_the_case(records: Records, page: str) -> None:
    stranger = make.browser_of(
        a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    )

    assert stranger.get(records.url(page)).status_code in (404, 405)
    assert stranger.post(records.url(page)).status_code == 404


def test_the_case_page_links_to_what_is_open_and_no_further(records: Records) -> None:
    decider = make.browser_of(a_viewer(Role.DECISION_MAKER, make.an_organisation()))

    page = text_of(decider.get(records.of_case("")))

    assert "/person/" in page
    assert "/exploitation/" in page
    assert "/own-copy/" not in page
    assert "/seen-by/" not in page
