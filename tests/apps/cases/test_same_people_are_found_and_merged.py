"""The same person is found before a second record is made, and merging is undone."""

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer, viewer_with
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, MergeUndone, Person, PersonMerge
from ledfyr.apps.cases.queries import Identity, sameness
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.partial_dates import DateError
from ledfyr.domain.cases.sameness import SameReason
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


def a_named(by: Viewer, name: str, birth: str = "") -> Case:
    return make.a_case(by, identity=Identity(name, birth, ""))


def found(viewer: Viewer, name: str, birth: str = "") -> list[str]:
    same = queries.possible_same(viewer, name=name, birth_date=birth, now=NOW)
    return [each.reference for each in same]


def merged(by: Viewer, one: Case, other: Case) -> PersonMerge:
    return actions.merge_people(by=by, now=NOW, case_id=one.id, other_case_id=other.id)


def undo(by: Viewer, case: Case, merge: PersonMerge) -> None:
    actions.undo_merge(by=by, now=NOW, case_id=case.id, merge_id=merge.id)


def pointers() -> set[tuple[object, object]]:
    return set(Person.objects.values_list("id", "same_as_id"))


@pytest.mark.parametrize(
    "written",
    ["Oleksandr Shevchenko", "Шевченко Олександр", "Aleksander Szewczenko"],
)
def test_a_person_is_found_however_the_name_is_written(
    worker: Viewer, written: str
) -> None:
    case = a_named(worker, "Олександр Шевченко", "1990-05-17")
    a_named(worker, "Ion Popescu", "1990-05-17")

    assert found(worker, written, "1990") == [case.reference]


@pytest.mark.parametrize(
    ("kept", "sought"),
    [
        ("محمد الحسن", "Mohammed Al-Hassan"),
        ("Mahmoud Yousef", "محمود يوسف"),
        ("Walid Khoury", "وليد خوري"),
        ("علي عبد الله", "Ali Abd Allah"),
        ("გიორგი ბერიძე", "Giorgi Beridze"),
        ("Nguyễn Thị Hằng", "Nguyen Thi Hang"),
    ],
)
def test_a_name_in_another_alphabet_is_found(
    worker: Viewer, kept: str, sought: str
) -> None:
    case = a_named(worker, kept, "1990")
    a_named(worker, "Ion Popescu", "1990")

    assert found(worker, sought, "1990") == [case.reference]


def test_the_likeliest_stands_first_with_its_reasons(worker: Viewer) -> None:
    other = a_named(worker, "Anna Tamm", "1975")
    similar = a_named(worker, "Hanna Tam", "1990")
    near = a_named(worker, "Anna Tamm", "1991")
    same = a_named(worker, "Anna Tamm", "1990-05")

    listed = queries.possible_same(worker, name="Anna Tamm", birth_date="1990", now=NOW)

    order = [each.case_id for each in listed]
    assert order == [same.id, near.id, other.id, similar.id]
    assert SameReason.SAME_BIRTH in listed[0].resemblance.reasons
    assert SameReason.OTHER_BIRTH in listed[2].resemblance.reasons


def test_a_whole_name_is_compared_before_many_of_one_word_and_that_year(
    worker: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sameness, "OPENED_AT_MOST", 3)
    for _ in range(9):
        a_named(worker, "Anna Kask", "1990")
    sought = a_named(worker, "Anna Tamm", "1991")

    assert found(worker, "Anna Tamm", "1990")[0] == sought.reference


def test_nobody_is_found_in_files_of_others(worker: Viewer) -> None:
    a_named(worker, "Anna Tamm")
    elsewhere = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))

    assert found(elsewhere, "Anna Tamm") == []


@pytest.mark.parametrize("role", Role)
def test_only_roles_that_read_identities_find_people(
    worker: Viewer, role: Role
) -> None:
    case = a_named(worker, "Anna Tamm")
    viewer = a_viewer(role, make.an_organisation())

    readers = {Role.CASE_WORKER, Role.DECISION_MAKER, Role.INVESTIGATOR}
    assert found(viewer, "Anna Tamm") == ([case.reference] if role in readers else [])


def test_the_search_is_audited_without_the_name(worker: Viewer) -> None:
    found(worker, "Anna Tamm")

    event = AuditEvent.objects.latest("sequence")
    assert event.verb == "people_compared"
    assert "tamm" not in str(event.__dict__).lower()


