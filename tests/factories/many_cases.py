"""Very many synthetic cases at once, truly sealed.

What the actions write for a case, without asking anybody: keys wrapped under the node
key, an identity with what finds its name, decisions with their reasons, a note, and
what finds its words. Every name and word is made of syllables and means nothing.
"""

import hmac
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import vault
from ledfyr.apps.access.models import KeyPurpose, Organisation, SealedKey, Staff
from ledfyr.apps.cases.models import (
    Case,
    FileEntry,
    NameKey,
    Person,
    SearchToken,
    StatusDecision,
)
from ledfyr.apps.cases.models.person import SHORT_INDEX_BYTES
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.names import search_form
from ledfyr.domain.cases.status import Taken, status_after
from ledfyr.domain.cases.words import stems
from ledfyr.domain.vocabulary.spelling import sound_keys
from ledfyr.engines.access import node_keys, sealing
from tests.factories.bulk import load, quick_loading
from tests.factories.many_days import ManyDays, OneCase
from tests.factories.many_events import chain_events
from tests.factories.service_directory import a_service

AT_ONCE = 20_000
OPENED_OVER_DAYS = 3650
EVERYWHERE = "harbour"
"""A word that stands in the note of every case."""
RARE_FORM = "ILLEGAL_ADOPTION"
"""A form of exploitation that one case in some ten thousand has."""

Row = dict[str, Any]

_NOTE = Compartment.SUPPORT
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("ren", "lik")]
_WEIGHTS = list(accumulate(1 / (place + 1) for place in range(len(_WORDS))))
_FORMS = ("LABOUR",) * 5000 + ("SEX_OTHER",) * 3000 + ("UNKNOWN",) * 1999
_FORMS += (RARE_FORM,)
_DECIDED = (("presumed",),) * 700 + (("presumed", "reasonable_grounds"),) * 200
_DECIDED += (("presumed", "reasonable_grounds", "identified"),) * 90
_DECIDED += (("presumed", "not_a_victim"),) * 10


@dataclass(frozen=True)
class Made:
    """One of the cases, and what finds it."""

    case_id: UUID
    name: str
    rare_word: str


