"""What can be done with a case, by whom, and what it leaves behind."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case, FileEntry, Need, Person, StatusDecision
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.status import Status, StatusError
from tests.factories import cases as make
from tests.factories.access import a_viewer

pytestmark = pytest.mark.django_db
NOW = make.NOW


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def decider() -> Viewer:
    return a_viewer(Role.DECISION_MAKER, make.an_organisation())


def reasonable_grounds(days: int = 0) -> actions.Ruling:
    day = make.TODAY + timedelta(days=days)
    return actions.Ruling("reasonable_grounds", day, "The signs.", "What was told.")


def test_opening_a_case_presumes_the_person_a_victim(worker: Viewer) -> None:
    case = make.a_case(worker)

    file = queries.open_file(worker, case.id, now=NOW)

    assert file.row.status is Status.PRESUMED
    assert file.decisions[0].reasons == "Signs of labour exploitation."


def test_opening_leaves_one_event_without_content(worker: Viewer) -> None:
    before = AuditEvent.objects.count()

    case = make.a_case(worker)

    [event] = AuditEvent.objects.all()[before:]
    assert (event.verb, event.subject_id) == ("case_opened", case.id)


def test_a_statistician_opens_no_case() -> None:
    statistician = a_viewer(Role.STATISTICIAN, make.an_organisation())

    with pytest.raises(actions.NotPermitted):
        make.a_case(statistician)

    assert not Case.objects.exists()


def test_nothing_readable_about_the_person_stands_in_the_database(
    worker: Viewer,
) -> None:
    identity = queries.Identity("Ion Popescu", "1990", "ro")
    case = make.a_case(
        worker, identity=identity, entries={Compartment.ACCOUNT: "Locked in at night"}
    )
    actions.record_need(
        by=worker, now=NOW, case_id=case.id, area="HOUSING", is_urgent=True, note="Cold"
    )

    stored = b" ".join(
        bytes(value)
        for model in (Person, StatusDecision, FileEntry, Need)
        for row in model.objects.values_list()
        for value in row
        if isinstance(value, (bytes, memoryview))
    )

    for word in (b"Popescu", b"1990", b"Locked", b"Cold", b"Signs of labour"):
        assert word not in stored


def test_a_case_worker_alone_is_told_who_may_find_reasonable_grounds(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)

    with pytest.raises(actions.NotMandated) as caught:
        actions.record_decision(
            by=worker, now=NOW, case_id=case.id, ruling=reasonable_grounds()
        )

    assert "Social welfare board of the municipality" in caught.value.answer.who_may
    assert StatusDecision.objects.filter(case=case).count() == 1


def test_the_board_finds_reasonable_grounds_and_the_period_runs(
    worker: Viewer, decider: Viewer
) -> None:
    case = make.a_case(worker)

    actions.record_decision(
        by=decider, now=NOW, case_id=case.id, ruling=reasonable_grounds()
    )

    file = queries.open_file(worker, case.id, now=NOW)
    [period] = [c for c in file.row.clocks if c.clock == "reflection_period"]
    assert period.starts == make.TODAY
    assert period.ends == make.TODAY + timedelta(days=30)
    assert period.source


def test_no_later_decision_takes_the_period_away(
    worker: Viewer, decider: Viewer
) -> None:
    case = make.a_case(worker)
    actions.record_decision(
        by=decider, now=NOW, case_id=case.id, ruling=reasonable_grounds()
    )

    withdrawn = actions.Ruling("withdrawn", make.TODAY, "Own wish.", "As told.")
    actions.record_decision(by=worker, now=NOW, case_id=case.id, ruling=withdrawn)

    clocks = queries.open_file(worker, case.id, now=NOW).row.clocks
    assert "reflection_period" in [each.clock for each in clocks]


def test_a_decision_of_tomorrow_changes_nothing(
    worker: Viewer, decider: Viewer
) -> None:
    case = make.a_case(worker)

    with pytest.raises(StatusError):
        actions.record_decision(
            by=decider, now=NOW, case_id=case.id, ruling=reasonable_grounds(days=1)
        )

    assert StatusDecision.objects.filter(case=case).count() == 1


def test_a_clock_that_was_put_back_changes_no_order_of_decisions(
    worker: Viewer, decider: Viewer
) -> None:
    case = make.a_case(worker)

    actions.record_decision(
        by=decider,
        now=NOW - timedelta(minutes=2),
        case_id=case.id,
        ruling=reasonable_grounds(),
    )

    in_order = case.decisions.order_by("decided_on", "recorded_at")
    assert [each.name for each in in_order] == ["presumed", "reasonable_grounds"]


def test_a_withdrawn_consent_stays_in_the_ledger_but_opens_nothing(
    worker: Viewer,
) -> None:
    case = make.a_case(worker)
    shelter = make.an_organisation("Shelter", "SHELTER")
    [line] = make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)

    actions.withdraw_consent(by=worker, now=NOW, case_id=case.id, consent_id=line)

    [entry] = queries.ledger(case)
    assert entry.withdrawn_on == make.TODAY
    assert not entry.is_live(make.TODAY)


@pytest.mark.parametrize(
    "withdraw", [actions.withdraw_consent, actions.withdraw_all_from]
)
def test_the_police_withdraw_only_what_was_agreed_with_them(
    worker: Viewer, withdraw: Callable[..., object]
) -> None:
    case = make.a_case(worker)
    shelter = make.an_organisation("Shelter", "SHELTER")
    police = a_viewer(Role.INVESTIGATOR, make.an_organisation())
    [theirs] = make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)
    [own] = make.a_consent(police, case, shelter.id, Compartment.ACCOUNT)

    withdraw(by=police, now=NOW, case_id=case.id, consent_id=own)

    with pytest.raises(actions.ConsentNotFound):
        withdraw(by=police, now=NOW, case_id=case.id, consent_id=theirs)
    holding = {line.id for line in queries.ledger(case) if line.is_live(make.TODAY)}
    assert holding == {theirs}


def test_consent_cannot_be_withdrawn_twice(worker: Viewer) -> None:
    case = make.a_case(worker)
    shelter = make.an_organisation("Shelter", "SHELTER")
    [line] = make.a_consent(worker, case, shelter.id, Compartment.SUPPORT)
    actions.withdraw_consent(by=worker, now=NOW, case_id=case.id, consent_id=line)

    with pytest.raises(actions.ConsentNotFound):
        actions.withdraw_consent(by=worker, now=NOW, case_id=case.id, consent_id=line)


def test_a_note_goes_only_where_the_writer_may_write(worker: Viewer) -> None:
    case = make.a_case(worker)

    with pytest.raises(actions.NotPermitted):
        actions.write_entry(
            by=worker,
            now=NOW,
            case_id=case.id,
            compartment=Compartment.PROCEEDINGS,
            text="Not mine to write",
        )

    assert not FileEntry.objects.exists()


@pytest.mark.parametrize("stranger_kind", ["SOCIAL", "POLICE"])
def test_a_case_of_others_is_not_found(worker: Viewer, stranger_kind: str) -> None:
    case = make.a_case(worker)
    place = make.an_organisation("Somewhere else", stranger_kind)
    stranger = a_viewer(Role.CASE_WORKER, place)

    with pytest.raises(queries.CaseNotFound):
        queries.open_file(stranger, case.id, now=NOW)
    with pytest.raises(queries.CaseNotFound):
        actions.record_need(
            by=stranger, now=NOW, case_id=case.id, area="HOUSING", is_urgent=False
        )


def test_a_case_that_never_was_is_not_found_either(worker: Viewer) -> None:
    with pytest.raises(queries.CaseNotFound):
        queries.open_file(worker, uuid4(), now=NOW)
