"""Tags for the pieces of a page: sources, status words, telephone links."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext

from ledfyr.domain.vocabulary.knowledge import UNKNOWN
from ledfyr.domain.vocabulary.sources import Source
from ledfyr.domain.vocabulary.sources import source as shared_source
from ledfyr.web.parts.contacts import dialled

register = template.Library()
register.filter("dialled", dialled)

STATUS_COLOURS = {
    "calm": "accent",
    "waiting": "warning",
    "done": "success",
    "overdue": "danger",
}


@register.filter
def said(words: object) -> str:
    """Return words of a knowledge file in the reader's language."""
    text = str(words) if words else ""
    return gettext(text) if text else ""


@register.filter
def beside(cells: Iterable[Any], names: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Return each cell of a row with the name of its column, which a card says."""
    return list(zip(cells, names, strict=True))


@register.inclusion_tag("parts/source.html")
def source_note(
    source: Source | str,
    place: str = "",
    checked: bool | None = None,
    checked_on: date | None = None,
) -> dict[str, Any]:
    """Where a fact comes from, and whether anybody has confirmed it.

    `source` is a Source or the id of a shared one. Raises KnowledgeError for an id that
    does not exist.
    """
    found = shared_source(source) if isinstance(source, str) else source
    return {
        "source": _source(found),
        "place": place,
        "checked": found.checked if checked is None else checked,
        "checked_on": checked_on or found.checked_on,
    }


@register.inclusion_tag("parts/sources.html")
def sources_note(
    cited: Iterable[tuple[Source, bool]], opened: bool = False
) -> dict[str, Any]:
    """Several sources together; the flag says whether anybody confirmed the fact."""
    sources = [
        {"source": _source(found), "checked": checked, "checked_on": found.checked_on}
        for found, checked in cited
    ]
    return {
        "sources": sources,
        "opened": opened,
        "has_unconfirmed": not all(entry["checked"] for entry in sources),
    }


def _source(found: Source) -> dict[str, object]:
    return {
        "title": said(found.title),
        "publisher": _known(found.publisher),
        "year": _known(found.year),
        "link": found.address if found.address.startswith("https://") else "",
    }


def _known(words: object) -> object:
    return "" if words == UNKNOWN else words


@register.inclusion_tag("parts/status_tag.html")
def status_tag(label: str, kind: str = "calm") -> dict[str, str]:
    """A short word on where something stands; red only for what is overdue."""
    return {"label": label, "colour": STATUS_COLOURS[kind]}
