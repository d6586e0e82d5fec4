"""`ledfyr mechanism …`: what does a country's referral mechanism say?"""

import argparse
import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledfyr.cli.failure import InputError
from ledfyr.cli.mechanism_words import (
    clock_row,
    clock_words,
    compared_row,
    compared_words,
    finding_row,
    finding_words,
    listed_row,
    listed_words,
    mandate_row,
    show_words,
    who_words,
)
from ledfyr.domain.referrals.clocks import clocks
from ledfyr.domain.referrals.comparison import compared
from ledfyr.domain.referrals.decision import Decision, DecisionError, check_order
from ledfyr.domain.referrals.local_chain import LocalUnknown, local_chains
from ledfyr.domain.referrals.mandates import who_may
from ledfyr.domain.referrals.mechanism import (
    COUNTRIES,
    CountryUnknown,
    Mechanism,
    country_codes,
    mechanism,
)
from ledfyr.domain.referrals.soundness import findings

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_to(commands: "Commands") -> None:
    """Add `mechanism` and its sub-commands."""
    parser = commands.add_parser("mechanism", help=__doc__)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    _add(actions, "list", _list, "every country with a file, and its local chains")
    _of_country(_add(actions, "show", _show, "the whole mechanism of a country"))
    asked = _add(actions, "who", _who, "who may apply for and take a decision")
    _of_country(asked)
    asked.add_argument("decision")
    asked.add_argument("--child", action="store_true", help="the person is a child")
    _add_clocks(actions)
    _add(actions, "compare", _compare, "all countries side by side")
    checked = _add(actions, "check", _check, "prove that the country files are sound")
    checked.add_argument(
        "--countries", type=Path, default=COUNTRIES, help="another folder of files"
    )


def _add_clocks(actions: "Commands") -> None:
    timed = _add(actions, "clocks", _clocks, "what recorded decisions have started")
    _of_country(timed)
    timed.add_argument(
        "--decision",
        action="append",
        required=True,
        metavar="NAME=DATE",
        help="a decision and its day, such as presumed=2026-01-10; may be repeated",
    )
    timed.add_argument("--child", action="store_true", help="the person is a child")
    timed.add_argument(
        "--residence", choices=("legal", "none"), help="whether the stay is lawful"
    )
    timed.add_argument(
        "--until", metavar="DATE", help="the day to look from, if not today"
    )


def _add(
    actions: "Commands",
    name: str,
    run: Callable[[argparse.Namespace], None],
    words: str,
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="for a machine")
    parser.set_defaults(run=run)
    return parser


def _of_country(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("country", help="its two letters, such as se")
    parser.add_argument("--local", metavar="ID", help="a local chain of the country")


def _list(chosen: argparse.Namespace) -> None:
    rows = [listed_row(mechanism(code), local_chains(code)) for code in country_codes()]
    _say(chosen, rows, (listed_words(row) for row in rows))


def _show(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    _say(chosen, found.model_dump(mode="json"), show_words(found, _today()))


def _who(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    mandates = [
        mandate
        for mandate in who_may(found, chosen.decision)
        if mandate.applies_to in ("everyone", "child" if chosen.child else "adult")
    ]
    rows = [mandate_row(mandate) for mandate in mandates]
    _say(chosen, rows, who_words(found, chosen.decision, mandates))


def _clocks(chosen: argparse.Namespace) -> None:
    found = _country(chosen)
    today = _day(chosen.until, "--until") if chosen.until else _today()
    decisions = [_decision(written) for written in chosen.decision]
    try:
        check_order(decisions, today)
    except DecisionError as error:
        raise InputError(f"--decision: {error}.") from error
    started = clocks(
        found, decisions, today, child=chosen.child, residence=chosen.residence
    )
    _say(chosen, [clock_row(clock) for clock in started], clock_words(found, started))


def _compare(chosen: argparse.Namespace) -> None:
    rows = compared([mechanism(code) for code in country_codes()], _today())
    _say(chosen, [compared_row(row) for row in rows], compared_words(rows))


def _check(chosen: argparse.Namespace) -> None:
    codes = country_codes(chosen.countries)
    if not codes:
        raise InputError(f"--countries {chosen.countries}: no country file is here.")
    today = _today()
    found = dict.fromkeys(
        finding
        for code in codes
        for whole in _with_local_chains(code, chosen.countries)
        for finding in findings(whole, today)
    )
    _say(
        chosen, [finding_row(each) for each in found], finding_words(codes, list(found))
    )
    faults = sum(each.weight == "fault" for each in found)
    if faults:
        words = "1 fault" if faults == 1 else f"{faults} faults"
        raise InputError(f"{words} in the country files; mend what is named above.")


def _with_local_chains(code: str, folder: Path) -> list[Mechanism]:
    local = local_chains(code) if folder == COUNTRIES else ()
    return [
        mechanism(code, folder=folder),
        *(mechanism(code, chain.id, folder=folder) for chain in local),
    ]


def _country(chosen: argparse.Namespace) -> Mechanism:
    try:
        return mechanism(chosen.country, chosen.local)
    except CountryUnknown as error:
        raise InputError(f"COUNTRY: {error}.") from error
    except LocalUnknown as error:
        raise InputError(f"--local: {error}.") from error


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
