"""Is one new file all that a twelfth country takes?"""

from datetime import date
from pathlib import Path

import pytest

from ledfyr.cli.main import main
from ledfyr.domain.access.roles import Role
from ledfyr.domain.referrals.clocks import clocks
from ledfyr.domain.referrals.comparison import compared
from ledfyr.domain.referrals.comparison_drawing import map_drawing, timeline_drawing
from ledfyr.domain.referrals.decision import Decision, Status
from ledfyr.domain.referrals.drawing import mechanism_drawing
from ledfyr.domain.referrals.entitlements import Person, entitlements
from ledfyr.domain.referrals.mandates import may_decide
from ledfyr.domain.referrals.mechanism import COUNTRIES, country_codes, mechanism
from ledfyr.domain.referrals.next_steps import next_steps
from ledfyr.domain.referrals.soundness import findings

TODAY = date(2026, 11, 22)


@pytest.fixture
def countries(tmp_path: Path) -> Path:
    """Copy Sweden's file, as the recipe says, and make it a made-up country."""
    for path in COUNTRIES.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (COUNTRIES / "sweden.toml").read_text(encoding="utf-8")
    text = text.replace('code = "SE"', 'code = "XA"', 1)
    text = text.replace('name = "Sweden"', 'name = "Ambria"', 1)
    text = text.replace("amount = 30", "amount = 45")
    (tmp_path / "ambria.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_it_stands_among_the_others(countries):
    codes = country_codes(countries)

    assert len(codes) == 12
    assert "XA" in codes


def test_it_answers_who_may_and_what_runs(countries):
    ambria = mechanism("xa", folder=countries)

    answer = may_decide(
        ambria,
        "reasonable_grounds",
        organisation_kind="SOCIAL",
        roles={Role.DECISION_MAKER},
        child=False,
    )
    (clock,) = clocks(ambria, [Decision("reasonable_grounds", date(2026, 1, 1))], TODAY)

    assert answer.allowed
    assert clock.ends == date(2026, 2, 15)


def test_it_says_what_is_due_and_next(countries):
    ambria = mechanism("XA", folder=countries)

    due = entitlements(ambria, Status.PRESUMED, Person(), TODAY)

    assert due
    assert next_steps(ambria, ())


def test_it_is_sound_by_the_same_check(countries, capsys):
    found = findings(mechanism("XA", folder=countries), TODAY)

    status = main(["mechanism", "check", "--countries", str(countries)])

    assert not [each for each in found if each.weight == "fault"]
    assert status == 0
    assert "12 countries, 0 faults" in capsys.readouterr().out


def test_it_is_compared_and_drawn(countries):
    rows = compared(
        [mechanism(code, folder=countries) for code in country_codes(countries)], TODAY
    )

    drawn = mechanism_drawing(mechanism("XA", folder=countries))

    assert "Ambria" in drawn
    assert "Ambria: 45 days" in timeline_drawing(rows)
    assert "Ambria" in map_drawing(rows)
