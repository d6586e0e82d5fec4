"""How does a released table read in a spreadsheet? With its notes, and never raw."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext

from ledfyr.domain.statistics.disclosure import ReleasedTable
from ledfyr.web.casework.statistics.presenters import (
    COUNTING_RULE,
    form_name,
    why_hidden,
)
from ledfyr.web.parts.protection import protection


def written(year: int, table: ReleasedTable) -> str:
    """Return the table as comma-separated text; a hidden number is left empty.

    The notes follow the table after an empty line. A spreadsheet reads the letters
    right because the text starts with a byte order mark.
    """
    text = StringIO()
    csv.writer(text).writerows(_rows(year, table))
    return "\ufeff" + text.getvalue()


def _rows(year: int, table: ReleasedTable) -> Iterator[tuple[str, ...]]:
    yield ("year", "code", "form", "persons", "status", "note")
    for cell in table.cells:
        shown = "" if cell.count is None else str(cell.count)
        code = cell.key[0]
        why = why_hidden(cell, table)
        yield (str(year), code, form_name(code), shown, cell.status.value, why)
    yield ()
    yield (gettext("Notes"),)
    head = table.heading
    counted = gettext("Persons registered up to %(day)s. Edition %(edition)d.")
    yield (counted % {"day": head.as_of.isoformat(), "edition": head.edition},)
    yield (str(COUNTING_RULE),)
    yield (protection(table),)
