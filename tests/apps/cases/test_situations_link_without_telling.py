"""Several victims of one situation are linked, and no case tells of another."""

import pytest

from ledfyr.apps.access.queries import Viewer, viewer_with
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, Situation
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.special_access import Conflict
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def elsewhere() -> Viewer:
    return a_viewer(Role.CASE_WORKER, make.an_organisation("Elsewhere"))


def link(by: Viewer, case: Case, reference: str = "") -> str:
    linked = actions.link_situation(
        by=by, now=NOW, case_id=case.id, reference=reference
    )
    return linked.reference


def test_a_worker_sees_how_many_others_there_are_and_opens_only_theirs(
    worker: Viewer, elsewhere: Viewer
) -> None:
    mine, second, theirs = (make.a_case(by) for by in (worker, worker, elsewhere))
    number = link(worker, mine)
    link(worker, second, number.lower())
    link(elsewhere, theirs, number)

    seen = queries.situation_of(worker, mine.id, now=NOW)

    assert seen.others == 2
    assert seen.open_to_viewer == ((second.id, second.reference),)


def test_a_situation_holds_nothing_but_its_number(worker: Viewer) -> None:
    link(worker, make.a_case(worker))

    assert set(Situation.objects.values().get()) == {"id", "reference", "made_on"}


def test_a_wrong_number_links_nothing(worker: Viewer) -> None:
    case = make.a_case(worker)

    with pytest.raises(actions.SituationError):
        link(worker, case, "XXXX-XXXX")

    assert Case.objects.get().situation is None


def test_a_case_is_linked_once_and_can_leave(worker: Viewer) -> None:
    case = make.a_case(worker)
    link(worker, case)
    with pytest.raises(actions.SituationError):
        link(worker, case)

    actions.leave_situation(by=worker, now=NOW, case_id=case.id)

    assert queries.situation_of(worker, case.id, now=NOW).reference == ""


def test_a_tie_to_a_suspect_closes_every_case_of_the_situation(
    worker: Viewer, elsewhere: Viewer
) -> None:
    mine, theirs, apart = (make.a_case(by) for by in (worker, elsewhere, worker))
    link(elsewhere, theirs, link(worker, mine))
    both = viewer_with(worker.staff_id, [*worker.held, *elsewhere.held])

    actions.declare_conflict(
        by=both, now=NOW, case_id=theirs.id, kind=Conflict.TIE_TO_SUSPECT
    )

    assert list(queries.visible_cases(both)) == [apart]


@pytest.mark.parametrize("role", [Role.DECISION_MAKER, Role.INVESTIGATOR])
def test_whoever_only_reads_links_nothing(worker: Viewer, role: Role) -> None:
    case = make.a_case(worker)
    reader = a_viewer(role, make.an_organisation())

    with pytest.raises(actions.NotPermitted):
        link(reader, case)
