"""How is a released table written down, and read again without trusting the file?"""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ledfyr.domain.statistics.disclosure.policy import Policy, PolicyError
from ledfyr.domain.statistics.disclosure.release import Status
from ledfyr.domain.statistics.disclosure.released import (
    Coding,
    Heading,
    ReleasedCell,
    ReleasedTable,
    unsealed,
)
from ledfyr.domain.statistics.disclosure.table import (
    ALL,
    MOST_CELLS,
    MOST_PERSONS,
    TOTAL,
    Key,
)
from ledfyr.domain.statistics.facts import DIMENSIONS, code_lists

FORMAT = "ledfyr-release-1"


class ReleaseError(ValueError):
    """A released file that cannot be believed; the message names file and place."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Cell(_Strict):
    key: tuple[str, ...]
    count: int | None = Field(strict=True, ge=0, le=MOST_PERSONS)
    status: Status
    reason: str = Field(min_length=1, max_length=500)


class _File(_Strict):
    format: Literal["ledfyr-release-1"]
    ref_area: str
    measure: str
    year: int = Field(strict=True, ge=1990, le=2100)
    as_of: date
    edition: int = Field(strict=True, ge=1)
    published_on: date
    published_by: str = Field(min_length=1, max_length=200)
    note: str = Field(max_length=500)
    bodies: tuple[str, ...] = ()
    standard: str = Field(default="", max_length=40)
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    dimensions: tuple[str, ...] = Field(min_length=1)
    threshold: int = Field(strict=True)
    width: int = Field(strict=True)
    cells: tuple[_Cell, ...] = Field(min_length=2, max_length=MOST_CELLS)
    digest: str


def written_release(table: ReleasedTable) -> str:
    """Return a released table as JSON, closed by the digest of all it says.

    The digest finds damage and careless changes. Whoever may write to the folder can
    make a new one: the folder's rights keep strangers out, not the digest.
    """
    head = table.heading
    content: dict[str, Any] = {
        "format": FORMAT,
        "ref_area": head.ref_area,
        "measure": head.measure,
        "year": head.year,
        "as_of": head.as_of.isoformat(),
        "edition": head.edition,
        "published_on": head.published_on.isoformat(),
        "published_by": head.published_by,
        "note": head.note,
        "dimensions": list(table.dimensions),
        "threshold": table.policy.threshold,
        "width": table.policy.width,
        "cells": [
            {
                "key": list(cell.key),
                "count": cell.count,
                "status": cell.status.value,
                "reason": cell.reason,
            }
            for cell in table.cells
        ],
    }
    content |= _in_other_codes(table)
    content["digest"] = _digest(content)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _in_other_codes(table: ReleasedTable) -> dict[str, Any]:
    """Return what only tables of certain bodies or in a standard's codes say."""
    said = {
        "bodies": list(table.heading.bodies),
        "standard": table.coding.standard,
        "groups": {
            name: {code: list(parts) for code, parts in codes.items()}
            for name, codes in table.coding.groups.items()
        },
    }
    return {name: value for name, value in said.items() if value}


def read_release(name: str, text: str) -> ReleasedTable:
    """Return the table that a released file holds, if every part of it agrees.

    Raises ReleaseError naming file and place: for a file that was changed, a hidden
    cell with a count, a shown count below the threshold, sums that do not come out.
    """
    found = _parsed(name, text)
    cells = tuple(
        ReleasedCell(cell.key, cell.count, cell.status, cell.reason)
        for cell in found.cells
    )
    try:
        policy = Policy(found.threshold, found.width)
    except PolicyError as error:
        raise ReleaseError(f"{name}: threshold: {error}") from error
    for problem in _problems(found, cells, policy):
        raise ReleaseError(f"{name}: {problem}")
    heading = Heading(
        ref_area=found.ref_area,
        measure=found.measure,
        year=found.year,
        as_of=found.as_of,
        edition=found.edition,
        published_on=found.published_on,
        published_by=found.published_by,
        note=found.note,
        bodies=found.bodies,
    )
    coding = Coding(found.standard, found.dimensions, found.groups)
    return unsealed(heading, found.dimensions, policy, cells, coding)


def _parsed(name: str, text: str) -> _File:
    try:
        content = json.loads(text)
        digest = _digest({k: v for k, v in content.items() if k != "digest"})
        found = _File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ReleaseError(f"{name}: {place}: {first['msg']}.") from error
    except (ValueError, AttributeError, RecursionError) as error:
        raise ReleaseError(f"{name}: this is no released table.") from error
    if digest != found.digest:
        raise ReleaseError(
            f"{name}: digest: the file was changed after its release; "
            "write it again from the node that released it."
        )
    return found


def _problems(
    found: _File, cells: tuple[ReleasedCell, ...], policy: Policy
) -> Iterator[str]:
    yield from _in_heading(found)
    codes = [
        dict.fromkeys(column)
        for column in zip(*(cell.key for cell in cells), strict=False)
    ]
    every = list(product(*codes)) if _fits(codes, len(cells)) else []
    if sorted(every) != sorted(cell.key for cell in cells) or any(
        TOTAL not in column for column in codes
    ):
        yield "cells: not every combination with its margins stands there once."
        return
    for place, cell in enumerate(cells):
        if problem := _in_cell(cell, policy):
            yield f"cells.{place}: {problem}"
    yield from _in_sums({cell.key: cell.count for cell in cells}, codes)


def _in_heading(found: _File) -> Iterator[str]:
    coded = code_lists()
    if found.ref_area not in coded["ref_area"]:
        yield f"ref_area: '{found.ref_area}' is no code of a country."
    if found.measure not in coded["measure"]:
        yield f"measure: '{found.measure}' is no measure."
    if any(name not in (*DIMENSIONS, ALL) for name in found.dimensions):
        yield "dimensions: one of them is not a dimension of figures."
    if len(set(found.dimensions)) < len(found.dimensions):
        yield "dimensions: one of them stands twice."
    if any(len(cell.key) != len(found.dimensions) for cell in found.cells):
        yield "cells: a cell has more or fewer codes than there are dimensions."


def _fits(codes: list[dict[str, None]], cells: int) -> bool:
    size = 1
    for column in codes:
        size *= len(column)
    return size == cells


def _in_cell(cell: ReleasedCell, policy: Policy) -> str:
    if cell.status is Status.PUBLISHED:
        if cell.count is None:
            return "it is said to be shown, but has no count."
        if policy.is_small(cell.count):
            return f"a count below {policy.threshold} is shown."
    elif cell.count is not None:
        return "it is hidden, but has a count."
    return ""


def _in_sums(
    counts: dict[Key, int | None], codes: list[dict[str, None]]
) -> Iterator[str]:
    for key, whole in counts.items():
        for place, code in enumerate(key):
            if code != TOTAL or whole is None:
                continue
            parts = [
                counts[(*key[:place], each, *key[place + 1 :])]
                for each in codes[place]
                if each != TOTAL
            ]
            shown = sum(part for part in parts if part is not None)
            # A hidden cell counts somebody: so the shown ones stay below the whole.
            hidden = parts.count(None)
            if shown + hidden > whole or (not hidden and shown != whole):
                yield f"cells: the parts of {', '.join(key)} do not come to it."


def _digest(content: dict[str, Any]) -> str:
    plain = json.dumps(
        content, ensure_ascii=True, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()
