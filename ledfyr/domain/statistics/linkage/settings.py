"""By which settings are records compared, and why?"""

from collections.abc import Collection
from enum import StrEnum
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, Words, read

_FILE = Path(__file__).with_name("settings.toml")
_SUMS_TO_ONE = 1e-6


class TestKind(StrEnum):
    """How two values of a column are compared."""

    EXACT = "exact"
    SWAPPED = "swapped"
    ALIKE = "alike"
    DAY_MONTH = "day_month"
    TYPED = "typed"
    UNTOLD = "untold"


class Test(Knowledge):
    """One comparison of two values of a column.

    `least` is a Jaro-Winkler likeness, 0 to 1; `most` a number of mistyped signs
    (Damerau-Levenshtein).
    """

    kind: TestKind
    of: str
    also: str = ""
    least: float = 1.0
    most: int = 0


class Level(Knowledge):
    """One way in which two records agree or differ: where all its tests are passed.

    `rare` names the column in which agreeing in a rare value tells more, `keeps` says
    what no file teaches anew. The last level has no tests.
    """

    m: float
    u: float
    all: tuple[Test, ...]
    rare: str = ""
    keeps: tuple[str, ...] = ()


class Comparison(Knowledge):
    """How one thing that is known of people is compared; the first level that fits."""

    id: str
    why: Words
    missing_without: tuple[str, ...]
    only_without: str = ""
    level: tuple[Level, ...]

    @property
    def columns(self) -> frozenset[str]:
        """Return the prepared columns that are read."""
        tests = [test for level in self.level for test in level.all]
        found = {test.of for test in tests} | {test.also for test in tests}
        return frozenset((found | set(self.missing_without)) - {""})


class Block(Knowledge):
    """Columns in all of which two records must agree to be compared at all."""

    on: tuple[str, ...]
    why: Words
    teaches: bool = False


class ConflictRule(Knowledge):
    """A difference that no likeness outweighs; only between records that are sure."""

    id: str
    kind: str
    of: str
    only_where: str
    why: Words


class Column(Knowledge):
    """A column of a file, the headings it goes by, and what is prepared from it."""

    id: str
    headings: tuple[str, ...]
    makes: tuple[str, ...]


class Joined(Knowledge):
    """A prepared column put together from others, where all of them are told."""

    id: str
    of: tuple[str, ...]
    in_any_order: bool = False


class Settings(Knowledge):
    """Everything that linkage is told, with the reasons in words."""

    source: str
    learns_from: int
    why_learns_from: Words
    rare_names_from: int
    why_rare_names_from: Words
    prior_recall: float
    why_prior_recall: Words
    every_pair_up_to: int
    why_every_pair_up_to: Words
    floor: float
    why_floor: Words
    threshold: float
    why_threshold: Words
    review_from: float
    why_review_from: Words
    column: tuple[Column, ...]
    joined: tuple[Joined, ...]
    comparison: tuple[Comparison, ...]
    block: tuple[Block, ...]
    conflict: tuple[ConflictRule, ...]

    def comparisons_for(self, columns: Collection[str]) -> tuple[Comparison, ...]:
        """Return the comparisons that these prepared columns allow."""
        return tuple(
            each
            for each in self.comparison
            if each.columns <= set(columns) and each.only_without not in columns
        )

    def blocks_for(self, columns: Collection[str]) -> tuple[Block, ...]:
        """Return the blocks that these prepared columns allow.

        A column that is not there is left out of a block if two or more stay.
        """
        found: dict[tuple[str, ...], Block] = {}
        for block in self.block:
            on = tuple(column for column in block.on if column in columns)
            if on == block.on or len(on) > 1:
                found.setdefault(on, block.model_copy(update={"on": on}))
        return tuple(found.values())


@cache
def linkage_settings() -> Settings:
    """Return the settings of this house; raises KnowledgeError for a broken file."""
    found = read(_FILE, Settings)
    made = {name for column in found.column for name in column.makes}
    made |= {joined.id for joined in found.joined}
    for comparison in found.comparison:
        _check(comparison, made)
    for block in found.block:
        if unknown := set(block.on) - made:
            raise KnowledgeError(f"{_FILE.name}: nothing makes {', '.join(unknown)}.")
    return found


def _check(comparison: Comparison, made: Collection[str]) -> None:
    if unknown := comparison.columns - set(made):
        raise KnowledgeError(f"{_FILE.name}: nothing makes {', '.join(unknown)}.")
    for name in ("m", "u"):
        total = sum(getattr(level, name) for level in comparison.level)
        if abs(total - 1) > _SUMS_TO_ONE:
            raise KnowledgeError(
                f"{_FILE.name}: the {name} of '{comparison.id}' add up to {total:.6f}; "
                "correct them so that they add up to 1."
            )
