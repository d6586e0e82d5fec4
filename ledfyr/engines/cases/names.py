"""How do names sound, however they were written? Compared with RapidFuzz.

One name reaches a file as Шевченко, Shevchenko, Szewczenko, Ševtšenko or Schewtschenko.
A sound key is equal for such spellings: letters that the region's spellings confuse are
one sound, vowels are left out. It is for finding; `likeness` then compares in full.
Latin and Cyrillic letters are read; a name in another script is compared as it stands.
"""

import re
import unicodedata
from itertools import product

from rapidfuzz.distance import JaroWinkler

SHORTEST_KEY = 2
"""A key of fewer sounds would find half a town: the vowels then stay in it."""

_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйјклмнопрстуўфхцчшщъыьэюяђљњћџ",
        "a b v g g d e yo ye zh z i i yi y j k l m n o p r s t u u f kh ts ch sh "
        "shch  y  e yu ya dj lj nj ch dz".split(" "),
        strict=True,
    )
)
_LATIN = {"š": "sh", "č": "ch", "ž": "zh", "ć": "ch", "ś": "sh", "ź": "zh", "ż": "zh"}
_LATIN |= {"ş": "sh", "ș": "sh", "ţ": "ts", "ț": "ts", "ł": "l", "đ": "d", "ı": "i"}
_LATIN |= {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "e"}
_READ = str.maketrans(_CYRILLIC | _LATIN)
_SOUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schtsch|shch|szcz|stsch", ("S",)),
    ("tsch|tch|tsh|dzh|sch|cz|sh|sz|zh|rz|ts|tz|dz", ("S",)),
    ("ch", ("S", "")),
    ("x|ks", ("KS",)),
    ("c(?=[eiy])", ("S",)),
    ("[sz]", ("S",)),
    ("kh", ("",)),
    ("ph|th(?=f)", ("F",)),
    ("th|[dt]", ("T",)),
    ("[fvw]", ("F",)),
    ("[bp]", ("P",)),
    ("^g|gh|h", ("K", "")),
    ("[gkqc]", ("K",)),
    ("[lmnr]", ()),
    ("[a-z]", ("",)),
)
_PATTERN = re.compile("|".join(f"({letters})" for letters, _ in _SOUNDS))


def sound_keys(name: str) -> frozenset[str]:
    """Return the keys that find each word of a name; eight a word at most."""
    return frozenset(key for word in _words(name) for key in _keys(word))


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1, whatever script, order or missing words.

    Each word of the shorter name is compared with the best of the other (Jaro-Winkler
    on Latin letters); the worst of them weighs most, and a word on its own cannot make
    two names fully alike.
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return 0.0
    found = []
    left = list(long)
    for word in short:
        best = max(left, key=lambda each: _alike(word, each))
        found.append(_alike(word, best))
        left.remove(best)
    together = 0.6 * sum(found) / len(found) + 0.4 * min(found)
    return together if len(short) > 1 or len(long) == 1 else together * 0.9


def _alike(one: str, other: str) -> float:
    if _keys(one) & _keys(other):
        return max(0.96, JaroWinkler.similarity(one, other))
    return JaroWinkler.similarity(one, other)


def _words(name: str) -> list[str]:
    composed = unicodedata.normalize("NFC", name.casefold()).translate(_READ)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", composed)
        if not unicodedata.combining(letter) and letter not in "'’ʼ"
    )
    return re.findall(r"[^\W\d_]+", plain)


def _keys(word: str) -> frozenset[str]:
    parts: list[tuple[str, ...]] = []
    for found in _PATTERN.finditer(word):
        number = found.lastindex or 0
        parts.append(_SOUNDS[number - 1][1] or (found[0].upper(),))
    spoken = {_once("".join(part)) for part in product(*parts)}
    if all(len(key) < SHORTEST_KEY for key in spoken):
        return frozenset({_once(re.sub("[jy]", "i", word))})
    return frozenset(sorted(key for key in spoken if len(key) >= SHORTEST_KEY)[:8])


def _once(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)
