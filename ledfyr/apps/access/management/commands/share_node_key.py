"""Share the node key among holders."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledfyr.apps.access import recovery
from ledfyr.apps.access.management.share_files import write_share
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.engines.access.node_keys import NodeKeyTrouble
from ledfyr.engines.access.shares import SharesTrouble


class Command(BaseCommand):
    """Write one share of the node key for each holder; no word of it is printed."""

    help = "Write shares of the node key, some of which together restore it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how many hold a share, how many are needed, and where files go."""
        parser.add_argument("--holders", type=int, required=True)
        parser.add_argument("--needed", type=int, required=True)
        parser.add_argument("--into", type=Path, required=True, help="an empty folder")

    def handle(self, **options: Any) -> None:
        """Write the files and say what to do with them."""
        folder, holders = options["into"], options["holders"]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise CommandError(f"{folder} is not empty; name a new one.", returncode=2)
        try:
            key_id, made = recovery.share_node_key(
                by=THE_NODE,
                now=timezone.now(),
                holders=holders,
                needed=options["needed"],
            )
        except (NodeKeyTrouble, SharesTrouble) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        for number, share in enumerate(made, start=1):
            notes = (
                f"Share {number} of {holders} of node key {key_id}.",
                f"Any {options['needed']} shares together restore it; keep yours apart "
                "from all others.",
            )
            write_share(folder / f"{key_id}-{number}-of-{holders}.txt", share, notes)
        self.stdout.write(
            f"{holders} shares of node key {key_id} lie in {folder}. Give each holder "
            "one, delete the folder, and run rehearse_recovery with some of them."
        )
