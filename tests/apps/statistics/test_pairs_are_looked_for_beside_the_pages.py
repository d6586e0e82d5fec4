"""A page asks for pairs and tells how far it is; the node looks beside it, once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client

from ledfyr.apps.access.models import AuditEvent, RoleHeld, Staff
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.statistics import actions, searching
from ledfyr.apps.statistics.models import LinkPair, PairSearch, Step
from ledfyr.apps.statistics.queries import NotPermitted, pairs_waiting
from ledfyr.apps.statistics.retention import SEARCH_KEPT, forget_old_searches
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer, signed_in
from tests.factories.cases import NOW, a_case, a_case_worker
from tests.factories.pairs import a_pair_to_review

pytestmark = pytest.mark.django_db
PAGE, FIND = "/figures/pairs/", "/figures/pairs/find/"


@pytest.fixture
def statistician() -> Staff:
    return Staff.objects.get(pk=a_viewer(Role.STATISTICIAN).staff_id)


@pytest.fixture
def two_records() -> None:
    worker = a_case_worker()
    told = {"birth_date": "1990-05-17", "citizenships": ("UA",), "languages": ""}
    for _ in range(2):
        a_case(worker, identity=Identity("Zorka Testova", **told))


@pytest.fixture
def browser(statistician: Staff) -> Client:
    return signed_in(statistician)


def page_of(browser: Client) -> str:
    return " ".join(browser.get(PAGE).content.decode().split())


def test_asking_answers_at_once_and_compares_nothing(
    browser: Client, two_records: None
) -> None:
    answer = browser.post(FIND)

    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert not LinkPair.objects.exists()
    assert "The search waits until the node is free" in page_of(browser)
    assert "Look for pairs anew" not in page_of(browser)


def test_clicked_twice_it_looks_once(browser: Client) -> None:
    browser.post(FIND)
    browser.post(FIND)

    assert PairSearch.objects.count() == 1
    assert AuditEvent.objects.filter(verb="pairs_asked").count() == 1


def test_the_node_looks_and_the_page_tells_when(
    browser: Client, two_records: None
) -> None:
    browser.post(FIND)

    call_command("look_for_pairs")

    assert LinkPair.objects.count() == 1
    assert "The node last looked on" in page_of(browser)
    assert "Look for pairs anew" in page_of(browser)
    assert searching.search_if_asked(now=NOW) is None


def test_each_step_stands_on_the_page_while_it_is_taken(
    browser: Client, two_records: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post(FIND)
    seen: list[str] = []
    moved = searching._moved

    def watched(search: PairSearch, step: Step) -> None:
        moved(search, step)
        seen.append(page_of(browser).partition("Step ")[2][:6])

    monkeypatch.setattr(searching, "_moved", watched)
    searching.search_if_asked(now=NOW)

    assert list(dict.fromkeys(seen)) == ["1 of 3", "2 of 3", "3 of 3"]


def test_a_search_that_is_at_work_is_not_begun_twice(browser: Client) -> None:
    browser.post(FIND)
    PairSearch.objects.update(step=Step.COMPARING, moved_at=NOW)

    assert searching.search_if_asked(now=NOW) is None
    late = NOW + searching.STANDS_STILL
    assert searching.search_if_asked(now=late) == Step.DONE


def test_a_failure_keeps_the_pairs_and_tells_no_name(
    browser: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    a_pair_to_review("Testova")
    browser.post(FIND)

    def broken(*_given: object) -> None:
        raise RuntimeError("Zorka Testova has no date of birth")

    monkeypatch.setattr("ledfyr.apps.statistics.actions.linking.compared", broken)
    ended = searching.search_if_asked(now=NOW)

    assert ended == Step.FAILED
    assert LinkPair.objects.count() == 1
    assert "failed and changed nothing" in page_of(browser)
    assert "RuntimeError" in caplog.text and "Testova" not in caplog.text
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_whose_role_was_withdrawn_meanwhile_gets_no_search(
    statistician: Staff, browser: Client, two_records: None
) -> None:
    browser.post(FIND)
    RoleHeld.objects.filter(staff=statistician).delete()

    assert searching.search_if_asked(now=NOW) == Step.FAILED
    assert not LinkPair.objects.exists()


def test_what_is_kept_of_a_search_names_nobody_and_counts_nobody() -> None:
    fields = {field.name for field in PairSearch._meta.get_fields()}

    assert fields == {"id", "is_open", "step", "asked_by", "asked_at", "moved_at"}


def test_the_database_itself_keeps_one_search_open(statistician: Staff) -> None:
    known = {"asked_by": statistician, "asked_at": NOW, "moved_at": NOW}
    PairSearch.objects.create(**known)

    with pytest.raises(IntegrityError), transaction.atomic():
        PairSearch.objects.create(**known)


def test_only_those_who_may_ask() -> None:
    with pytest.raises(NotPermitted):
        actions.ask_for_pairs(by=a_case_worker(), now=NOW)
    assert pairs_waiting(a_case_worker()).search is None


def test_a_search_is_forgotten_after_thirty_days(browser: Client) -> None:
    browser.post(FIND)
    PairSearch.objects.update(moved_at=NOW)

    assert forget_old_searches(NOW + SEARCH_KEPT - timedelta(seconds=1)) == 0
    assert forget_old_searches(NOW + SEARCH_KEPT) == 1
