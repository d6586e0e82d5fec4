"""Where do proceedings stand, what is to come, and what is still owed to the person?"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ledfyr.domain.access.compartments import Compartment, readable, writable
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.happened import Happened, Money, ProceedingsError
from ledfyr.domain.cases.proceedings import (
    advice,
    check_step,
    check_taking_back,
    stage_of,
    to_come,
)
from ledfyr.domain.cases.proceedings_model import (
    compartment_of,
    proceedings_model,
    steps_of,
)
from ledfyr.domain.cases.redress import Owed, owed
from ledfyr.domain.vocabulary.sources import all_sources

TODAY = date(2026, 11, 2)
DAY = timedelta(days=1)


def step(name: str, days: int = 0, **more: object) -> Happened:
    return Happened(name, TODAY + days * DAY, **more)  # type: ignore[arg-type]


def sek(amount: str) -> Money:
    return Money(Decimal(amount), "SEK")


@pytest.mark.parametrize(
    ("steps", "stage"),
    [
        ([], None),
        (["report"], "Reported"),
        (["report", "statement", "protection"], "Reported"),
        (["report", "investigation", "dismissed"], "Dismissed"),
        (["dismissed", "review_asked"], "Dismissal under review"),
        (["dismissed", "review_asked", "reopened"], "Under investigation"),
        (["judgment", "appeal", "appeal_judgment"], "Judged on appeal"),
    ],
)
def test_the_stage_follows_from_what_happened(
    steps: list[str], stage: str | None
) -> None:
    happened = [step(name, days) for days, name in enumerate(steps, start=-9)]

    assert stage_of("criminal", happened) == stage


def test_steps_come_in_any_order() -> None:
    before = [step("judgment", -5)]

    check_step("criminal", before, step("report", -9), TODAY)


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("appeal", "Judgment"),
        ("review_asked", "Case dismissed"),
        ("review_refused", "Review of the dismissal"),
    ],
)
def test_what_rests_on_another_step_waits_for_it(name: str, needed: str) -> None:
    with pytest.raises(ProceedingsError, match=needed):
        check_step("criminal", [step("report", -5)], step(name), TODAY)


def test_a_step_does_not_rest_on_one_that_came_later() -> None:
    with pytest.raises(ProceedingsError, match="day before this one"):
        check_step("criminal", [step("judgment")], step("appeal", -1), TODAY)


@pytest.mark.parametrize("name", ["wages_claim", "no_such_step"])
def test_a_step_of_another_track_is_refused(name: str) -> None:
    with pytest.raises(ProceedingsError, match="does not belong here"):
        check_step("criminal", [], step(name), TODAY)


def test_a_day_in_the_future_is_refused() -> None:
    with pytest.raises(ProceedingsError, match="in the future"):
        check_step("criminal", [], step("report", 1), TODAY)


def test_a_hearing_names_its_day() -> None:
    hearing = step("hearing", day_named=TODAY + 20 * DAY)

    check_step("criminal", [], hearing, TODAY)

    with pytest.raises(ProceedingsError, match="on which day"):
        check_step("criminal", [], step("hearing"), TODAY)
    with pytest.raises(ProceedingsError, match="lies before"):
        check_step("criminal", [], step("hearing", day_named=TODAY - DAY), TODAY)
    with pytest.raises(ProceedingsError, match="Only a hearing"):
        check_step("criminal", [], step("report", day_named=TODAY), TODAY)


def test_what_is_to_come_is_told_next_first() -> None:
    far, near, past = (
        step("hearing", -30, day_named=TODAY + days * DAY) for days in (9, 0, -1)
    )

    assert to_come([far, past, near], TODAY) == (near, far)


def test_what_is_owed_is_the_award_less_what_was_paid() -> None:
    happened = [
        step("wages_claim", -9, money=sek("80000")),
        step("wages_awarded", -5, money=sek("60000")),
        step("wages_paid", -3, money=sek("10000")),
        step("wages_paid", -1, money=sek("5000.50")),
    ]

    found = owed(happened)

    assert found is not None
    assert (found.claimed, found.paid) == (Decimal(80000), Decimal("15000.50"))
    assert found.outstanding == Decimal("44999.50")


def test_before_an_award_the_claim_is_owed() -> None:
    found = owed([step("compensation_claim", money=sek("100"))])

    assert found is not None
    assert found.outstanding == Decimal(100)
    assert owed([step("compensation_refused")]) is None


def test_an_award_may_stand_without_a_claim_that_was_written_down() -> None:
    award = step("compensation_awarded", money=sek("100"))

    check_step("compensation", [], award, TODAY)


@pytest.mark.parametrize("amount", ["0", "-1", "1000000000000"])
def test_an_amount_is_above_zero_and_not_absurd(amount: str) -> None:
    with pytest.raises(ProceedingsError, match="above zero"):
        check_step("wages", [], step("wages_claim", money=sek(amount)), TODAY)


def test_a_claim_and_an_award_keep_to_one_currency() -> None:
    before = [step("wages_claim", -1, money=sek("100"))]
    award = step("wages_awarded", money=Money(Decimal(9), "EUR", Decimal(100)))

    with pytest.raises(ProceedingsError, match="so far are in SEK"):
        check_step("wages", before, award, TODAY)


def test_a_payment_in_another_currency_says_what_it_covers() -> None:
    claim = step("wages_claim", -5, money=sek("42000"))
    untold = step("wages_paid", -3, money=Money(Decimal(500), "EUR"))
    told = step("wages_paid", -3, money=Money(Decimal(500), "EUR", Decimal(5600)))

    with pytest.raises(ProceedingsError, match="how much of it this payment covers"):
        check_step("wages", [claim], untold, TODAY)
    check_step("wages", [claim], told, TODAY)

    found = owed([claim, told, step("wages_paid", -1, money=sek("400"))])
    assert found == Owed("SEK", Decimal(42000), None, Decimal(6000))


def test_a_payment_in_the_same_currency_covers_what_it_is() -> None:
    claim = step("wages_claim", -5, money=sek("42000"))
    twice = step("wages_paid", money=Money(Decimal(500), "SEK", Decimal(5600)))

    with pytest.raises(ProceedingsError, match="the currency is the same"):
        check_step("wages", [claim], twice, TODAY)


def test_what_another_step_rests_on_is_not_taken_back_first() -> None:
    report, appeal = step("report", -9), step("appeal", -1)
    first, second = step("judgment", -5), step("judgment", -3)

    check_taking_back([report, second, appeal])

    with pytest.raises(ProceedingsError, match="first.*Judgment appealed"):
        check_taking_back([report, appeal])
    with pytest.raises(ProceedingsError, match="first.*Judgment appealed"):
        check_taking_back([report, step("judgment"), appeal])
    assert first.on < second.on


@pytest.mark.parametrize(
    ("steps", "thought_of"),
    [
        (["report", "investigation"], set()),
        (["dismissed"], {"review_of_a_dismissal"}),
        (["dismissed", "time_limit"], set()),
        (["dismissed", "review_asked"], set()),
        (["dismissed", "charge"], set()),
        (["charge", "dismissed"], {"review_of_a_dismissal"}),
        (["dismissed", "judgment"], {"appeal_of_a_judgment"}),
        (["dismissed", "reopened", "dismissed"], {"review_of_a_dismissal"}),
        (["protection_asked", "protection_refused"], {"protection_refused"}),
        (["judgment"], {"appeal_of_a_judgment"}),
        (["judgment", "appeal"], set()),
        (["charged_person"], {"not_to_be_punished"}),
        (["charged_person", "non_punishment_asked"], set()),
        (["non_punishment_refused"], {"punished_all_the_same"}),
    ],
)
def test_what_to_think_of_stands_until_it_is_answered(
    steps: list[str], thought_of: set[str]
) -> None:
    happened = [step(name, days) for days, name in enumerate(steps, start=-9)]

    assert {prompt.id for prompt in advice(happened)} == thought_of


def test_an_answer_from_before_does_not_count() -> None:
    found = advice([step("time_limit", -9, day_named=TODAY), step("dismissed", -2)])

    assert [prompt.id for prompt in found] == ["review_of_a_dismissal"]


def test_every_prompt_stands_on_steps_and_a_source() -> None:
    steps = proceedings_model().steps()

    for prompt in proceedings_model().prompt:
        assert {*prompt.follows, *prompt.answered_by} <= set(steps), prompt.id
        assert (
            len({steps[each].track for each in (*prompt.follows, *prompt.answered_by)})
            == 1
        )
        assert prompt.source in all_sources(), prompt.id
        assert (prompt.checked_on is not None) == prompt.checked, prompt.id


def test_the_person_follows_the_steps_of_criminal_proceedings_in_support() -> None:
    assert steps_of("criminal_followed") == steps_of("criminal")
    assert stage_of("criminal_followed", [step("report")]) == "Reported"

    check_step("criminal_followed", [], step("report"), TODAY)

    with pytest.raises(ProceedingsError, match="does not belong here"):
        check_step("criminal_followed", [], step("wages_claim"), TODAY)


def test_money_stands_where_it_belongs() -> None:
    with pytest.raises(ProceedingsError, match="Write the amount"):
        check_step("wages", [], step("wages_claim"), TODAY)
    with pytest.raises(ProceedingsError, match="No amount"):
        check_step("criminal", [], step("report", money=sek("1")), TODAY)


def test_the_wall_stands_between_support_and_proceedings() -> None:
    worker, police = [Role.CASE_WORKER], [Role.INVESTIGATOR]

    assert compartment_of("criminal") in readable(worker) & writable(police)
    assert compartment_of("criminal") not in writable(worker)
    for track in ("criminal_followed", "compensation", "wages", "non_punishment"):
        assert compartment_of(track) is Compartment.SUPPORT
        assert compartment_of(track) not in readable(police)


def test_every_step_rests_on_steps_of_its_own_track_and_names_its_source() -> None:
    steps = proceedings_model().steps()

    for rule in steps.values():
        assert {steps[each].track for each in rule.rests_on} <= {rule.track}
        assert rule.source in all_sources(), rule.id
        assert (rule.checked_on is not None) == rule.checked, rule.id
    assert all(steps_of(track) for track in proceedings_model().tracks())
