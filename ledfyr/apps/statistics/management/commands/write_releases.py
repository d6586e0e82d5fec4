"""Write the files of releases that have none, as after a crash or on a new disk."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledfyr.apps.statistics.actions import write_missing_files
from ledfyr.domain.statistics.disclosure import ReleaseError


class Command(BaseCommand):
    """Bring the folder of released figures up to what the node keeps."""

    help = (
        "Write each released table that has no file yet into the releases folder. "
        "A file that says something else than its record is left and named."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them, and say how many."""
        try:
            number = write_missing_files()
        except ReleaseError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Files written: {number}.")