@dataclass
class ManyCases:
    """Makes cases opened by one member of staff, up to a day.

    Nine in ten are of `place`, one in ten of `second`, one in a thousand of `small`;
    `second` also helps: it is asked for places and comes to conferences.
    """

    place: Organisation
    second: Organisation
    small: Organisation
    staff: Staff
    now: datetime
    _rows: dict[type[models.Model], list[Row]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        """Read once what every row needs."""
        self._chance = random.Random(1)
        self._node_key = node_keys.current_node_key(settings.LEDFYR_KEY_DIRECTORY)
        index = vault.node_sealed_key(KeyPurpose.BLIND_INDEX)
        self._index_key = vault.key_for(index)
        self._sounds_secret = vault.blind_index("name-sounds", "of the node")
        self._words_secrets = {
            place.pk: vault.blind_index("words-of-files", str(place.pk))
            for place in (self.place, self.second, self.small)
        }
        self._days = ManyDays(
            staff=self.staff,
            helping=self.second,
            service=a_service(self.second.pk),
            now=self.now,
            chance=self._chance,
            new_key=self._key,
            sealed_with=_sealed,
        )

    def fill(self, rows: int, samples: int = 1) -> list[Made]:
        """Make `rows` cases and as many events; return some cases of `place`."""
        found, apart = [], max(10, rows // samples // 10 * 10)
        with quick_loading():
            for start in range(0, rows, AT_ONCE):
                for number in range(start, min(start + AT_ONCE, rows)):
                    made = self._case(number)
                    if number % apart == 2:
                        found.append(made)
                with transaction.atomic():
                    for model, waiting in self._rows.items():
                        load(model, waiting)
                self._rows.clear()
            chain_events(
                rows, actor_id=self.staff.pk, place_id=self.place.pk, now=self.now
            )
        return found

    def rows(self, numbers: Iterable[int]) -> dict[type[models.Model], list[Row]]:
        """Return the rows of these cases, by model, without keeping them."""
        for number in numbers:
            self._case(number)
        made, self._rows = self._rows, defaultdict(list)
        return dict(made)

    def _case(self, number: int) -> Made:
        person_id, name, age_group = self._person()
        key_id, key = self._key("case")
        case_id, rare, place = uuid4(), f"{number:07d}", self._place(number).pk
        opened_on = localdate(self.now) - timedelta(days=number % OPENED_OVER_DAYS)
        decided = self._chance.choice(_DECIDED)
        closed_on = self._closing(opened_on)
        self._rows[Case].append(
            {
                "id": case_id,
                "reference": _reference(number),
                "person": person_id,
                "sealed_key": key_id,
                "organisation": place,
                "country": "SE",
                "main_form": self._chance.choice(_FORMS),
                "opened_on": opened_on,
                "opened_by": self.staff.pk,
                "closed_on": closed_on,
                "is_sealed": False,
                "situation": None,
                "standing": _standing(decided),
            }
        )
        self._decisions(case_id, place, key, opened_on, decided)
        for row in self._rows[StatusDecision][-len(decided) :]:
            row["age_group"] = age_group
        self._note(case_id, place, key, f"{EVERYWHERE} {self._sentence()} {rare}")
        made = OneCase(
            case_id, place, opened_on, closed_on is None, partial(_sealed, key)
        )
        for model, row in self._days.of_case(made):
            self._rows[model].append(row)
        return Made(case_id, name, rare)

    def _place(self, number: int) -> Organisation:
        if number % 1000 == 0:
            return self.small
        return self.second if number % 10 == 1 else self.place

    def _person(self) -> tuple[UUID, str, str]:
        person_id = uuid4()
        key_id, key = self._key("person")
        name = f"{self._name()} {self._name()}"
        born = self._chance.randrange(1960, 2010)
        age_group = "adult" if born < 2008 else "child"
        known = {"name": name, "birth_date": str(born), "languages": "", "gender": "M"}
        self._rows[Person].append(
            {
                "id": person_id,
                "sealed_key": key_id,
                "sealed_identity": _sealed(
                    key, Person, person_id, "sealed_identity", json.dumps(known)
                ),
                "name_index": sealing.blind_index(
                    self._index_key, "person-name", search_form(name)
                ),
                "age_group": age_group,
                "age_is_in_doubt": False,
                "sex": "M",
                "citizenship_group": "UNKNOWN",
                "revision": 1,
                "same_as": None,
            }
        )
        sounds = _sounds(name.split()[0]) | _sounds(name.split()[1])
        self._rows[NameKey] += (
            {"person": person_id, "key": _short(self._sounds_secret, each)}
            for each in sounds | {f"{sound} {born}" for sound in sounds}
        )
        return person_id, name, age_group

    def _decisions(
        self,
        case_id: UUID,
        place: UUID,
        key: sealing.Key,
        opened_on: date,
        decided: tuple[str, ...],
    ) -> None:
        for step, name in enumerate(decided):
            row_id, told = uuid4(), self._sentence()
            sealed = {
                column: _sealed(key, StatusDecision, row_id, column, text)
                for column, text in (
                    ("sealed_reasons", told),
                    ("sealed_reasons_told", ""),
                )
            }
            decided_on = opened_on + timedelta(days=20 * step)
            self._rows[StatusDecision].append(
                {
                    "id": row_id,
                    "case": case_id,
                    "name": name,
                    "decided_on": min(decided_on, localdate(self.now)),
                    "deciding_organisation": place,
                    "decided_by": self.staff.pk,
                    "taken_by": "",
                    "sealed_taken_by": None,
                    "legal_ground": "se_manual",
                    # One after the other, as they must be where two are of one day.
                    "recorded_at": self.now + timedelta(microseconds=step),
                    "taken_back_on": None,
                    "taken_back_by": None,
                    "sealed_why": None,
                    **sealed,
                }
            )

    def _note(self, case_id: UUID, place: UUID, key: sealing.Key, text: str) -> None:
        row_id, secret = uuid4(), self._words_secrets[place]
        self._rows[FileEntry].append(
            {
                "id": row_id,
                "case": case_id,
                "compartment": _NOTE.value,
                "kind": "note",
                "sealed_text": _sealed(key, FileEntry, row_id, "sealed_text", text),
                "written_by": self.staff.pk,
                "written_at": self.now,
            }
        )
        self._rows[SearchToken] += (
            {
                "case": case_id,
                "compartment": _NOTE.value,
                "token": _short(secret, f"{_NOTE.value} {stem}"),
            }
            for stem in stems(text)
        )

    def _key(self, purpose: str) -> tuple[UUID, sealing.Key]:
        key_id, key = uuid4(), sealing.new_key()
        wrapped = sealing.wrap(self._node_key, key, purpose=purpose, key_id=key_id)
        self._rows[SealedKey].append(
            {
                "id": key_id,
                "purpose": purpose,
                "node_key_id": self._node_key.id,
                "wrapped": wrapped,
                "erased_at": None,
            }
        )
        return key_id, key

    def _closing(self, opened_on: date) -> date | None:
        closed_on = opened_on + timedelta(days=self._chance.randrange(60, 900))
        return closed_on if closed_on <= localdate(self.now) else None

    def _name(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=3)).title()

    def _sentence(self) -> str:
        return " ".join(self._chance.choices(_WORDS, cum_weights=_WEIGHTS, k=6))


def _sealed(
    key: sealing.Key, model: type[models.Model], row: UUID, column: str, text: str
) -> bytes:
    label = model._meta.label_lower
    return sealing.seal(key, text.encode(), model=label, record=row, field=column)


@cache
def _standing(decided: tuple[str, ...]) -> str:
    return status_after([Taken(name, date.min) for name in decided]).value


def _reference(number: int) -> str:
    """Return the reference of a number, no two alike and in no order."""
    left, letters = number * 7_368_787 % 28**8, ""
    for _ in range(8):
        left, rest = divmod(left, 28)
        letters += _LETTERS[rest]
    return f"{letters[:4]}-{letters[4:]}"


@lru_cache(maxsize=300_000)
def _sounds(word: str) -> frozenset[str]:
    return sound_keys(word)


def _short(secret: bytes, text: str) -> bytes:
    return hmac.digest(secret, text.encode(), "sha256")[:SHORT_INDEX_BYTES]
