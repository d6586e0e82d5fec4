"""Which law, study or report does a fact come from, and was it checked?"""

from datetime import date
from functools import cache
from pathlib import Path

from ledfyr.domain.vocabulary.knowledge import Knowledge, KnowledgeError, read

_FILE = Path(__file__).with_name("sources.toml")


class Source(Knowledge):
    """A law, study or report that knowledge files cite by `id`."""

    id: str
    title: str
    publisher: str
    year: int | str
    language: str
    address: str
    checked: bool
    checked_on: date | None = None


class _Sources(Knowledge):
    source: tuple[Source, ...]


@cache
def all_sources() -> dict[str, Source]:
    """Return every shared source by id; raises KnowledgeError on a repeated id."""
    found: dict[str, Source] = {}
    for source in read(_FILE, _Sources).source:
        if source.id in found:
            raise KnowledgeError(
                f"{_FILE.name}: the source id '{source.id}' is used twice."
            )
        found[source.id] = source
    return found


def source(source_id: str) -> Source:
    """Return the shared source with this id; raises KnowledgeError if there is none."""
    try:
        return all_sources()[source_id]
    except KeyError:
        raise KnowledgeError(
            f"No source has the id '{source_id}'; add it to {_FILE.name}."
        ) from None
