"""Delete an old node key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledfyr.apps.access import rotation
from ledfyr.engines.access.node_keys import NodeKeyTrouble


class Command(BaseCommand):
    """Delete the file of a node key under which nothing is wrapped any more."""

    help = "Delete an old node key; refuses while anything is wrapped under it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the id of the key."""
        parser.add_argument("key_id", help="8 hexadecimal digits, the file's name")

    def handle(self, **options: Any) -> None:
        """Delete it or say why not."""
        try:
            rotation.forget_node_key(options["key_id"])
        except (rotation.NodeKeyInUse, NodeKeyTrouble) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(f"Node key {options['key_id']} is forgotten here.")
