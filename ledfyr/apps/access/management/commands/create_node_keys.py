"""Make the first node key of a new node."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ledfyr.engines.access import node_keys


class Command(BaseCommand):
    """Make the first node key; refuses on a node that has one."""

    help = "Make the first node key of a new node."

    def handle(self, **options: Any) -> None:
        """Make the key and say where it lies."""
        directory = Path(settings.LEDFYR_KEY_DIRECTORY)
        try:
            key_id = node_keys.create_node_keys(directory)
        except node_keys.NodeKeyTrouble as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(
            f"Node key {key_id} lies in {directory}. Keep a copy elsewhere, apart from "
            "the backups of the database: without it nothing sealed opens again."
        )
