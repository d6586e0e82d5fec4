"""Which faults were found so far? Enough of them to correct the rest alike."""

from dataclasses import dataclass
from typing import NoReturn

from ledfyr.domain.statistics.collection.sheet import Fault, Said, Sheet, said

MOST_FAULTS = 100


class TooManyFaults(Exception):
    """Reading stops: what was found is enough to begin with."""


@dataclass(frozen=True, slots=True)
class Place:
    """A column of the sheet, from 1 on, and what the sheet itself calls it."""

    number: int
    heading: str


class Faults:
    """Collects faults up to a bound."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Fault] = []

    def add(self, row: int, place: Place | None, what: Said, cure: Said) -> None:
        """Add a fault of a cell, or of a row as a whole; raises TooManyFaults."""
        number, heading = (place.number, place.heading) if place else (0, "")
        self.found.append(Fault(row, number, heading, what, cure))
        if len(self.found) >= MOST_FAULTS:
            raise TooManyFaults

    def twice(self, row: int, first: int) -> None:
        """Add that a row counts what another counted already."""
        self.add(
            row,
            None,
            said("This combination stands in row {first} already.", first=first),
            said("Keep one row for it, with all that was counted."),
        )

    def nothing_in(self, sheet: Sheet) -> None:
        """Add that a sheet holds nothing below its heading."""
        self.add(
            sheet.heading_row,
            None,
            said("No row below the heading holds anything."),
            said("Write one row for each combination that was counted."),
        )

    def stop(self, row: int, what: Said, cure: Said) -> NoReturn:
        """Add a fault after which reading on is of no use; raises TooManyFaults."""
        self.found.append(Fault(row, 0, "", what, cure))
        raise TooManyFaults
