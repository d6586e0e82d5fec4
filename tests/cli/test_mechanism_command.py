"""What does `ledfyr mechanism` print, and how does it refuse bad input?"""

import argparse
import json
from datetime import date

import pytest

from ledfyr.cli import mechanism
from ledfyr.cli.failure import InputError
from ledfyr.domain.referrals.mechanism import mechanism as country


def _run(*arguments: str) -> None:
    parser = argparse.ArgumentParser()
    mechanism.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["mechanism", *arguments])
    chosen.run(chosen)


def test_clocks_are_rows_in_the_documented_shape(capsys):
    _run("clocks", "se", "--decision", "reasonable_grounds=2026-01-10", "--json")

    (row,) = json.loads(capsys.readouterr().out)
    assert list(row)[:8] == [
        "clock", "starts", "ends", "extendable_to",
        "may_apply", "may_decide", "source", "checked",
    ]  # fmt: skip
    assert row["clock"] == "reflection_period"
    assert (row["starts"], row["ends"]) == ("2026-01-10", "2026-02-09")
    assert row["may_apply"] == ["investigation_leader", "social_welfare_board"]


def test_who_names_those_who_may(capsys):
    _run("who", "SE", "reasonable_grounds")

    assert "Social welfare board of the municipality" in capsys.readouterr().out


def test_show_gives_the_whole_mechanism(capsys):
    _run("show", "se", "--json")

    shown = json.loads(capsys.readouterr().out)
    assert len(shown["step"]) == 6
    assert date.fromisoformat(shown["checked_on"]) >= date(2026, 11, 22)


def test_show_tells_every_part_of_a_mechanism(capsys):
    found = country("FI")

    _run("show", "fi")

    shown = capsys.readouterr().out
    parts = (found.step, found.clock, found.contact, found.body, found.law, found.plan)
    assert all(each.name in shown for part in parts for each in part)
    assert all(each.subject in shown for each in found.difference)
    assert all(rule.called in shown for rule in found.decision)


def test_show_tells_what_is_due_by_the_law_of_today(capsys):
    _run("show", "pl")

    shown = capsys.readouterr().out
    minors = "Temporary residence permit for a minor (identified, child, no legal stay)"
    assert f"{minors}; depends on helping the police: no\n" in shown
    assert "Temporary residence permit for a minor who helps the authority" not in shown


def test_show_marks_whatever_nobody_confirmed(monkeypatch, capsys):
    found = country("SE")
    unread = [each.model_copy(update={"checked": False}) for each in found.entitlement]
    changed = found.model_copy(update={"entitlement": tuple(unread)})
    monkeypatch.setattr(mechanism, "mechanism", lambda *_: changed)

    _run("show", "se")

    due = capsys.readouterr().out.split("What a person is entitled to\n")[1]
    assert all(
        line.endswith("(unconfirmed)") for line in due.split("\n\n")[0].splitlines()
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["clocks", "xx", "--decision", "presumed=2026-01-10"], "no country file.*SE"),
        (["clocks", "se", "--decision", "presumed"], "write NAME=DATE"),
        (["clocks", "se", "--decision", "presumed=soon"], "'soon' is not a day"),
        (["clocks", "se", "--decision", "guessed=2026-01-10"], "no decision 'guessed'"),
        (["clocks", "se", "--decision", "presumed=2999-01-01"], "after .*; give"),
        (
            ["clocks", "se", "--decision", "presumed=2026-02-01"]
            + ["--decision", "identified=2026-01-01"],
            "'identified' .* stands before 'presumed'.*correct",
        ),
    ],
)
def test_bad_input_is_refused_in_one_sentence(arguments, sentence, capsys):
    with pytest.raises(InputError, match=sentence) as refused:
        _run(*arguments)

    assert "\n" not in str(refused.value)
    assert capsys.readouterr().out == ""
