"""A log of supervision is its writer's own: sealed, read by nobody else, erased."""

from datetime import timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import SupervisionEntry
from ledfyr.apps.cases.retention import OWN_LOG_KEPT, erase_own_logs
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.plan import PlanError
from ledfyr.domain.cases.supervision import SupervisionKind
from tests.factories import cases as make
from tests.factories.access import a_viewer
from tests.factories.cases import NOW, TODAY

pytestmark = pytest.mark.django_db


def written(by: Viewer, text: str = "It was a hard talk", days: int = 0) -> None:
    actions.write_supervision(
        by=by,
        now=NOW,
        kind=SupervisionKind.DEBRIEF,
        held_on=TODAY + timedelta(days=days),
        text=text,
    )


def test_only_the_writer_reads_an_entry() -> None:
    writer, colleague = make.a_case_worker(), make.a_case_worker()
    leader = a_viewer(Role.COORDINATOR, make.an_organisation())

    written(writer)

    assert [entry.text for entry in queries.own_log(writer)] == ["It was a hard talk"]
    assert queries.own_log(colleague) == queries.own_log(leader) == ()


def test_an_entry_cannot_be_read_in_the_database() -> None:
    written(make.a_case_worker(), "Wivallius")

    assert b"Wivallius" not in bytes(SupervisionEntry.objects.get().sealed_text)


def test_a_talk_of_tomorrow_is_refused() -> None:
    with pytest.raises(PlanError):
        written(make.a_case_worker(), days=1)


@pytest.mark.parametrize("role", [Role.STATISTICIAN, Role.ADMINISTRATOR])
def test_whoever_meets_nobody_keeps_no_log(role: Role) -> None:
    with pytest.raises(actions.NotPermitted):
        written(a_viewer(role, make.an_organisation()))


def test_entries_are_erased_after_two_years() -> None:
    writer = make.a_case_worker()
    written(writer)

    assert erase_own_logs(NOW + OWN_LOG_KEPT - timedelta(days=1)) == 0
    assert erase_own_logs(NOW + OWN_LOG_KEPT) == 1
    assert queries.own_log(writer) == ()
