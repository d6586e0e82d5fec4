"""Rehearse the restoring of the node key."""

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
    """Prove that shares would restore the node; only the day is recorded."""

    help = "Prove with shares that the node key could be restored; changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files of the holders."""
        add_files(parser)

    def handle(self, **options: Any) -> None:
        """Prove it or say why not."""
        given = read_shares(options["files"])
        before = recovery.last_rehearsed()
        try:
            key_id = recovery.rehearse(by=THE_NODE, now=timezone.now(), given=given)
        except (NodeKeyTrouble, SharesTrouble) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(
            f"These shares would restore node key {key_id}. The day is recorded in the "
            f"audit; the rehearsal before: {before or 'none'}."
        )
