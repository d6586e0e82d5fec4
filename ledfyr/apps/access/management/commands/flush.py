"""Empty the whole database: the only way in which the audit is ever emptied."""

from typing import Any

from django.core.management.commands import flush
from django.db import connections

from ledfyr.apps.access import append_only


class Command(flush.Command):
    """Django's flush, with the guard of the audit lifted for its duration."""

    def handle(self, **options: Any) -> None:
        """Empty every table, then guard the audit again."""
        connection = connections[options["database"]]
        append_only.remove(connection)
        try:
            super().handle(**options)
        finally:
            append_only.install(connection)
