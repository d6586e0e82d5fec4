"""What may people be given of what is kept about them?

Built only from what they may be given: each kind of content has a rule with its reason,
and what is left out is said, with the same reason.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FILE = Path(__file__).with_name("own_data.toml")


class Given(StrEnum):
    """Whether a kind of content is in the copy."""

    ALWAYS = "always"
    CHOSEN = "chosen"
    NEVER = "never"


class OwnDataRule(Knowledge):
    """Whether one kind of content is given to the person, why, and by which source."""

    id: str
    name: Words
    given: Given
    reason: Words
    source: str
    place: str
    checked: bool
    checked_on: date | None = None


class _Rules(Knowledge):
    rule: tuple[OwnDataRule, ...]


OWN_LINE_NAMES: dict[str, str] = {
    "name": "Name",
    "birth_date": "Date of birth",
    "gender": "Gender",
    "sex": "Sex",
    "citizenships": "Citizenships",
    "languages": "Languages",
    "age_group": "Age",
    "childhood": "Treated as a child",
    "decision": "Decision",
    "organisation": "Organisation",
    "ground": "Legal ground",
    "reasons": "Reasons",
    "reasons_told": "As told to you",
    "form": "Form",
    "sector": "Sector",
    "country": "Country",
    "from": "From",
    "until": "Until",
    "means": "Means",
    "act": "What was done",
    "recruitment_channel": "How you were recruited",
    "recruiter_relation": "By whom you were recruited",
    "area": "What is needed",
    "where": "Where",
    "urgent": "Urgent",
    "met": "Met on",
    "plan": "Plan",
    "goal": "Goal",
    "activity": "What is done",
    "service": "Service",
    "responsible": "Who is responsible",
    "due": "To be done by",
    "agreed": "Who agreed to it",
    "ended": "Ended on",
    "outcome": "How it went",
    "family_tracing": "Looking for your family",
    "embassy": "Talking to the embassy",
    "travel": "Day of travel",
    "arrived": "Arrival confirmed on",
    "stopped": "Stopped on",
    "asked": "You were asked on",
    "level": "Level of risk",
    "review": "Looked at again on",
    "step": "Step",
    "named": "Day that was named",
    "taken_back": "Taken back on, as recorded by mistake",
    "recipient": "Recipient",
    "purpose": "What for",
    "part": "Part of the file",
    "given_by": "Who agreed",
    "explained": "How you agreed",
    "withdrawn": "Withdrawn on",
    "kind": "Kind",
    "size": "Size in bytes",
    "gone": "No longer kept",
    "own_view": "Your own view of the risk",
    "safety_plan": "Plan for your safety",
    "note": "Note",
    "amount": "Amount",
    "currency": "Currency",
    "text": "Text",
    "closed": "Closed on",
    "years": "Years a closed file is kept",
    "kept_until": "Kept until",
    "keeping": "How it is erased",
}
"""English names of the lines of a copy, for translators."""

AGREED_NAMES: dict[str, str] = {"person": "You", "guardian": "A guardian"}
"""English names of who agreed to a step of the plan, for translators."""

URGENT_NAMES: dict[bool, str] = {True: "Yes", False: "No"}
"""English answers to whether a need is urgent, for translators."""

KEEPING_SENTENCES: dict[str, str] = {
    "open": "The file is open. Once it is closed, the years are counted from that day.",
    "closed": "After that day the key of the file is destroyed. Nobody can read it "
    "then, not in old copies either. Numbers without names remain.",
}
"""English sentences on when a file is erased, for translators."""


@dataclass(frozen=True)
class Line:
    """One line: a key of OWN_LINE_NAMES, and what was written, or an English name.

    A day is written as in ISO 8601; on paper it stands as the reader writes days.
    """

    label: str
    value: str
    is_name: bool = False
    is_day: bool = False


def day(label: str, on: date | None) -> Line:
    """Return a line that tells a day; without a day it says nothing."""
    return Line(label, on.isoformat() if on else "", is_day=True)


@dataclass(frozen=True)
class Item:
    """One thing that is kept about the person, of the kind that a rule names."""

    id: str
    kind: str
    on: date | None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """How many things of one kind are not in the copy."""

    rule: OwnDataRule
    number: int


@dataclass(frozen=True)
class OwnCopy:
    """The copy for the person: what is given, by rule, and what is left out."""

    reference: str
    organisation: str
    made_on: date
    sections: tuple[tuple[OwnDataRule, tuple[Item, ...]], ...]
    left_out: tuple[LeftOut, ...]


@cache
def own_data_rules() -> dict[str, OwnDataRule]:
    """Return the rules by id, in the order in which the copy is read."""
    return {rule.id: rule for rule in read(_FILE, _Rules).rule}


def rule_of(item: Item) -> OwnDataRule:
    """Return the rule of an item; raises KnowledgeError where there is none."""
    try:
        return own_data_rules()[item.kind]
    except KeyError:
        raise KnowledgeError(
            f"No rule says whether '{item.kind}' is given; add it to {_FILE.name}."
        ) from None


def to_choose(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items that somebody has to read before they may be given."""
    return tuple(item for item in items if rule_of(item).given is Given.CHOSEN)


def own_copy(
    items: Iterable[Item],
    chosen: frozenset[str],
    *,
    reference: str,
    organisation: str,
    made_on: date,
) -> OwnCopy:
    """Return the copy: everything that is always given, and what was chosen by id.

    An id of something that is never given opens nothing.
    """
    given: dict[str, list[Item]] = {}
    left_out: Counter[str] = Counter()
    for item in items:
        how = rule_of(item).given
        if how is Given.ALWAYS or (how is Given.CHOSEN and item.id in chosen):
            given.setdefault(item.kind, []).append(item)
        else:
            left_out[item.kind] += 1
    rules = own_data_rules()
    return OwnCopy(
        reference=reference,
        organisation=organisation,
        made_on=made_on,
        sections=tuple(
            (rule, tuple(given[kind])) for kind, rule in rules.items() if kind in given
        ),
        left_out=tuple(
            LeftOut(rule, left_out[kind])
            for kind, rule in rules.items()
            if left_out[kind]
        ),
    )