def test_a_birth_that_is_no_date_is_refused(worker: Viewer) -> None:
    with pytest.raises(DateError):
        found(worker, "Anna", "1990-13")


def test_a_sealed_file_is_compared_only_under_a_reason(worker: Viewer) -> None:
    case = a_named(worker, "Anna Tamm")
    actions.seal_file(by=worker, now=NOW, case_id=case.id, is_sealed=True)

    assert found(worker, "Anna Tamm") == []


def test_a_second_case_can_be_about_the_same_person(worker: Viewer) -> None:
    first = a_named(worker, "Anna Tamm")
    opening = actions.Opening(
        make.home_of(worker), make.TODAY, "Again", same_person_as=first.id
    )

    second = actions.open_case(by=worker, now=NOW, opening=opening)

    person = queries.person_of(worker, second.id, now=NOW)
    assert person.identity.name == "Anna Tamm"
    assert [each.reference for each in person.other_cases] == [first.reference]


def test_a_case_of_others_names_nobody_for_a_new_one(worker: Viewer) -> None:
    first = a_named(worker, "Anna Tamm")
    stranger = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    opening = actions.Opening(
        make.home_of(stranger), make.TODAY, "Again", same_person_as=first.id
    )

    with pytest.raises(queries.CaseNotFound):
        actions.open_case(by=stranger, now=NOW, opening=opening)

    assert Case.objects.count() == 1


def test_merged_people_count_once_and_keep_what_was_told(worker: Viewer) -> None:
    one, other = a_named(worker, "Anna Tamm"), a_named(worker, "Anna Tam")

    merged(worker, one, other)

    assert queries.registered_by_form(2026) == {"LABOUR": 1}
    names = {
        queries.person_of(worker, case.id, now=NOW).identity.name
        for case in (one, other)
    }
    assert names == {"Anna Tamm", "Anna Tam"}


def test_undoing_leaves_everything_as_it_was(worker: Viewer) -> None:
    cases = [a_named(worker, f"Anna {n}") for n in ("Tamm", "Tam", "Thamm", "Sild")]
    merged(worker, cases[0], cases[1])
    merged(worker, cases[2], cases[3])
    before = pointers()

    last = merged(worker, cases[0], cases[2])
    together = queries.person_of(worker, cases[0].id, now=NOW).other_cases
    undo(worker, cases[0], last)

    assert len(together) == 3
    assert pointers() == before
    assert PersonMerge.objects.count() == 4
    assert MergeUndone.objects.count() == 2


def test_a_finding_that_carries_a_later_one_is_undone_after_it(
    worker: Viewer,
) -> None:
    one, two, three = (a_named(worker, f"Anna {n}") for n in ("A", "B", "C"))
    first = merged(worker, one, two)
    merged(worker, two, three)

    with pytest.raises(actions.MergeError):
        undo(worker, three, first)


def test_each_merge_can_be_undone_from_the_page_of_either_case(
    worker: Viewer,
) -> None:
    one, two = a_named(worker, "Anna A"), a_named(worker, "Anna B")

    for case in (one, two):
        merged(worker, one, two)
        [other] = queries.person_of(worker, case.id, now=NOW).other_cases
        assert other.merge_id is not None
        actions.undo_merge(by=worker, now=NOW, case_id=case.id, merge_id=other.merge_id)

    assert all(same is None for _, same in pointers())


def test_one_person_is_not_merged_twice(worker: Viewer) -> None:
    one, other = a_named(worker, "Anna Tamm"), a_named(worker, "Anna Tam")
    merged(worker, one, other)

    with pytest.raises(actions.MergeError):
        merged(worker, other, one)


def test_a_case_of_others_cannot_be_merged_nor_is_it_shown(worker: Viewer) -> None:
    elsewhere = a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))
    one, other = a_named(worker, "Anna Tamm"), a_named(elsewhere, "Anna Tam")
    with pytest.raises(queries.CaseNotFound):
        merged(worker, one, other)

    both = viewer_with(worker.staff_id, [*worker.held, *elsewhere.held])
    merged(both, one, other)

    assert queries.person_of(worker, one.id, now=NOW).other_cases == ()


def test_somebody_elses_merge_is_not_found(worker: Viewer) -> None:
    one, two, three = (a_named(worker, f"Anna {n}") for n in ("A", "B", "C"))
    merge = merged(worker, one, two)

    with pytest.raises(queries.CaseNotFound):
        undo(worker, three, merge)
