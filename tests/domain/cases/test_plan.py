"""What can be planned with a person, and until when?"""

from datetime import date, timedelta

import pytest

from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.plan import (
    PlanError,
    acute_end,
    check_end,
    check_extension,
    check_opening,
    check_step,
    help_in,
    may_hear,
    offered,
)
from ledfyr.domain.cases.plan_model import PlanKind, Where, plan_model
from ledfyr.domain.vocabulary.codes import codes
from ledfyr.domain.vocabulary.sources import all_sources

TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def test_the_first_plan_runs_four_to_six_weeks() -> None:
    assert acute_end(TODAY, 4) == TODAY + 28 * DAY
    assert acute_end(TODAY, 6) == TODAY + 42 * DAY


@pytest.mark.parametrize("weeks", [0, 3, 7])
def test_another_length_is_refused_with_the_cure(weeks: int) -> None:
    with pytest.raises(PlanError, match="4 to 6 weeks; extend it later"):
        acute_end(TODAY, weeks)


def test_a_plan_is_extended_as_often_as_needed_but_never_shortened() -> None:
    ends = TODAY + 28 * DAY
    for _ in range(10):
        check_extension(ends, ends + 90 * DAY, TODAY)
        ends += 90 * DAY

    with pytest.raises(PlanError, match="only extended"):
        check_extension(ends, ends, TODAY)


def test_a_plan_that_ended_is_extended_into_the_future_only() -> None:
    with pytest.raises(PlanError, match="2026-11-01"):
        check_extension(TODAY - 30 * DAY, TODAY - DAY, TODAY)


@pytest.mark.parametrize(("starts", "until"), [(1, 30), (0, 0), (0, -1)])
def test_days_of_a_plan_that_cannot_stand_are_refused(starts: int, until: int) -> None:
    with pytest.raises(PlanError):
        check_opening(TODAY + starts * DAY, TODAY + until * DAY, TODAY)


def test_a_step_stands_only_if_the_person_agrees() -> None:
    with pytest.raises(PlanError, match="Ask the person first"):
        check_step(PlanKind.ACUTE, "safe_housing", "crisis_center", agrees=False)


def test_a_step_of_another_plan_is_refused() -> None:
    check_step(PlanKind.INTEGRATION, "language_course", "employers", agrees=True)

    with pytest.raises(PlanError, match="does not belong"):
        check_step(PlanKind.ACUTE, "language_course", "employers", agrees=True)


def test_somebody_known_is_responsible_for_a_step() -> None:
    check_step(PlanKind.ACUTE, "", "crisis_center", agrees=True)

    with pytest.raises(PlanError, match="responsible"):
        check_step(PlanKind.ACUTE, "", "nobody", agrees=True)


@pytest.mark.parametrize("on", [-1, 1])
def test_a_step_ends_between_the_start_of_the_plan_and_today(on: int) -> None:
    with pytest.raises(PlanError):
        check_end(TODAY, TODAY + on * DAY, TODAY)


@pytest.mark.parametrize("kind", PlanKind)
def test_every_plan_holds_assistance_with_somebody_responsible(kind: PlanKind) -> None:
    for offer in offered(kind):
        assert offer.activities, offer.type.id
        assert set(offer.type.actors) <= set(plan_model().actors()), offer.type.id


def test_every_activity_and_help_stands_in_an_area_of_need() -> None:
    model = plan_model()

    assert {a.area for a in model.activity} <= set(codes().need_area)
    assert {a.type for a in model.activity} == {t.id for t in model.type}
    assert {h.area for h in model.help} <= set(codes().need_area)


@pytest.mark.parametrize("where", Where)
def test_help_is_named_for_both_countries(where: Where) -> None:
    areas = {h.area for h in help_in(where)}

    assert {"HOUSING", "HEALTH", "PSYCHOSOCIAL", "MONEY", "LEGAL", "WORK"} <= areas


def test_the_tables_name_their_source() -> None:
    model = plan_model()

    for entry in (model.acute, *model.type, *model.help):
        assert entry.source in all_sources()
        assert (entry.checked_on is not None) == entry.checked


def test_a_note_is_heard_only_by_those_to_whom_its_part_is_open() -> None:
    present = {
        "police": {Compartment.STATUS},
        "shelter": {Compartment.SUPPORT, Compartment.HEALTH},
    }

    assert may_hear(present, Compartment.HEALTH) == ("shelter",)
    assert may_hear(present, Compartment.ACCOUNT) == ()
