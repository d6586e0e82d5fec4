"""Change the key of the node."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledfyr.apps.access import rotation
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.engines.access.node_keys import NodeKeyTrouble
from ledfyr.engines.access.sealing import SealBroken


class Command(BaseCommand):
    """Wrap every sealed key under a new node key; run again after an interruption."""

    help = "Change the key of the node, or finish a change that was interrupted."

    def handle(self, **options: Any) -> None:
        """Rotate and say what was done."""
        try:
            done = rotation.rotate_node_key(by=THE_NODE, now=timezone.now())
        except (NodeKeyTrouble, SealBroken) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(
            f"Node key {done.node_key_id} is in force; {done.rewrapped} keys were "
            "wrapped anew. Keep a copy of it, and forget the old key with "
            "forget_node_key once no backup needs it."
        )
