"""What is a country's referral mechanism, and where is it read from?"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from ledfyr.domain.referrals.facts import (
    NOT_KNOWN,
    Actor,
    Body,
    Contact,
    Difference,
    EntitlementRule,
    Law,
    Plan,
    Step,
)
from ledfyr.domain.referrals.law_history import ActorIds, ClockRule, DecisionRule
from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read
from ledfyr.domain.vocabulary.sources import Source, all_sources

COUNTRIES = Path(__file__).with_name("countries")
_CODE = re.compile(r'^code = "([A-Z]{2})"', re.MULTILINE)


class CountryUnknown(ValueError):
    """There is no country file with this code."""


class Mechanism(Knowledge):
    """A country's referral mechanism as its file states it."""

    code: str
    name: Words
    languages: tuple[str, ...]
    checked_on: date
    checked_by_role: Words
    summary: Words
    source: tuple[Source, ...] = ()
    actor: tuple[Actor, ...]
    decision: tuple[DecisionRule, ...]
    clock: tuple[ClockRule, ...]
    entitlement: tuple[EntitlementRule, ...]
    step: tuple[Step, ...]
    contact: tuple[Contact, ...]
    body: tuple[Body, ...]
    law: tuple[Law, ...]
    plan: tuple[Plan, ...]
    difference: tuple[Difference, ...]

    def actors(self, ids: ActorIds) -> tuple[Actor, ...]:
        """Return the actors with these ids; NOT_KNOWN where the file says unknown."""
        if ids == "unknown":
            return (NOT_KNOWN,)
        known = {actor.id: actor for actor in self.actor}
        return tuple(known[actor_id] for actor_id in ids)

    def decision_rule(self, decision: str) -> DecisionRule:
        """Return the rule of a decision; raises KnowledgeError if there is none."""
        return _with_id(self.decision, decision, f"decision in {self.name}")

    def sources(self) -> dict[str, Source]:
        """Return every source this mechanism can cite, shared ones included, by id."""
        return {**all_sources(), **{source.id: source for source in self.source}}


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def _with_id(items: Sequence[N], wanted: str, what: str) -> N:
    for item in items:
        if item.id == wanted:
            return item
    known = ", ".join(item.id for item in items)
    raise KnowledgeError(f"There is no {what} called '{wanted}'; use one of: {known}.")


def country_codes(folder: Path = COUNTRIES) -> tuple[str, ...]:
    """Return the codes of all countries that have a file, in alphabetical order."""
    return tuple(sorted(country_files(folder)))


def country_files(folder: Path = COUNTRIES) -> dict[str, Path]:
    """Return the country files by code; raises KnowledgeError where one has none."""
    files: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        code = _CODE.search(path.read_text(encoding="utf-8"))
        if code is None:
            raise KnowledgeError(f'{path.name}: write its two letters, as code = "SE".')
        if code[1] in files:
            raise KnowledgeError(
                f"{path.name}: {files[code[1]].name} has the code {code[1]} already; "
                "correct one of the two."
            )
        files[code[1]] = path
    return files


def mechanism(code: str, /, folder: Path = COUNTRIES) -> Mechanism:
    """Return the mechanism of a country, by its code in capitals or small letters.

    Raises CountryUnknown for a code without a file, KnowledgeError for a bad file.
    """
    return _read(_file_of(code.upper(), folder))


def _file_of(code: str, folder: Path) -> Path:
    files = country_files(folder)
    if code not in files:
        raise CountryUnknown(
            f"there is no country file for '{code}'; use one of: {', '.join(files)}"
        )
    return files[code]


@cache
def _read(path: Path) -> Mechanism:
    from ledfyr.domain.referrals.references import check_references

    found = read(path, Mechanism)
    check_references(found, path)
    return found
