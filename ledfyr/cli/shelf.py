"""What was published before, so that the next table is laid beside it.

A folder of released tables: that of a node, or one of the command's own. No hidden
number is in it, so that it may lie beside the published files.
"""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ledfyr.cli.failure import InputError
from ledfyr.domain.statistics.disclosure import (
    LeakFound,
    PolicyError,
    ReleasedTable,
    ReleaseError,
    TableError,
    TooFineToCompare,
)
from ledfyr.engines.statistics.release_files import released, write_release


@dataclass(frozen=True)
class ShelfFolder:
    """A folder of published tables; raises InputError where it cannot be believed."""

    folder: Path

    @cached_property
    def tables(self) -> tuple[ReleasedTable, ...]:
        """Every table in it; none where there is no folder yet."""
        try:
            return released(self.folder)
        except ReleaseError as error:
            raise InputError(
                f"{self.folder}: {error} Without it, what is published now cannot be "
                "compared with what was published before."
            ) from error

    def keep(self, tables: Iterable[ReleasedTable]) -> None:
        """Add tables that are being published; a folder that stays empty goes again."""
        try:
            self._write(tables)
        except BaseException:
            with suppress(OSError):
                self.folder.rmdir()
            raise

    def _write(self, tables: Iterable[ReleasedTable]) -> None:
        try:
            for table in tables:
                write_release(self.folder, table)
        except (OSError, ReleaseError) as error:
            raise InputError(
                f"{self.folder}: what is published cannot be kept there: {error}; "
                "name another folder with --shelf."
            ) from error


def beside(given: Path) -> Path:
    """Return the folder in which a file of facts has its published tables."""
    return given.with_name(f"{given.stem}.published")


def day(text: str) -> date:
    """Read the day of an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text}' is no day; write it as 2026-12-31."
        ) from None


@contextmanager
def refusals(given: str, shelf: ShelfFolder) -> Iterator[None]:
    """Say in one sentence why tables are not published, and what to do."""
    from ledfyr.engines.statistics.history import DifferenceFound, OtherBodies
    from ledfyr.engines.statistics.suppression import CannotProtect

    try:
        yield
    except PolicyError as error:
        raise InputError(f"--threshold: {error}") from error
    except DifferenceFound as error:
        raise InputError(
            f"{given}: laid beside what was published before ({shelf.folder}), these "
            "tables would tell of few persons, whatever is hidden in them; keep to the "
            "standard and the groups that were published before."
        ) from error
    except (TableError, CannotProtect, LeakFound) as error:
        raise InputError(f"{given}: a table cannot be protected: {error}") from error
    except (OtherBodies, TooFineToCompare) as error:
        raise InputError(f"{given}: {error}") from error
