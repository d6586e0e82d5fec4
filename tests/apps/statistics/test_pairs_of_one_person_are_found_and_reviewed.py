"""The node finds pairs of one person; who reads both says so, and figures tell."""

from datetime import timedelta

import pytest
from django.test import Client

from ledfyr.apps.access.models import AuditEvent, Organisation, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions as cases
from ledfyr.apps.cases.models import Case, PersonMerge
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.statistics import actions, queries
from ledfyr.apps.statistics.models import Finding, LinkPair
from ledfyr.apps.statistics.retention import PAIRS_KEPT, forget_old_pairs
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_viewer, an_organisation, signed_in
from tests.factories.cases import NOW, TODAY, a_case, a_case_worker, home_of
from tests.factories.pairs import a_pair_to_review

pytestmark = pytest.mark.django_db


def elsewhere() -> Viewer:
    return a_viewer(Role.CASE_WORKER, an_organisation("Elsewhere"))


def review(by: Viewer, pair: LinkPair, finding: Finding) -> None:
    actions.review_pair(by=by, now=NOW, pair_id=pair.pk, finding=finding)


def test_spellings_of_one_person_are_found_and_others_are_not() -> None:
    worker = a_case_worker()
    for name, born in (
        ("Олександр Шевченко", "1990-05-17"),
        ("Szewczenko Aleksander", "1990-05-17"),
        ("Ion Popescu", "1985-01-02"),
    ):
        a_case(worker, identity=Identity(name, born, ""))

    found = actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW)

    assert found == 1


def test_what_is_kept_of_a_pair_tells_no_name_and_seals_its_reasons() -> None:
    _, pair = a_pair_to_review("Testova")

    kept = str(LinkPair.objects.values().get()) + str(list(AuditEvent.objects.values()))

    assert "testova" not in kept.lower()
    assert b"name" not in bytes(pair.sealed_reasons)


def test_who_reads_both_sees_them_side_by_side() -> None:
    worker, pair = a_pair_to_review("Testova")

    shown = queries.open_pair(worker, pair.pk, now=NOW)

    assert shown.one.identity.name == shown.other.identity.name == "Zorka Testova"
    assert shown.reasons == ("full_name", "birth_date", "citizenship")
    assert AuditEvent.objects.filter(verb="file_read").count() == 2


def test_who_reads_one_learns_only_that_a_pair_waits_with_whom() -> None:
    worker, pair = a_pair_to_review(other_holder=elsewhere())

    waiting = queries.pairs_waiting(worker)

    assert waiting.rows == ()
    assert [number for _, number in waiting.elsewhere] == [1, 1]
    with pytest.raises(queries.PairNotFound):
        queries.open_pair(worker, pair.pk, now=NOW)
    with pytest.raises(queries.PairNotFound):
        review(worker, pair, Finding.DIFFERENT)


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.COORDINATOR])
def test_who_reads_no_identity_opens_no_pair(role: Role) -> None:
    worker, pair = a_pair_to_review()
    viewer = a_viewer(role, Organisation.objects.get(pk=home_of(worker)))

    with pytest.raises(queries.PairNotFound):
        queries.open_pair(viewer, pair.pk, now=NOW)


def test_a_sealed_file_is_in_no_review() -> None:
    worker, pair = a_pair_to_review()
    cases.seal_file(
        by=worker, now=NOW, case_id=Case.objects.all()[0].id, is_sealed=True
    )

    with pytest.raises(queries.PairNotFound):
        queries.open_pair(worker, pair.pk, now=NOW)


def test_the_same_person_is_merged_by_the_merge_that_can_be_undone() -> None:
    worker, pair = a_pair_to_review()

    review(worker, pair, Finding.SAME)
    merge = PersonMerge.objects.get()
    cases.undo_merge(
        by=worker, now=NOW, case_id=Case.objects.all()[0].id, merge_id=merge.id
    )
    actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW)

    assert queries.pairs_waiting(worker).rows == ()


def test_a_reviewed_pair_stays_and_is_not_proposed_again() -> None:
    worker, pair = a_pair_to_review()
    review(worker, pair, Finding.DIFFERENT)

    again = actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW)

    assert again == 0
    assert LinkPair.objects.get().finding == Finding.DIFFERENT
    right = queries.pairs_waiting(worker).right
    assert right is not None and right.value == 0 and right.high < 0.8


@pytest.mark.parametrize(
    ("finding", "open_persons"),
    [
        (None, (1, 2)),
        (Finding.CANNOT_TELL, (1, 2)),
        (Finding.DIFFERENT, None),
        (Finding.SAME, None),
    ],
)
def test_the_figure_tells_what_pairs_leave_open(
    finding: Finding | None, open_persons: tuple[int, int] | None
) -> None:
    worker, pair = a_pair_to_review()
    LinkPair.objects.update(chance=0.6)

    if finding:
        review(worker, pair, finding)
    found = queries.double_counting(worker, TODAY.year)

    assert (found and (found.low, found.high)) == open_persons


def test_only_those_who_may_have_the_node_look() -> None:
    with pytest.raises(queries.NotPermitted):
        actions.find_pairs(by=a_case_worker(), now=NOW)


def test_pairs_are_forgotten_after_a_year() -> None:
    a_pair_to_review()

    assert forget_old_pairs(NOW + PAIRS_KEPT) == 1
    assert not LinkPair.objects.exists()


def test_the_pages_lead_from_the_list_to_the_finding() -> None:
    worker, pair = a_pair_to_review("Testova")
    client: Client = signed_in(_staff(worker))

    listed = client.get("/figures/pairs/").content.decode()
    shown = client.get(f"/figures/pairs/{pair.pk}/").content.decode()
    answer = client.post(f"/figures/pairs/{pair.pk}/", {"finding": "cannot_tell"})

    assert f"/figures/pairs/{pair.pk}/" in listed and "Testova" not in listed
    assert shown.count("Zorka Testova") == 2
    assert answer.status_code == 302
    assert client.get(f"/figures/pairs/{pair.pk}/").status_code == 404


def test_a_pair_of_others_answers_404() -> None:
    worker, pair = a_pair_to_review(other_holder=elsewhere())

    client = signed_in(_staff(worker))

    assert client.get(f"/figures/pairs/{pair.pk}/").status_code == 404
    listed = client.get("/figures/pairs/").content.decode()
    assert "1 pair" in listed and str(pair.pk) not in listed


@pytest.mark.parametrize("pairs", [1, 3])
def test_the_list_asks_the_database_as_often_however_many_wait(
    pairs: int, django_assert_max_num_queries: object
) -> None:
    worker, _ = a_pair_to_review()
    for number in range(pairs - 1):
        told = Identity(f"Anna Tamm{number * 'x'}", f"198{number}-01-02", "")
        a_case(worker, identity=told)
        a_case(worker, identity=told)
    actions.find_pairs(by=a_viewer(Role.STATISTICIAN), now=NOW + timedelta(hours=1))

    with django_assert_max_num_queries(5):  # type: ignore[operator]
        queries.pairs_waiting(worker)


def _staff(viewer: Viewer) -> Staff:
    return Staff.objects.get(pk=viewer.staff_id)
