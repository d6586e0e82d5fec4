"""Figures as a Parquet file, with what has to be read beside them in its metadata."""

import json
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from ledfyr.domain.statistics.standards import plain
from ledfyr.domain.statistics.standards.publication import Publication
from ledfyr.domain.statistics.standards.sheet import Sheet
from ledfyr.domain.statistics.standards.telling import told

_NUMBERS = {"year", "until", "count"}


def written(publication: Publication) -> bytes:
    """Return the long table; texts as dictionaries, a hidden count as null.

    The key `ledfyr_notes` of the metadata holds the remarks as JSON.
    """
    sheet = plain.rows(publication)
    notes = json.dumps([remark._asdict() for remark in told(publication)])
    schema = pa.schema(
        [
            pa.field(
                name,
                pa.int64()
                if name in _NUMBERS
                else pa.dictionary(pa.int32(), pa.string()),
            )
            for name in sheet.columns
        ],
        metadata={"ledfyr_notes": notes},
    )
    file = BytesIO()
    pq.write_table(pa.table(_columns(sheet), schema=schema), file)
    return file.getvalue()


def _columns(sheet: Sheet) -> dict[str, list[str | int | None]]:
    values = zip(*sheet.rows, strict=True) if sheet.rows else ((),) * len(sheet.columns)
    return {
        name: list(column) for name, column in zip(sheet.columns, values, strict=True)
    }
