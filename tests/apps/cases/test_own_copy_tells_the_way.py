"""People read in their copy what was planned with them, how it went, and until when."""

from datetime import date, timedelta

import pytest

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions, queries
from ledfyr.apps.cases.models import Case
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.own_data import Item, OwnCopy
from ledfyr.domain.cases.plan import StepEnd
from ledfyr.domain.cases.plan_model import PlanKind
from ledfyr.domain.cases.return_home import Outcome
from tests.factories import cases as make
from tests.factories import support

pytestmark = pytest.mark.django_db
NOW, TODAY = make.NOW, make.TODAY


@pytest.fixture
def worker() -> Viewer:
    return make.a_case_worker()


@pytest.fixture
def case(worker: Viewer) -> Case:
    return make.a_case(worker)


def copy(by: Viewer, case: Case, *chosen: str) -> OwnCopy:
    return actions.make_own_copy(
        by=by, now=NOW, case_id=case.id, chosen=frozenset(chosen)
    )


def told(made: OwnCopy, kind: str) -> list[dict[str, str]]:
    """Return the lines of each thing of one kind, by label."""
    items: list[Item] = [
        item for rule, those in made.sections if rule.id == kind for item in those
    ]
    return [{line.label: line.value for line in item.lines} for item in items]


def test_a_step_is_told_with_service_responsible_days_and_outcome(
    worker: Viewer, case: Case
) -> None:
    plan = support.a_plan(worker, case)
    step = support.a_step(worker, case, plan, service="Harbour shelter", due_in=7)
    actions.end_step(
        by=worker,
        now=NOW,
        case_id=case.id,
        step_id=step.id,
        ended_as=StepEnd.DONE,
        ended_on=TODAY,
    )

    whole, part = told(copy(worker, case), "plan")

    assert whole["until"] == (TODAY + timedelta(28)).isoformat()
    assert part["goal"] == "Sleep without fear"
    assert part["service"] == "Harbour shelter"
    assert part["responsible"] == "Crisis centre or shelter"
    assert part["agreed"] == "You"
    assert part["due"] == (TODAY + timedelta(7)).isoformat()
    assert (part["ended"], part["outcome"]) == (TODAY.isoformat(), "Done")


def test_why_a_plan_runs_on_is_a_note_that_somebody_reads_first(
    worker: Viewer, case: Case
) -> None:
    plan = support.a_plan(worker, case)
    later = TODAY + timedelta(60)
    actions.extend_plan(
        by=worker,
        now=NOW,
        case_id=case.id,
        plan_id=plan.id,
        until=later,
        reason="Her cousin is still near",
        revision=1,
    )

    made = copy(worker, case)

    assert told(made, "plan")[0]["until"] == later.isoformat()
    assert "cousin" not in str(made)


def test_a_plan_for_a_life_here_tells_when_somebody_asks(
    worker: Viewer, case: Case
) -> None:
    support.a_plan(worker, case, PlanKind.INTEGRATION, days=300)
    first = case.follow_ups.order_by("due_on")[0]
    actions.record_follow_up(
        by=worker,
        now=NOW + timedelta(40),
        asked_on=first.due_on,
        case_id=case.id,
        follow_up_id=first.id,
        outcome=Outcome.WELL,
        note="Alma answered her telephone",
    )

    made = copy(worker, case)

    assert told(made, "return")[0]["outcome"] == "The person is well"
    assert len(told(made, "return")) == 4
    assert "Alma answered" not in str(made)


def test_a_return_is_told_with_its_days_and_what_was_done(
    worker: Viewer, case: Case
) -> None:
    journey = support.a_planned_journey(worker, case)

    lines = told(copy(worker, case), "return")

    assert lines[0]["travel"] == str(journey.travel_on)
    assert len(lines) == 1 + len(support.STEPS_BEFORE_TRAVEL)
    assert "The home town" not in str(lines)


def test_a_need_is_told_with_where_and_when_it_was_met(
    worker: Viewer, case: Case
) -> None:
    need = make.a_need(worker, case, note="A quiet room")
    actions.meet_need(by=worker, now=NOW, case_id=case.id, need_id=need.id)

    [line] = told(copy(worker, case), "needs")

    assert line["met"] == TODAY.isoformat()
    assert line["where"]
    assert "A quiet room" not in str(line)


def test_the_level_of_risk_stands_with_the_words_that_somebody_reads_first(
    worker: Viewer, case: Case
) -> None:
    row = support.an_assessment(worker, case, own_view="", safety_plan="")

    without = copy(worker, case)
    chosen = copy(worker, case, f"sealed_content {row.pk}")

    assert told(without, "safety") == []
    assert told(chosen, "safety")[0]["review"] == row.review_on.isoformat()


def test_an_open_file_tells_by_which_rule_it_will_be_erased(
    worker: Viewer, case: Case
) -> None:
    [line] = told(copy(worker, case), "keeping")

    assert line["years"] == "5"
    assert "kept_until" not in line
    assert "Once it is closed" in line["keeping"]


def test_a_closed_file_tells_the_day_of_its_erasure(worker: Viewer, case: Case) -> None:
    actions.close_case(by=worker, now=NOW, case_id=case.id)

    [line] = told(copy(worker, case), "keeping")

    assert line["closed"] == TODAY.isoformat()
    assert date.fromisoformat(line["kept_until"]).year == TODAY.year + 5
    assert line["kept_until"] == str(
        queries.open_file(worker, case.id, now=NOW).kept_until
    )


def test_what_is_claimed_is_told_with_its_step_and_never_what_the_police_do(
    worker: Viewer, case: Case
) -> None:
    police = support.an_investigator()
    claim = support.a_matter(worker, case, "wages")
    paid = support.a_step_of(worker, case, claim, "wages_claim", amount="100")
    secret = support.a_matter(police, case)
    report = support.a_step_of(police, case, secret, "report", note="Phones tapped")

    made = copy(
        worker, case, f"sealed_content {paid.pk}", f"sealed_content {report.pk}"
    )

    [line] = told(made, "redress")
    assert (line["amount"], line["currency"]) == ("100", "SEK")
    assert line["step"]
    assert "tapped" not in str(made)


def test_every_part_of_the_file_can_be_told(worker: Viewer, case: Case) -> None:
    """Nothing kept may break the copy, whichever kind of record it is."""
    for part in Compartment:
        if part is not Compartment.PROCEEDINGS:
            actions.write_entry(
                by=worker, now=NOW, case_id=case.id, compartment=part, text="Words"
            )
    everything = [item.id for item in queries.own_items(case)]

    made = copy(worker, case, *everything)

    assert all(
        line.value for _, items in made.sections for i in items for line in i.lines
    )
