"""How does the database itself refuse to change the audit?

Triggers guard against a mistake in a program or a query; the chain shows the work of
someone who takes the triggers away.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE = "access_auditevent"
_REFUSAL = "The audit is only added to."

_SQLITE_INSTALL = tuple(
    f"CREATE TRIGGER IF NOT EXISTS audit_refuses_{deed.lower()} BEFORE {deed} "
    f"ON {_TABLE} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for deed in ("UPDATE", "DELETE")
)
_SQLITE_REMOVE = tuple(
    f"DROP TRIGGER IF EXISTS audit_refuses_{deed}" for deed in ("update", "delete")
)
_POSTGRES_INSTALL = (
    "CREATE OR REPLACE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
    f"CREATE OR REPLACE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE "
    f"ON {_TABLE} FOR EACH ROW EXECUTE FUNCTION audit_refuses()",
    f"CREATE OR REPLACE TRIGGER audit_refuses_truncate BEFORE TRUNCATE "
    f"ON {_TABLE} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuses()",
)
_POSTGRES_REMOVE = (
    f"DROP TRIGGER IF EXISTS audit_refuses_change ON {_TABLE}",
    f"DROP TRIGGER IF EXISTS audit_refuses_truncate ON {_TABLE}",
)
_INSTALL = {"sqlite": _SQLITE_INSTALL, "postgresql": _POSTGRES_INSTALL}
_REMOVE = {"sqlite": _SQLITE_REMOVE, "postgresql": _POSTGRES_REMOVE}


class DatabaseNotKnown(Exception):
    """The node runs on SQLite or PostgreSQL; no other database guards the audit."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse to change, delete or empty the audit."""
    _run(connection, _INSTALL)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Lift the refusal, to empty the whole database or to take the migration back."""
    _run(connection, _REMOVE)


def _run(
    connection: BaseDatabaseWrapper, statements: dict[str, tuple[str, ...]]
) -> None:
    if connection.vendor not in statements:
        raise DatabaseNotKnown(
            f"Ledfyr runs on SQLite or PostgreSQL, not {connection.vendor}; "
            "change LEDFYR_DATABASE_URL."
        )
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
