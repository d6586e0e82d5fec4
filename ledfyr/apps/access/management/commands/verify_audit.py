"""Check that the audit stands as it was written."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ledfyr.apps.access import audit_check
from ledfyr.engines.access.node_keys import NodeKeyTrouble


class Command(BaseCommand):
    """Name the first event that was edited, left out, put out of order or cut off."""

    help = "Check the audit; exit status 1 and the first broken event if it is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a sum noted earlier."""
        parser.add_argument(
            "--noted",
            metavar="COUNT:HASH",
            help="what an earlier run printed: shows that nothing was rolled back",
        )

    def handle(self, **options: Any) -> None:
        """Verify and print the sum of the audit."""
        try:
            noted = options["noted"] and audit_check.sum_from(options["noted"])
            total = audit_check.verified(noted=noted or None)
        except audit_check.AuditBroken as broken:
            raise CommandError(str(broken), returncode=1) from None
        except (ValueError, NodeKeyTrouble) as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        self.stdout.write(
            f"The audit is whole. Note this outside the node, to give to --noted:\n"
            f"{total}"
        )
