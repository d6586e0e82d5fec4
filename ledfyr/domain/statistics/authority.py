"""Whose figures count, where several organisations send the same?"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeVar

Sender = TypeVar("Sender")


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """What one figure of a country is made of: a template, a country and a year."""

    template: str
    ref_area: str
    year: int


def whose_count(senders: Collection[Sender], decided: Sender | None) -> Sender | None:
    """Return the one sender whose figures are the country's, or None if it is open.

    Whoever sends alone counts. Of several, the one on whom it was decided counts, alone
    and whole: two figures of the same are never added, averaged or mixed, and until
    somebody has decided, neither counts.
    """
    if decided is not None and decided in senders:
        return decided
    return next(iter(senders)) if len(senders) == 1 else None
