"""Keyed hashes that find names and words again without telling them.

One derived key per purpose, then HMAC-SHA256, cut short. Decision 0010 says what such
an index tells whoever steals the database.
"""

import hmac
from collections.abc import Iterable
from uuid import UUID

from ledfyr.apps.access import vault
from ledfyr.apps.cases.models.person import SHORT_INDEX_BYTES
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.cases.partial_dates import PartialDate
from ledfyr.domain.vocabulary.spelling import sound_keys


def name_keys(name: str, birth: PartialDate | None) -> frozenset[bytes]:
    """Return what finds a name by its sound; with a year of birth, better still."""
    secret = vault.blind_index("name-sounds", "of the node")
    sounds = sound_keys(name)
    dated = {f"{sound} {birth.year}" for sound in sounds} if birth else set()
    return frozenset(_short(secret, key) for key in sounds | dated)


def text_tokens(
    organisation_id: UUID, compartments: Iterable[Compartment], stems: Iterable[str]
) -> dict[Compartment, dict[str, bytes]]:
    """Return the token of each word in each compartment of an organisation's files.

    The same word has other tokens in another compartment and another organisation.
    """
    secret = vault.blind_index("words-of-files", str(organisation_id))
    words = tuple(stems)
    return {
        part: {word: _short(secret, f"{part.value} {word}") for word in words}
        for part in compartments
    }


def _short(secret: bytes, text: str) -> bytes:
    return hmac.digest(secret, text.encode(), "sha256")[:SHORT_INDEX_BYTES]
