"""Tell programs what happened; run it every minute, or let it keep running."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from ledfyr.apps.access.webhooks import deliver_due


class Command(BaseCommand):
    """Send what programs are to be told."""

    help = (
        "Send each announcement that is due, signed, to the address of its webhook. "
        "What fails is tried again later; what fails for two days is stopped."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how often to look again."""
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="look again, until stopped"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and say how many."""
        every = options["every"]
        if every is not None and every < 1:
            raise CommandError("--every takes a whole number of seconds above zero.")
        while True:
            delivered, failed = deliver_due(now=timezone.now())
            if every is None or delivered or failed:
                self.stdout.write(f"Told: {delivered}. Not told: {failed}.")
            if every is None:
                return
            connection.close()
            time.sleep(every)
