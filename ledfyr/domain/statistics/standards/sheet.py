"""What is written: a heading and rows, ready for any kind of file."""

from dataclasses import dataclass

Value = str | int | None
"""A code, a number, or nothing: an empty field is not known, never zero."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under a heading; every row is as long as the heading."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
