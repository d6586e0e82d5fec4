"""Very many synthetic cases at once, truly sealed.

What the actions write for a case, without asking anybody: keys wrapped under the node
key, an identity with what finds its name, decisions with their reasons, a note, and
what finds its words. Every name and word is made of syllables and means nothing.
"""

import hmac
import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
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
from ledfyr.domain.cases.words import stems
from ledfyr.domain.vocabulary.spelling import sound_keys
from ledfyr.engines.access import node_keys, sealing
from tests.factories.bulk import load, quick_loading

AT_ONCE = 20_000
OPENED_OVER_DAYS = 3650
EVERYWHERE = "harbour"
"""A word that stands in the note of every case."""

_NOTE = Compartment.SUPPORT
_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
_WORDS = [a + b + c for a in _SYLLABLES for b in _SYLLABLES for c in ("ren", "lik")]
_WEIGHTS = list(accumulate(1 / (place + 1) for place in range(len(_WORDS))))


@dataclass(frozen=True)
class Made:
    """One of the cases, and what finds it."""

    case_id: UUID
    name: str
    rare_word: str


@dataclass
class ManyCases:
    """Makes cases of one organisation, opened by one member of staff up to a day."""

    place: Organisation
    staff: Staff
    now: datetime
    _rows: dict[type[models.Model], list[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def __post_init__(self) -> None:
        """Read once what every row needs."""
        self._chance = random.Random(1)
        self._node_key = node_keys.current_node_key(settings.LEDFYR_KEY_DIRECTORY)
        index = vault.node_sealed_key(KeyPurpose.BLIND_INDEX)
        self._index_key = vault.key_for(index)
        self._sounds_secret = vault.blind_index("name-sounds", "of the node")
        self._words_secret = vault.blind_index("words-of-files", str(self.place.pk))

    def fill(self, rows: int) -> Made:
        """Make `rows` cases and return the one in the middle."""
        middle = Made(uuid4(), "", "")
        with quick_loading():
            for start in range(0, rows, AT_ONCE):
                for number in range(start, min(start + AT_ONCE, rows)):
                    made = self._case(number)
                    middle = made if number == rows // 2 else middle
                with transaction.atomic():
                    for model, waiting in self._rows.items():
                        load(model, waiting)
                self._rows.clear()
        return middle

    def _case(self, number: int) -> Made:
        person_id, name = self._person()
        key_id, key = self._key("case")
        case_id, rare = uuid4(), f"{number:07d}"
        opened_on = localdate(self.now) - timedelta(days=number % OPENED_OVER_DAYS)
        self._rows[Case].append(
            {
                "id": case_id,
                "reference": _reference(number),
                "person": person_id,
                "sealed_key": key_id,
                "organisation": self.place.pk,
                "country": "SE",
                "main_form": self._chance.choice(("LABOUR", "SEX_OTHER", "UNKNOWN")),
                "opened_on": opened_on,
                "opened_by": self.staff.pk,
                "closed_on": self._closing(opened_on),
                "is_sealed": False,
                "situation": None,
            }
        )
        self._decisions(case_id, key, opened_on)
        self._note(case_id, key, f"{EVERYWHERE} {self._sentence()} {rare}")
        return Made(case_id, name, rare)

    def _person(self) -> tuple[UUID, str]:
        person_id = uuid4()
        key_id, key = self._key("person")
        name = f"{self._name()} {self._name()}"
        born = self._chance.randrange(1960, 2010)
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
                "age_group": "adult" if born < 2008 else "child",
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
        return person_id, name

    def _decisions(self, case_id: UUID, key: sealing.Key, opened_on: date) -> None:
        names = ["presumed", "reasonable_grounds"][: self._chance.choice((1, 1, 1, 2))]
        for place, name in enumerate(names):
            row_id, told = uuid4(), self._sentence()
            sealed = {
                column: _sealed(key, StatusDecision, row_id, column, text)
                for column, text in (
                    ("sealed_reasons", told),
                    ("sealed_reasons_told", ""),
                )
            }
            decided_on = opened_on + timedelta(days=20 * place)
            self._rows[StatusDecision].append(
                {
                    "id": row_id,
                    "case": case_id,
                    "name": name,
                    "decided_on": min(decided_on, localdate(self.now)),
                    "deciding_organisation": self.place.pk,
                    "decided_by": self.staff.pk,
                    "legal_ground": "se_manual",
                    "recorded_at": self.now,
                    **sealed,
                }
            )

    def _note(self, case_id: UUID, key: sealing.Key, text: str) -> None:
        row_id = uuid4()
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
                "token": _short(self._words_secret, f"{_NOTE.value} {stem}"),
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
