"""How do names sound, however they were written?

One name reaches a file as Шевченко, Shevchenko, Szewczenko, Ševtšenko or Schewtschenko.
A sound key is equal for such spellings: letters that the region's spellings confuse are
one sound, vowels are left out. Latin, Cyrillic, Arabic and Georgian letters are read; a
name in another script stays as it stands.
"""

import re
import unicodedata
from itertools import product

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
_ARABIC = dict(
    zip(
        "اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئپچژگکیـ",
        "a a a a a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a a  u i "
        "p ch zh g k i ".split(" "),
        strict=True,
    )
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h"
        "".split(" "),
        strict=True,
    )
)
_READ = str.maketrans(_CYRILLIC | _LATIN | _ARABIC | _GEORGIAN)
_ARTICLE = re.compile(r"\bال(?=\w{3})")
_FIRST_WAW = re.compile(r"\bو")
"""A vowel within a word, a consonant at its beginning."""
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
    return frozenset(key for word in words_of(name) for key in keys_of(word))


def sound_of(name: str) -> str:
    """Return one key of a whole name: of each word the first reading, words in order.

    Coarser than `sound_keys`, of which spellings that differ may share only some.
    """
    return " ".join(sorted(_first_reading(word) for word in words_of(name)))


def words_of(name: str) -> list[str]:
    """Return the words of a name in Latin letters: no case, accent or apostrophe."""
    written = _ARTICLE.sub("ال ", unicodedata.normalize("NFC", name.casefold()))
    composed = _FIRST_WAW.sub("w", written).translate(_READ)
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", composed)
        if not unicodedata.combining(letter) and letter not in "'’ʼ"
    )
    return re.findall(r"[^\W\d_]+", plain)


def keys_of(word: str) -> frozenset[str]:
    """Return how one word, as `words_of` gives it, can be read."""
    parts: list[tuple[str, ...]] = []
    for found in _PATTERN.finditer(word):
        number = found.lastindex or 0
        parts.append(_SOUNDS[number - 1][1] or (found[0].upper(),))
    spoken = {_once("".join(part)) for part in product(*parts)}
    if all(len(key) < SHORTEST_KEY for key in spoken):
        return frozenset({_once(re.sub("[jy]", "i", word))})
    return frozenset(sorted(key for key in spoken if len(key) >= SHORTEST_KEY)[:8])


def _first_reading(word: str) -> str:
    parts = []
    for found in _PATTERN.finditer(word):
        readings = _SOUNDS[(found.lastindex or 0) - 1][1] or (found[0].upper(),)
        parts.append(readings[0])
    return _once("".join(parts)) or _once(re.sub("[jy]", "i", word))


def _once(letters: str) -> str:
    return re.sub(r"(.)\1+", r"\1", letters)
