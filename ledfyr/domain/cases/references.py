"""What is a case called when nobody may be named?"""

from collections.abc import Callable, Sequence

_LETTERS = "23456789BCDFGHJKMNPQRSTVWXYZ"


def new_reference(choose: Callable[[Sequence[str]], str]) -> str:
    """Return a pseudonym such as `K7QX-3M2P`; `choose` picks one letter at random.

    Vowels and look-alike signs are left out, so no word and no misreading comes of it.
    """
    letters = [choose(_LETTERS) for _ in range(8)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])
