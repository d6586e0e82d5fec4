"""How are submitted figures written down, to be sealed and read again?"""

import json
import zlib
from dataclasses import asdict, dataclass

from ledfyr.domain.statistics.cells import Certainty, Printed, StatCell
from ledfyr.domain.statistics.collection import Checked
from ledfyr.domain.statistics.facts import DIMENSIONS, Fact


@dataclass(frozen=True)
class Figures:
    """What one version states: facts, or the cells of a country's aggregates."""

    facts: tuple[Fact, ...]
    cells: tuple[StatCell, ...]
    rows: int
    blanks: int
    dashes: int


def as_bytes(checked: Checked) -> bytes:
    """Return what a checked sheet states, packed; read again by `from_bytes`."""
    columns = (*DIMENSIONS, "count")
    content = {
        "columns": columns,
        "facts": [[getattr(fact, c) for c in columns] for fact in checked.facts],
        "cells": [asdict(cell) for cell in checked.cells],
        "rows": checked.rows,
        "blanks": checked.blanks,
        "dashes": checked.dashes,
    }
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode())


def from_bytes(packed: bytes) -> Figures:
    """Return the figures that `as_bytes` wrote down."""
    content = json.loads(zlib.decompress(packed))
    columns = content["columns"]
    return Figures(
        facts=tuple(
            Fact(**dict(zip(columns, row, strict=True))) for row in content["facts"]
        ),
        cells=tuple(map(_cell, content["cells"])),
        rows=content["rows"],
        blanks=content["blanks"],
        dashes=content["dashes"],
    )


def _cell(known: dict[str, object]) -> StatCell:
    coded = {
        "printed": Printed(str(known["printed"])),
        "certainty": Certainty(str(known["certainty"])),
        "notes": (),
        "candidates": (),
    }
    return StatCell(**(known | coded))  # type: ignore[arg-type]
