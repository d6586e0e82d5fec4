"""Which facts of a country file wait for an editor, and does a word still hold?"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.referrals.calendar_days import last_day
from ledfyr.domain.referrals.facts import Fact
from ledfyr.domain.referrals.local_chain import extended, local_chains
from ledfyr.domain.referrals.mechanism import Mechanism, mechanism
from ledfyr.domain.referrals.mechanism_record import LocalChain
from ledfyr.domain.referrals.references import facts_of
from ledfyr.domain.vocabulary.sources import Source

STALE_AFTER_MONTHS = 12


@dataclass(frozen=True)
class ReviewItem:
    """A fact as an editor meets it: where it stands, what it says, on which source.

    `wording` stands for the exact text: a confirmation of another wording is void.
    """

    place: str
    table: str
    name: str
    says: tuple[tuple[str, str], ...]
    source: Source
    checked: bool
    wording: str


def is_stale(mechanism: Mechanism, today: date) -> bool:
    """Say whether nobody has checked the file for more than twelve months."""
    last = last_day(mechanism.checked_on, STALE_AFTER_MONTHS, "months", mechanism.code)
    return last < today


def review_items(country: str) -> tuple[ReviewItem, ...]:
    """Return every fact of a country and its local chains, the unchecked ones first.

    Raises CountryUnknown for a country without a file.
    """
    found = mechanism(country)
    items = [_item(found, found.sources(), "", *fact) for fact in facts_of(found)]
    for chain in local_chains(found.code):
        known = extended(found, chain).sources()
        named = f"{chain.id}:"
        items += [_item(chain, known, named, *fact) for fact in facts_of(chain)]
    return tuple(sorted(items, key=lambda item: item.checked))


def _item(
    found: Mechanism | LocalChain,
    sources: Mapping[str, Source],
    prefix: str,
    place: tuple[str | int, ...],
    fact: Fact,
) -> ReviewItem:
    table, position = place[0], place[1]
    owner = getattr(found, str(table))[position]
    rest = "".join(f":{part}" for part in place[2:])
    called = getattr(owner, "id", None) or str(position)
    text = fact.model_dump_json()
    return ReviewItem(
        place=f"{prefix}{table}:{called}{rest}",
        table=str(table),
        name=_name(owner),
        says=tuple(_said(fact)),
        source=sources[fact.source],
        checked=fact.checked,
        wording=hashlib.sha256(text.encode()).hexdigest(),
    )


def _name(owner: object) -> str:
    for field in ("name", "called", "subject", "id"):
        if found := getattr(owner, field, ""):
            return str(found)
    return ""


def _said(fact: Fact) -> list[tuple[str, str]]:
    left_out = {"source", "checked", "id", "name"}
    return [
        (field.replace("_", " "), str(value))
        for field, value in fact.model_dump(mode="json").items()
        if field not in left_out and value not in ("", None, [], ())
    ]
