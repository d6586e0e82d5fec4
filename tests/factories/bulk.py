"""Rows straight into a table, by the quickest way each database has."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models

Row = Mapping[str, Any]

_INDEXES = {
    "sqlite": """
        SELECT name, sql FROM sqlite_master
        WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name""",
    "postgresql": """
        SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = current_schema() AND indexname NOT IN (
            SELECT conindid::regclass::name FROM pg_constraint WHERE conindid <> 0)
        ORDER BY tablename, indexname""",
}
"""What finds the indexes that no constraint needs, and how each is made."""


@contextmanager
def quick_loading() -> Iterator[None]:
    """Let the database load without the care that it takes of real data.

    Indexes are taken away and built again at the end: in one go, not row by row.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for pragma in ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-800000"):
                cursor.execute(f"PRAGMA {pragma}")
        else:
            cursor.execute("SET session_replication_role = replica")
            cursor.execute("SET synchronous_commit = off")
            cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute(_INDEXES[connection.vendor])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
    yield
    with connection.cursor() as cursor:
        for _, made_by in indexes:
            cursor.execute(made_by)
        cursor.execute("VACUUM ANALYZE" if connection.vendor != "sqlite" else "ANALYZE")
    connection.close()


def load(model: type[models.Model], rows: Sequence[Row]) -> None:
    """Put rows, each a mapping of every column but a counted id, into a table."""
    columns = list(rows[0])
    names = ", ".join(f'"{model._meta.get_field(c).column}"' for c in columns)
    table = f'"{model._meta.db_table}" ({names})'
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        marks = ", ".join("?" * len(columns))
        connection.connection.executemany(
            f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608  (our own tables)
            ([_plain(row[c]) for c in columns] for row in rows),
        )
        return
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f"COPY {table} FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([row[c] for c in columns])


def _plain(value: Any) -> Any:
    """Return a value as Django keeps it in SQLite."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    return value.isoformat() if hasattr(value, "isoformat") else value
