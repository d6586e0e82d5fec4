"""What starts in Sweden when reasonable grounds are recorded?"""

from datetime import date

from ledfyr.domain.referrals.clocks import State, clocks
from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.mechanism import mechanism

SWEDEN = mechanism("se")


def _reflection(on: date, today: date):
    (clock,) = clocks(SWEDEN, [Decision("reasonable_grounds", on)], today)
    return clock


def test_thirty_days_run_from_the_day_after_the_decision():
    decided = date(2026, 1, 10)

    clock = _reflection(decided, date(2026, 1, 20))

    assert (clock.starts, clock.ends) == (decided, date(2026, 2, 9))
    assert clock.checked


def test_a_decision_taken_twice_starts_the_period_twice():
    days = (date(2026, 1, 10), date(2026, 3, 10))
    taken = [Decision("reasonable_grounds", day) for day in days]

    found = clocks(SWEDEN, taken, date(2026, 3, 20))

    assert tuple(clock.starts for clock in found) == days


def test_the_board_may_apply_from_august_2022():
    before = _reflection(date(2022, 7, 31), date(2022, 8, 2))
    after = _reflection(date(2022, 8, 1), date(2022, 8, 2))

    assert [actor.id for actor in before.may_apply] == ["investigation_leader"]
    assert [actor.id for actor in after.may_apply] == [
        "investigation_leader",
        "social_welfare_board",
    ]


def test_the_migration_agency_grants_it():
    clock = _reflection(date(2026, 1, 10), date(2026, 1, 20))

    assert [actor.id for actor in clock.may_decide] == ["migration_agency"]


def test_it_runs_until_its_last_day_is_over():
    decided = date(2026, 1, 10)

    states = [_reflection(decided, date(2026, 2, day)).state for day in (9, 10)]
    planned = _reflection(decided, date(2026, 1, 9)).state

    assert states == [State.RUNNING, State.ENDED]
    assert planned is State.NOT_STARTED
