"""Which other published tools are there, and why are they not run here?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.screening.accuracy import Study
from ledfyr.domain.vocabulary.knowledge import Knowledge, Words, read

_FILE = Path(__file__).parent / "tools" / "catalogue.toml"


class PublishedTool(Knowledge):
    """A tool whose items or rule could not be read: what is known about it."""

    id: str
    title: Words
    setting: Words
    rule: Words
    themes: tuple[Words, ...] = ()
    remark: Words
    study: tuple[Study, ...] = ()
    source: str
    checked: bool
    checked_on: date | None = None


class _Catalogue(Knowledge):
    tool: tuple[PublishedTool, ...]


@cache
def published_tools() -> tuple[PublishedTool, ...]:
    """Return the tools known but not run; raises KnowledgeError for a faulty file."""
    return read(_FILE, _Catalogue).tool
