"""How great is the risk to a person, and when must it be looked at again?"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledfyr.domain.cases.risk import (
    Assessed,
    RiskError,
    Threat,
    band_of,
    check_days,
    is_fresh,
    level_of,
    not_known,
    prompts,
)
from ledfyr.domain.cases.risk_model import Band, risk_model
from ledfyr.domain.vocabulary.sources import all_sources

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
DEGREES = st.integers(1, 5)
THREATS = st.builds(Threat, st.just("violence"), DEGREES, DEGREES)
ORDER = list(Band)


def assessed(
    occasion: str = "first", *, on: int = 0, review_in: int = 30, band: Band = Band.LOW
) -> Assessed:
    day = TODAY + on * DAY
    return Assessed(day, occasion, band, day + review_in * DAY)


@pytest.mark.parametrize(
    ("score", "band"),
    [(1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high")]
    + [(12, "high"), (15, "very_high"), (25, "very_high")],
)
def test_the_product_falls_in_its_band(score: int, band: str) -> None:
    assert band_of(score) == band


def test_the_bands_cover_every_product_once() -> None:
    products = {a * b for a in range(1, 6) for b in range(1, 6)}
    rules = risk_model().band

    for product in products:
        assert sum(r.lowest <= product <= r.highest for r in rules) == 1


@given(st.lists(THREATS, min_size=1), THREATS)
def test_one_more_threat_never_lowers_the_level(
    threats: list[Threat], more: Threat
) -> None:
    before = level_of(threats, danger_to_life=False)
    after = level_of([*threats, more], danger_to_life=False)

    assert after.score == max(t.score for t in (*threats, more))
    assert ORDER.index(after.band) >= ORDER.index(before.band)


@given(st.lists(THREATS))
def test_danger_to_life_is_always_very_high(threats: list[Threat]) -> None:
    assert level_of(threats, danger_to_life=True).band is Band.VERY_HIGH


def test_an_assessment_weighs_at_least_one_threat() -> None:
    with pytest.raises(RiskError, match="at least one threat"):
        level_of([], danger_to_life=False)


@pytest.mark.parametrize("degree", [0, 6])
def test_a_degree_is_one_to_five(degree: int) -> None:
    with pytest.raises(RiskError, match="1 to 5"):
        level_of([Threat("violence", degree, 3)], danger_to_life=False)


@pytest.mark.parametrize(("on", "review"), [(1, 9), (0, 0), (-9, -1), (0, 367)])
def test_days_that_cannot_stand_are_refused(on: int, review: int) -> None:
    with pytest.raises(RiskError):
        check_days(TODAY + on * DAY, TODAY + review * DAY, TODAY)


def test_a_review_may_be_a_year_off() -> None:
    check_days(TODAY, TODAY + 366 * DAY, TODAY)


def test_not_asked_and_unknown_stay_open_questions() -> None:
    open_questions = not_known([("debt", "no"), ("alone", "unknown")])

    ids = {factor.id for factor in open_questions}
    assert "alone" in ids
    assert "media" in ids
    assert "debt" not in ids


def test_a_case_without_an_assessment_asks_for_the_first() -> None:
    [prompt] = prompts(None, today=TODAY)

    assert prompt.occasion == "first"


def test_the_review_day_asks_again() -> None:
    last = assessed(review_in=10)

    assert prompts(last, today=TODAY + 9 * DAY) == ()
    assert [p.occasion for p in prompts(last, today=TODAY + 10 * DAY)] == ["review"]


def test_a_move_makes_the_assessment_stale() -> None:
    last = assessed()

    before = prompts(last, today=TODAY, moved_on=None)
    after = prompts(last, today=TODAY, moved_on=TODAY)

    assert before == ()
    assert [p.occasion for p in after] == ["move"]


def test_a_hearing_needs_an_assessment_made_for_it() -> None:
    hearing = TODAY + 10 * DAY

    asked = prompts(assessed(), today=TODAY, hearings=[hearing])
    answered = prompts(assessed("before_hearing"), today=TODAY, hearings=[hearing])

    assert [(p.occasion, p.on) for p in asked] == [("before_hearing", hearing)]
    assert answered == ()


def test_a_distant_or_past_hearing_asks_nothing_yet() -> None:
    hearings = [TODAY + 15 * DAY, TODAY - DAY]

    assert prompts(assessed(), today=TODAY, hearings=hearings) == ()


@pytest.mark.parametrize(("made", "fresh"), [(0, True), (-14, True), (-15, False)])
def test_an_assessment_for_a_return_grows_old(made: int, fresh: bool) -> None:
    last = assessed("before_return", on=made)

    assert is_fresh(last, "before_return", TODAY) is fresh
    assert (prompts(last, today=TODAY, return_on=TODAY) == ()) is fresh


def test_an_assessment_made_after_the_travel_day_is_not_one_before_it() -> None:
    assert not is_fresh(assessed("before_return"), "before_return", TODAY - DAY)


def test_every_factor_names_its_source_and_says_if_it_was_read() -> None:
    model = risk_model()

    for entry in (*model.factor, *model.threat, *model.occasion):
        assert entry.source in all_sources(), entry.id
        assert (entry.checked_on is not None) == entry.checked, entry.id
    assert {f.scope for f in model.factor} == {"generic", "event"}
