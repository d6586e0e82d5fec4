"""May the person travel, has the person arrived, and when does somebody ask again?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.cases.return_home import (
    Asking,
    Outcome,
    Prepared,
    ReturnError,
    Wanted,
    askings,
    check_arrival,
    check_asked,
    check_preparation,
    check_travel,
    counts_from,
    missing,
    months_after,
    name,
)
from ledfyr.domain.cases.return_model import return_model
from ledfyr.domain.cases.risk import Assessed
from ledfyr.domain.cases.risk_model import Band
from ledfyr.domain.vocabulary.sources import all_sources

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
TRAVEL = TODAY + 5 * DAY


def assessed(occasion: str = "before_return", band: Band = Band.MEDIUM) -> Assessed:
    return Assessed(TODAY, occasion, band, TODAY + 30 * DAY)


READY = Prepared(
    steps=dict.fromkeys(("information", "documents", "receiving_service"), TODAY),
    has_written_consent=True,
    risk=assessed(),
    family_tracing=Wanted.NO,
    embassy=Wanted.NO,
)
STEPS = st.dictionaries(
    st.sampled_from([step.id for step in return_model().step]),
    st.dates(TODAY - 20 * DAY, TODAY + 20 * DAY),
)
PREPARED = st.builds(
    Prepared,
    steps=STEPS,
    has_written_consent=st.booleans(),
    risk=st.sampled_from([None, assessed(), assessed("review")]),
    is_child=st.booleans(),
    family_tracing=st.sampled_from(Wanted),
    embassy=st.sampled_from(Wanted),
)


def test_what_is_prepared_in_full_may_go() -> None:
    check_travel(READY, TRAVEL, TODAY)


@pytest.mark.parametrize("step", READY.steps)
def test_nobody_travels_before_each_step_is_done(step: str) -> None:
    less = {each: day for each, day in READY.steps.items() if each != step}

    with pytest.raises(ReturnError) as caught:
        check_travel(replace(READY, steps=less), TRAVEL, TODAY)

    assert name(step) in str(caught.value)


@given(PREPARED)
def test_nobody_ever_travels_before_a_service_has_confirmed(prepared: Prepared) -> None:
    confirmed = prepared.steps.get("receiving_service")

    if confirmed is None or confirmed > TRAVEL:
        with pytest.raises(ReturnError):
            check_travel(prepared, TRAVEL, TODAY)


@given(PREPARED)
def test_nobody_ever_travels_without_consent_or_a_fresh_assessment(
    prepared: Prepared,
) -> None:
    for lacking in (
        replace(prepared, has_written_consent=False),
        replace(prepared, risk=None),
        replace(prepared, risk=assessed("review")),
    ):
        with pytest.raises(ReturnError):
            check_travel(lacking, TRAVEL, TODAY)


def test_an_assessment_too_old_on_the_day_of_travel_is_made_again() -> None:
    assert missing(READY, TODAY + 14 * DAY) == ()
    assert missing(READY, TODAY + 15 * DAY) == ("risk",)


def test_whoever_chooses_a_day_too_late_is_told_until_when_the_risk_counts() -> None:
    until = TODAY + 14 * DAY

    with pytest.raises(ReturnError, match=f"risk assessed .* counts until {until}"):
        check_travel(READY, until + DAY, TODAY)


def test_whoever_chooses_a_day_too_late_is_told_until_when_the_consent_holds() -> None:
    ended = replace(READY, has_written_consent=False, consent_until=TRAVEL - DAY)

    with pytest.raises(ReturnError, match=f"consent .* holds until {TRAVEL - DAY}"):
        check_travel(ended, TRAVEL, TODAY)


def test_what_has_ended_already_is_missing() -> None:
    old = replace(assessed(), assessed_on=TODAY - 20 * DAY)
    ended = replace(READY, has_written_consent=False, consent_until=TODAY - DAY)

    with pytest.raises(ReturnError, match=r"Missing: The risk was assessed"):
        check_travel(replace(READY, risk=old), TRAVEL, TODAY)
    with pytest.raises(ReturnError, match=r"Missing: A written consent"):
        check_travel(ended, TRAVEL, TODAY)


def test_nobody_is_sent_into_very_high_risk() -> None:
    in_danger = replace(READY, risk=assessed(band=Band.VERY_HIGH))

    assert missing(in_danger, TRAVEL) == ("not_very_high",)


@pytest.mark.parametrize("wish", ["family_tracing", "embassy"])
def test_the_person_is_asked_before_family_or_embassy(wish: str) -> None:
    not_asked = replace(READY, **{wish: Wanted.NOT_ASKED})  # type: ignore[arg-type]
    wanted = replace(READY, **{wish: Wanted.YES})  # type: ignore[arg-type]
    done = replace(wanted, steps={**READY.steps, wish: TODAY})

    assert missing(not_asked, TRAVEL) == (wish,)
    assert missing(wanted, TRAVEL) == (wish,)
    assert missing(done, TRAVEL) == ()


def test_a_child_returns_only_in_its_best_interest() -> None:
    assert missing(replace(READY, is_child=True), TRAVEL) == ("best_interest",)


def test_a_day_that_has_passed_is_no_day_of_travel() -> None:
    with pytest.raises(ReturnError, match="has passed"):
        check_travel(READY, TODAY - DAY, TODAY)


@pytest.mark.parametrize(
    ("travel", "arrived"), [(None, TODAY), (TODAY, TODAY - DAY), (TODAY, TODAY + DAY)]
)
def test_an_arrival_that_cannot_be_is_refused(
    travel: date | None, arrived: date
) -> None:
    with pytest.raises(ReturnError):
        check_arrival(travel, arrived, TODAY)


@pytest.mark.parametrize(("step", "on"), [("party", TODAY), ("documents", TRAVEL)])
def test_a_step_that_cannot_be_is_refused(step: str, on: date) -> None:
    with pytest.raises(ReturnError):
        check_preparation(step, on, TODAY)


def test_somebody_asks_after_one_three_six_and_twelve_months() -> None:
    asked = askings(date(2026, 8, 31))

    assert [(each.months, each.on) for each in asked] == [
        (1, date(2026, 9, 30)),
        (3, date(2026, 11, 30)),
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
    ]


def counted(months: int, outcome: Outcome = Outcome.WELL) -> date:
    arrived = date(2026, 8, 31)
    asking = next(each for each in askings(arrived) if each.months == months)
    return counts_from(asking, [arrived], outcome)


@pytest.mark.parametrize(
    ("months", "first"),
    [(1, "2026-08-31"), (3, "2026-10-31"), (6, "2027-01-29"), (12, "2027-08-01")],
)
def test_an_answer_counts_from_thirty_days_before_it_is_due(
    months: int, first: str
) -> None:
    counts, late = counted(months), date(2028, 1, 1)

    assert counts == date.fromisoformat(first)
    check_asked(counts, Outcome.WELL, "", late, counts)
    with pytest.raises(ReturnError, match=f"counts from {first} on"):
        check_asked(counts - DAY, Outcome.WELL, "", late, counts)


def test_no_answer_counts_before_the_arrival() -> None:
    arrived = date(2026, 1, 31)
    asking = askings(arrived)[0]

    assert asking.on == date(2026, 2, 28)
    assert counts_from(asking, [arrived], Outcome.WELL) == arrived


def test_an_early_new_attempt_still_counts_only_from_the_arrival() -> None:
    arrived = date(2026, 8, 31)
    again = Asking(1, arrived + 16 * DAY)

    assert counts_from(again, [arrived], Outcome.WELL) == arrived


def test_each_answer_counts_from_its_own_start() -> None:
    plan, arrived = date(2026, 8, 3), date(2026, 8, 20)
    of_plan, of_arrival = askings(plan)[0], askings(arrived)[0]

    assert counts_from(of_plan, [arrived, plan], Outcome.WELL) == date(2026, 8, 4)
    assert counts_from(of_arrival, [arrived, plan], Outcome.WELL) == date(2026, 8, 21)


def test_that_nobody_asks_again_can_be_said_at_any_time_from_the_arrival() -> None:
    assert counted(12, Outcome.NO_MORE) == date(2026, 8, 31)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 24))
def test_months_after_a_day_never_spill_into_the_next(day: date, months: int) -> None:
    later = months_after(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


def test_every_part_of_a_return_names_its_source() -> None:
    model = return_model()

    for entry in (*model.step, *model.condition):
        assert entry.source in all_sources(), entry.id
        assert (entry.checked_on is not None) == entry.checked, entry.id
    assert model.follow_up.source in all_sources()
