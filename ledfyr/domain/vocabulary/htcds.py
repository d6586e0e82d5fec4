"""What are our codes called in the Human Trafficking Case Data Standard 2.0?

One table for both directions: exchange writes cases in these words, statistics reads
them.
"""

from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, read

_FILE = Path(__file__).with_name("htcds.toml")


class Blank(Knowledge):
    """Fields of the standard that are never filled, and why."""

    why: str
    fields: tuple[str, ...]


class Htcds(Knowledge):
    """The names of the standard, and which of our codes become which of its values."""

    attribution: str
    source: str
    filled: tuple[str, ...]
    left_blank: tuple[Blank, ...]
    values: dict[str, tuple[str, ...]]
    trafficking_status: dict[str, str]
    deciding_body: dict[str, str]
    organisation_type: dict[str, str]
    type_of_exploitation: dict[str, str]
    type_of_sex_exploitation: dict[str, str]
    forced_labour_industry: dict[str, str]
    methods_of_control: dict[str, str]
    method_of_recruitment: dict[str, str]
    relationship_to_trafficker: dict[str, str]
    gender: dict[str, str]

    @property
    def fields(self) -> frozenset[str]:
        """Return the name of every field of the standard."""
        blank = (name for each in self.left_blank for name in each.fields)
        return frozenset(self.filled).union(blank)


@cache
def htcds() -> Htcds:
    """Return the standard's names and our mappings."""
    return read(_FILE, Htcds)
