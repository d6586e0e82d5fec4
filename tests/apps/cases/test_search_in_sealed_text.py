"""A word is found in open compartments only, and the index tells nobody which word."""

from typing import Any

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.actions.indexing import index_again
from ledfyr.apps.cases.models import Case, SearchToken
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.cases.retention import erase_closed_cases
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.permissions import PERMISSIONS, Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.person_roles import PersonRole
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW
EVERYTHING = {part: f"lighthouse {part.value}words" for part in Compartment}


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def found(viewer: Viewer, words: str) -> list[str]:
    return [hit.reference for hit in queries.search_files(viewer, words, now=NOW).hits]


def note(by: Viewer, case: Case, text: str) -> None:
    actions.write_entry(
        by=by,
        now=NOW,
        case_id=case.id,
        compartment=Compartment.SUPPORT,
        text=text,
    )


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("part", Compartment)
def test_a_word_is_found_only_where_the_role_reads(
    worker: Viewer, role: Role, part: Compartment
) -> None:
    case = make.a_case(worker, entries={part: "She spoke of the lighthouse"})
    viewer = a_viewer(role, make.an_organisation())

    seen = queries.search_files(viewer, "Lighthouses", now=NOW).hits

    searches = role in PERMISSIONS[Permission.SEARCH_FILES]
    expected = [case.id] if searches and part in viewer.compartments else []
    assert [hit.case_id for hit in seen] == expected
    assert all(hit.compartments == (part,) for hit in seen)


def test_all_words_must_stand_in_the_open_parts(worker: Viewer) -> None:
    case = make.a_case(worker, entries=EVERYTHING)

    assert found(worker, "lighthouse healthwords") == [case.reference]
    assert found(worker, "lighthouse nowhere") == []


def test_words_of_closed_parts_do_not_help_to_find_a_case(worker: Viewer) -> None:
    make.a_case(worker, entries=EVERYTHING)
    coordinator = a_viewer(Role.COORDINATOR, make.an_organisation())

    assert len(found(coordinator, "lighthouse statuswords")) == 1
    assert found(coordinator, "statuswords healthwords") == []


def test_cases_of_others_are_not_found(worker: Viewer) -> None:
    make.a_case(worker, entries=EVERYTHING)
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    assert found(stranger, "lighthouse") == []


def test_a_sealed_file_is_searched_only_under_a_reason(worker: Viewer) -> None:
    case = make.a_case(worker, entries=EVERYTHING)
    actions.seal_file(by=worker, now=NOW, case_id=case.id, is_sealed=True)

    assert found(worker, "lighthouse") == []


def test_everything_written_in_a_file_is_found(worker: Viewer) -> None:
    case = make.a_case(worker)
    make.a_need(worker, case, note="Insulin every evening")
    actions.add_person(
        by=worker,
        now=NOW,
        case_id=case.id,
        role=PersonRole.SUSPECT,
        identity=Identity("Harald Blomqvist", "", ""),
        note="Drives a minibus",
    )

    for words in ("insulin", "Blomqvist", "minibus", "signs of labour"):
        assert found(worker, words) == [case.reference], words


def test_no_word_stands_in_the_index_and_each_place_has_its_own_tokens(
    worker: Viewer,
) -> None:
    elsewhere = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    for by in (worker, elsewhere):
        for part in (Compartment.SUPPORT, Compartment.HEALTH):
            make.a_case(by, entries={part: "lighthouse"})

    rows = SearchToken.objects.exclude(compartment="status")
    tokens = [bytes(token) for token in rows.values_list("token", flat=True)]

    assert len(set(tokens)) == 4
    assert not any(b"light" in token for token in tokens)


def test_a_word_is_kept_once_a_compartment(worker: Viewer) -> None:
    case = make.a_case(worker)
    before = SearchToken.objects.count()

    note(worker, case, "shelter Shelters SHELTER")
    note(worker, case, "sheltering")

    assert SearchToken.objects.count() == before + 1


def test_the_search_is_audited_without_its_words(worker: Viewer) -> None:
    found(worker, "lighthouse")

    event = AuditEvent.objects.latest("sequence")
    assert event.verb == "files_searched"
    assert "lighth" not in str(event.__dict__)


def test_an_erased_case_leaves_no_word_behind(worker: Viewer) -> None:
    case = make.a_case(worker, entries=EVERYTHING)
    actions.close_case(by=worker, now=NOW, case_id=case.id)

    erase_closed_cases(NOW.replace(year=2036))

    assert not SearchToken.objects.exists()


def test_indexing_again_finds_the_same(worker: Viewer) -> None:
    case = make.a_case(worker, entries=EVERYTHING)
    make.a_need(worker, case, note="Insulin every evening")
    before = {bytes(token) for token in case.tokens.values_list("token", flat=True)}

    index_again(case)

    after = {bytes(token) for token in case.tokens.values_list("token", flat=True)}
    assert after == before


@pytest.mark.parametrize("number", [1, 30])
def test_a_search_takes_the_same_queries_whatever_it_finds(
    worker: Viewer, number: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(number):
        make.a_case(worker, entries={Compartment.SUPPORT: "lighthouse"})

    with django_assert_max_num_queries(9):
        assert len(found(worker, "lighthouse")) == number


@pytest.mark.parametrize("rare", [0, 2, 100])
def test_rare_and_common_words_find_the_same(
    rare: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledfyr.apps.cases.queries.search.RARE", rare)
    worker = make.a_case_worker()
    both = make.a_case(worker, entries={Compartment.SUPPORT: "harbour berth"})
    for _ in range(3):
        make.a_case(worker, entries={Compartment.SUPPORT: "harbour"})

    found = queries.search_files(worker, "harbour berth", now=make.NOW)

    assert [hit.case_id for hit in found.hits] == [both.id]
