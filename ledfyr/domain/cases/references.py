"""What is a case called when nobody may be named?"""

import re
from collections.abc import Callable, Sequence

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"
_BETWEEN = re.compile(r"[\s\-\u00AD\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u200B]+")


def new_reference(choose: Callable[[Sequence[str]], str]) -> str:
    """Return a pseudonym such as `K7QX-3M2P`; `choose` picks one letter at random.

    Vowels and look-alike signs are left out, so no word and no misreading comes of it.
    """
    letters = [choose(_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def read_reference(typed: str) -> str:
    """Return the pseudonym that somebody typed, as it is kept; raises nothing.

    Small letters, spaces and any dash, or none, make no difference: a number is read
    out on the telephone. What is no pseudonym comes back as no case is called.
    """
    letters = _BETWEEN.sub("", typed).upper()
    return f"{letters[:4]}-{letters[4:]}"
