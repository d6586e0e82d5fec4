"""When has somebody practised enough for a certificate?

The share is Ledfyr's own: it says that somebody practised, not that they are competent
to identify victims. Only the country's mechanism says who is.
"""

from collections.abc import Iterable

ENOUGH_RIGHT_PERCENT = 80


def has_passed(right: int, total: int) -> bool:
    """Return whether at least 80 of 100 questions were answered as the facts do."""
    return total > 0 and right * 100 >= total * ENOUGH_RIGHT_PERCENT


def has_certificate(passed: Iterable[bool]) -> bool:
    """Return whether every exercise was passed; without exercises there is none."""
    results = list(passed)
    return bool(results) and all(results)
