"""`ledfyr mechanism …`: what does a country's referral mechanism say?"""

import argparse
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from ledfyr.cli.failure import InputError
from ledfyr.cli.mechanism_words import clock_row, clock_words, show_words, who_words
from ledfyr.domain.referrals.clocks import clocks
from ledfyr.domain.referrals.decision import Decision, DecisionError, check_order
from ledfyr.domain.referrals.mandates import who_may
from ledfyr.domain.referrals.mechanism import (
    CountryUnknown,
    Mechanism,
    country_codes,
    mechanism,
)

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(commands: "Commands") -> None:
    """Add `mechanism` and its sub-commands."""
    parser = commands.add_parser("mechanism", help=__doc__)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add(actions, "list", _list, "every country with a file")
    shown = _add(actions, "show", _show, "the whole mechanism of a country")
    shown.add_argument("country")
    asked = _add(actions, "who", _who, "who may apply for and take a decision")
    asked.add_argument("country")
    asked.add_argument("decision")
    asked.add_argument("--child", action="store_true", help="the person is a child")
    _add_clocks(actions)


def _add_clocks(actions: "Commands") -> None:
    timed = _add(actions, "clocks", _clocks, "what recorded decisions have started")
    timed.add_argument("country")
    timed.add_argument(
        "--decision",
        action="append",
        required=True,
        metavar="NAME=DATE",
        help="a decision and its day, such as presumed=2026-01-10; may be repeated",
    )
    timed.add_argument("--child", action="store_true", help="the person is a child")
    timed.add_argument(
        "--until", metavar="DATE", help="the day to look from, if not today"
    )


def _add(
    actions: "Commands", name: str, run: object, words: str
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="for a machine")
    parser.set_defaults(run=run)
    return parser


def _list(chosen: argparse.Namespace) -> None:
    found = [mechanism(code) for code in country_codes()]
    rows = [
        {
            "code": each.code,
            "name": each.name,
            "languages": each.languages,
            "checked_on": each.checked_on.isoformat(),
        }
        for each in found
    ]
    _say(chosen, rows, (f"{r['code']}  {r['name']}" for r in rows))


def _show(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    _say(chosen, found.model_dump(mode="json"), show_words(found))


def _who(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    mandates = [
        mandate
        for mandate in who_may(found, chosen.decision)
        if mandate.applies_to in ("everyone", "child" if chosen.child else "adult")
    ]
    rows = [
        {
            "actor": mandate.actor.id,
            "name": mandate.actor.name,
            "part": mandate.part,
            "applies_to": mandate.applies_to,
            "residence": mandate.residence,
            "source": mandate.source,
            "checked": mandate.checked,
            "note": mandate.note,
        }
        for mandate in mandates
    ]
    _say(chosen, rows, who_words(found, chosen.decision, mandates))


def _clocks(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    today = _day(chosen.until, "--until") if chosen.until else _today()
    decisions = [_decision(written) for written in chosen.decision]
    try:
        check_order(decisions, today)
    except DecisionError as error:
        raise InputError(f"--decision: {error}.") from error
    started = clocks(found, decisions, today, child=chosen.child)
    _say(chosen, [clock_row(clock) for clock in started], clock_words(found, started))


def _country(chosen: argparse.Namespace) -> Mechanism:
    try:
        return mechanism(chosen.country)
    except CountryUnknown as error:
        raise InputError(f"COUNTRY: {error}.") from error


def _decision(written: str) -> Decision:
    name, equals, day = written.partition("=")
    if not equals:
        raise InputError(
            f"--decision {written}: write NAME=DATE, such as presumed=2026-01-10."
        )
    return Decision(name, _day(day, f"--decision {name}"))


def _day(written: str, place: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError(
            f"{place}: '{written}' is not a day; write year-month-day, "
            "such as 2026-01-10."
        ) from None


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(chosen: argparse.Namespace, rows: object, words: Iterable[str]) -> None:
    if chosen.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print("\n".join(words))
