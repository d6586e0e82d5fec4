"""Which principles bear on a person, and until when?"""

from datetime import date

from ledfyr.domain.referrals.decision import Decision
from ledfyr.domain.referrals.entitlements import Person
from ledfyr.domain.referrals.mechanism import mechanism
from ledfyr.domain.referrals.safeguards import safeguards

SWEDEN = mechanism("SE")
ADULT = Person("adult", "none")


def _reasons(decisions: dict[str, date], person: Person, today: date) -> dict[str, str]:
    taken = [Decision(name, on) for name, on in decisions.items()]
    found = safeguards(SWEDEN, taken, person, today)
    return {each.principle: each.reason for each in found}


def test_nobody_is_removed_while_a_reflection_period_runs():
    decided = {"reasonable_grounds": date(2026, 1, 10), "identified": date(2026, 1, 12)}

    running = _reasons(decided, ADULT, date(2026, 2, 9))
    ended = _reasons(decided, ADULT, date(2026, 2, 10))

    assert "until 2026-02-09" in running["no_removal"]
    assert "no_removal" not in ended


def test_nobody_is_removed_while_identification_is_open():
    decided = {"presumed": date(2026, 1, 10)}

    reasons = _reasons(decided, ADULT, date(2026, 6, 1))

    assert reasons["no_removal"] == "Identification is not completed."


def test_age_in_doubt_means_a_child_with_a_guardian():
    reasons = _reasons({}, Person("unknown"), date(2026, 1, 1))

    assert "in doubt" in reasons["child_presumption"]
    assert "guardian" in reasons


def test_an_adult_known_to_be_one_has_no_guardian():
    reasons = _reasons({"presumed": date(2026, 1, 1)}, ADULT, date(2026, 1, 2))

    assert "guardian" not in reasons
    assert "non_punishment" in reasons
