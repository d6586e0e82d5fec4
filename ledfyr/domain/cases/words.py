"""Which words of a text can be searched for?

A word is folded (no case, no accents) and cut after six letters: in the region's many
languages endings change more than beginnings, and nobody has to say which language a
note is in. Short words carry little and would tell most to somebody who counts them.
"""

import re
import unicodedata

CUT_AFTER = 6
SHORTEST = 4
SHORTEST_NUMBER = 3

_WORD = re.compile(r"[^\W_]+")


def stems(text: str) -> frozenset[str]:
    """Return what a text can be found by: each word once, without order or number."""
    return frozenset(
        stem for word in _WORD.findall(_folded(text)) if (stem := _stem(word))
    )


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _stem(word: str) -> str:
    if any(sign.isdigit() for sign in word):
        return word if len(word) >= SHORTEST_NUMBER else ""
    return word[:CUT_AFTER] if len(word) >= SHORTEST else ""
