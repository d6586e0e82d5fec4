"""Which facts of a country file wait for an editor, and does a word still hold?"""

import hashlib
from dataclasses import dataclass
from datetime import date

from ledfyr.domain.referrals.calendar_days import last_day
from ledfyr.domain.referrals.facts import Fact
from ledfyr.domain.referrals.mechanism import Mechanism
from ledfyr.domain.referrals.references import facts_of

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
    source: str
    checked: bool
    wording: str


def is_stale(mechanism: Mechanism, today: date) -> bool:
    """Say whether nobody has checked the file for more than twelve months."""
    last = last_day(mechanism.checked_on, STALE_AFTER_MONTHS, "months", mechanism.code)
    return last < today


def review_items(mechanism: Mechanism) -> tuple[ReviewItem, ...]:
    """Return every fact of a country, those that nobody has checked first."""
    items = [_item(mechanism, place, fact) for place, fact in facts_of(mechanism)]
    return tuple(sorted(items, key=lambda item: item.checked))


def _item(mechanism: Mechanism, place: tuple[str | int, ...], fact: Fact) -> ReviewItem:
    table, position = place[0], place[1]
    owner = getattr(mechanism, str(table))[position]
    rest = "".join(f":{part}" for part in place[2:])
    called = getattr(owner, "id", None) or str(position)
    text = fact.model_dump_json()
    return ReviewItem(
        place=f"{table}:{called}{rest}",
        table=str(table),
        name=_name(owner),
        says=tuple(_said(fact)),
        source=fact.source,
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
