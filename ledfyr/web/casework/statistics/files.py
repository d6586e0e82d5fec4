"""In which files can a year's released figures be taken along, and what for?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ledfyr.domain.statistics.disclosure import ReleasedTable
from ledfyr.domain.statistics.standards import plain
from ledfyr.domain.statistics.standards.released_figures import of_releases
from ledfyr.web.casework.statistics.presenters import COUNTING_RULE
from ledfyr.web.parts.protection import protection


@dataclass(frozen=True)
class Kind:
    """A kind of file: the end of its name, its media type, and whom it helps."""

    ending: str
    media_type: str
    name: Promise
    use: Promise


KINDS = {
    "xlsx": Kind(
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _("Spreadsheet with notes (XLSX)"),
        _("For reading and for reports. A second sheet says how it was counted."),
    ),
    "parquet": Kind(
        ".parquet",
        "application/vnd.apache.parquet",
        _("Parquet"),
        _("For programs that calculate. A hidden number is empty, never zero."),
    ),
    "sdmx": Kind(
        ".sdmx.xml",
        "application/vnd.sdmx.data+xml;version=3.0.0",
        _("SDMX"),
        _("For statistics offices. Read it with the structure below."),
    ),
    "structure": Kind(
        ".structure.xml",
        "application/vnd.sdmx.structure+xml;version=3.0.0",
        _("SDMX structure"),
        _("The codes of the SDMX file, with their names in English."),
    ),
}


def written(kind: str, tables: tuple[ReleasedTable, ...], now: datetime) -> bytes:
    """Return the released tables of a year as a file of one kind."""
    # Heavy libraries stay out of a process that never writes such a file.
    from ledfyr.engines.statistics import figure_workbook, parquet, sdmx_messages

    match kind:
        case "xlsx":
            names = (gettext("Figures"), gettext("Notes"))
            sheet = plain.rows(of_releases("plain", tables))
            return figure_workbook.written(sheet, _notes(tables), names)
        case "parquet":
            return parquet.written(of_releases("plain", tables))
        case "sdmx":
            return sdmx_messages.data(of_releases("sdmx", tables), "sdmx-ml", now)
        case _:
            return sdmx_messages.structure_message(now)


def _notes(tables: tuple[ReleasedTable, ...]) -> Iterator[tuple[str, str]]:
    yield gettext("How it is counted"), str(COUNTING_RULE)
    for text in dict.fromkeys(protection(table) for table in tables):
        yield gettext("How people are protected"), text
    counted = gettext("Persons registered up to %(day)s. Edition %(edition)d.")
    for table in tables:
        head = table.heading
        told = counted % {"day": head.as_of.isoformat(), "edition": head.edition}
        yield (
            f"{' × '.join(table.dimensions)}, {head.year}",
            f"{told} {head.note}".strip(),
        )
    for body in dict.fromkeys(table.heading.published_by for table in tables):
        yield gettext("Released by"), body
