"""How much may a sheet hold?"""

from ledfyr.domain.statistics.collection.faults import Faults
from ledfyr.domain.statistics.collection.sheet import said

MOST_ROWS = 1_000_000
MOST_COMBINATIONS = 100_000
"""More different combinations are a list of people, not statistics."""


def stop_below_the_last_row(row: int, faults: Faults) -> None:
    """Stop at a row below the last one that is read; raises TooManyFaults."""
    if row > MOST_ROWS:
        faults.stop(
            row,
            said("The sheet has more than {most} rows.", most=f"{MOST_ROWS:,}"),
            said("Add up: one row for each combination, not one for each person."),
        )


def stop_at_too_many(row: int, combinations: int, faults: Faults) -> None:
    """Stop where more combinations are kept than may be; raises TooManyFaults."""
    if combinations > MOST_COMBINATIONS:
        faults.stop(
            row,
            said(
                "There are more than {most} different combinations.",
                most=f"{MOST_COMBINATIONS:,}",
            ),
            said("Leave out a column, so that fewer and larger groups are counted."),
        )
