"""Restore a lost node key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledfyr.apps.access import recovery
from ledfyr.apps.access.management.share_files import add_files, read_shares
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.engines.access.node_keys import NodeKeyTrouble
from ledfyr.engines.access.shares import SharesTrouble


class Command(BaseCommand):
    """Write the key file anew from shares, once it is proved to open this node."""

    help = "Restore a lost node key from the shares of its holders."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files of the holders."""
        add_files(parser)

    def handle(self, **options: Any) -> None:
        """Restore the key or say why not."""
        given = read_shares(options["files"])
        try:
            key_id = recovery.restore_node_key(
                by=THE_NODE, now=timezone.now(), given=given
            )
        except (NodeKeyTrouble, SharesTrouble) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(
            f"Node key {key_id} is restored and opens this node. Run verify_audit, "
            "then rotate_node_key and share_node_key."
        )
