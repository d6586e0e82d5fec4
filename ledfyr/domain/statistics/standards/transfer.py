"""Which rows are records of persons, and therefore never published?"""

from dataclasses import dataclass

from ledfyr.domain.statistics.standards.sheet import Sheet

WARNING = (
    "This file holds raw counts or records of persons: a transfer from one competent "
    "body to another, never a publication. Send it sealed, and only where a law or the "
    "person allows it."
)


@dataclass(frozen=True, slots=True)
class Transfer:
    """Records under the headings of a standard; no writer of publications takes it.

    `loses` tells what the facts held and the standard cannot hold.
    """

    standard: str
    sheet: Sheet
    loses: tuple[str, ...]
