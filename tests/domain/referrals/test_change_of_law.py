"""Which law does a period follow that crosses a change of law?"""

from datetime import date

import pytest

from ledfyr.domain.referrals.clocks import clocks
from ledfyr.domain.referrals.decision import Decision, DecisionError, check_order
from ledfyr.domain.referrals.law_history import in_force
from ledfyr.domain.referrals.mechanism import mechanism

ESTONIA, SWEDEN = mechanism("EE"), mechanism("SE")


def _presumed_support(on: date, today: date):
    found = clocks(ESTONIA, [Decision("presumed", on)], today)
    return next(clock for clock in found if clock.clock == "presumed_support")


def test_a_running_period_moves_to_a_law_that_takes_over_running_periods():
    began = date(2023, 3, 15)

    before = _presumed_support(began, date(2023, 3, 31))
    after = _presumed_support(began, date(2023, 4, 1))

    assert before.ends == date(2023, 5, 14)
    assert after.ends is None


def test_a_period_that_had_run_out_stays_run_out():
    clock = _presumed_support(date(2022, 12, 1), date(2024, 1, 1))

    assert clock.ends == date(2023, 1, 30)


def test_otherwise_a_period_keeps_the_law_of_the_day_it_began():
    began = date(2022, 7, 31)

    (clock,) = clocks(
        SWEDEN, [Decision("reasonable_grounds", began)], date(2022, 8, 15)
    )

    assert clock.depends_on_cooperation == "yes"


def test_no_law_yet_starts_no_clock():
    found = clocks(ESTONIA, [Decision("presumed", date(2015, 1, 1))], date(2015, 2, 1))

    assert "presumed_support" not in {clock.clock for clock in found}


def test_mandates_of_one_day_hold_together():
    history = mechanism("DK").decision_rule("identified").mandate

    held = in_force(history, date(2024, 1, 1))

    assert {entry.residence for entry in held} == {"legal", "none"}
    assert {entry.valid_from for entry in held} == {date(2022, 1, 1)}


@pytest.mark.parametrize(
    ("decisions", "sentence"),
    [
        ([("identified", 1), ("presumed", 5)], "'identified' .* before 'presumed'"),
        ([("presumed", 30)], "after 2026-01-20"),
        ([("rumoured", 1)], "no decision 'rumoured'"),
    ],
)
def test_decisions_that_cannot_stand_are_refused(decisions, sentence):
    taken = [Decision(name, date(2026, 1, day)) for name, day in decisions]

    with pytest.raises(DecisionError, match=sentence):
        check_order(taken, date(2026, 1, 20))
