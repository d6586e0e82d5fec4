"""How does a record become a code that only holders of the key can make?

One-bit minimal hashes: for each bit of the code its own keyed function gives every
piece of the record a number, and the lowest bit of the least number is kept. Two codes
agree in (1 + J) / 2 of their bits, J being the share of pieces that they have in common
(Li and König 2010). Unlike in a Bloom filter, no bit stands for a piece, and every code
has as many ones as zeros.
"""

import hmac
from collections.abc import Callable
from hashlib import shake_256
from secrets import token_bytes

import numpy as np
from numpy.typing import NDArray

from ledfyr.domain.statistics.linkage import BITS, Piece, Prepared, pieces

SHORTEST_KEY = 32
"""Bytes: as many as the hash has."""
_SCHEME = "ledfyr-linkage-1"
_TOLD_EVERY = 1000

Codes = NDArray[np.uint64]


class KeyTooShort(ValueError):
    """A key that could be guessed."""


def encode(
    prepared: Prepared, key: bytes, told: Callable[[int], None] = lambda _: None
) -> Codes:
    """Return the code of each record, shape (records, 16), 64 bits a number.

    `told` hears how many records are done. Raises KeyTooShort below 32 bytes.
    """
    numbers = _Numbers(_checked(key))
    found = np.empty((len(prepared), BITS // 8), dtype=np.uint8)
    for place in range(len(prepared)):
        found[place] = numbers.code(prepared, place)
        if place % _TOLD_EVERY == 0:
            told(place)
    return found.view(np.uint64)


def check_of(key: bytes) -> str:
    """Return what tells whether two codes were made with one key and one scheme.

    Raises KeyTooShort.
    """
    return hmac.digest(_checked(key), b"which key", "sha256")[:6].hex()


def tickets(key: bytes, own: bytes, count: int) -> list[str]:
    """Return what stands for each record outside: nothing tells its id or its row.

    `own` is random and used once, so that lists of one key share no ticket.
    """
    secret = hmac.digest(_checked(key), b"tickets" + own, "sha256")
    made = (hmac.digest(secret, str(n).encode(), "sha256")[:9] for n in range(count))
    return [each.hex() for each in made]


def _checked(key: bytes) -> bytes:
    if len(key) < SHORTEST_KEY:
        raise KeyTooShort(
            f"The key has {len(key)} bytes; make one of {SHORTEST_KEY} random bytes, "
            "and give it to the organisations alone whose lists are linked."
        )
    return hmac.digest(key, _SCHEME.encode(), "sha256")


class _Numbers:
    """The numbers of each piece: made once, and kept as long as codes are made."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._row: dict[Piece, int] = {}
        self._salts: dict[str, bytes] = {}
        self._table = np.empty((1024, BITS), dtype=np.uint16)

    def code(self, prepared: Prepared, place: int) -> NDArray[np.uint8]:
        """Return the bits of one record's code; those of nothing are random."""
        rows = sorted({self._row_of(piece) for piece in pieces(prepared, place)})
        if not rows:
            return np.frombuffer(token_bytes(BITS // 8), dtype=np.uint8)
        least = np.minimum.reduce(self._table.take(rows, axis=0), axis=0)
        return np.packbits((least & np.uint16(1)).astype(np.uint8))

    def _row_of(self, piece: Piece) -> int:
        row = self._row.get(piece)
        if row is None:
            row = self._row[piece] = len(self._row)
            if row == len(self._table):
                self._table = np.concatenate([self._table, np.empty_like(self._table)])
            self._table[row] = self._made(piece)
        return row

    def _made(self, piece: Piece) -> NDArray[np.uint16]:
        """A piece that counts several times draws as often; its least number stays."""
        salt = self._salts.get(piece.part)
        if salt is None:
            salt = hmac.digest(self._key, piece.part.encode(), "sha256")
            self._salts[piece.part] = salt
        seed = hmac.digest(salt, piece.text.encode(), "sha256")
        drawn = np.frombuffer(shake_256(seed).digest(2 * BITS * piece.times), "<u2")
        return np.asarray(drawn.reshape(piece.times, BITS).min(axis=0))
