"""What does a coarser table hide less, and how are its groups named?"""

import sys
from collections.abc import Sequence

from ledfyr.cli.failure import InputError
from ledfyr.domain.statistics.coarsening import (
    Group,
    NoSuchGroup,
    grouped,
    usual_group,
)
from ledfyr.domain.statistics.disclosure import (
    LeakFound,
    Policy,
    SafeTable,
    Table,
)
from ledfyr.engines.statistics.protection import protect
from ledfyr.engines.statistics.suppression import CannotProtect


def in_groups(table: Table, asked: Sequence[str]) -> Table:
    """Return the table with the codes put together that `--group` names.

    `form` stands for the usual group of that dimension, `form=other:begging,organ` for
    one's own. Raises InputError.
    """
    for text in asked:
        try:
            table = grouped(table, _group(table, text))
        except NoSuchGroup as error:
            raise InputError(f"--group {text}: {error}") from error
    return table


def tell_gain(
    tables: Sequence[Table], coarse: Sequence[SafeTable], policy: Policy
) -> None:
    """Say on standard error how many cells are hidden in groups, and without."""
    for table, safe in zip(tables, coarse, strict=True):
        after = sum(cell.count is None for cell in safe.cells)
        try:
            fine = protect(table, policy).cells
            before = f"{sum(cell.count is None for cell in fine)} of {len(fine)}"
        except (CannotProtect, LeakFound):
            before = f"no way to protect {len(table.with_margins)}"
        sys.stderr.write(
            f"ledfyr: hidden without groups: {before} cells; with them: {after} of "
            f"{len(safe.cells)}.\n"
        )


def _group(table: Table, text: str) -> Group:
    dimension, is_own, named = text.partition("=")
    if not is_own:
        return usual_group(table, dimension)
    name, _, codes = named.partition(":")
    chosen = tuple(code.strip() for code in codes.split(",") if code.strip())
    if not name.strip() or len(chosen) < 2:
        raise NoSuchGroup(
            f"write {dimension}=name:code,code with two codes or more, or only "
            f"{dimension} for its usual group."
        )
    return Group(dimension, name.strip(), chosen)
