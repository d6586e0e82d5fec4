"""Look for records of one person where somebody asked for it; run it every minute."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from ledfyr.apps.statistics.searching import search_if_asked


class Command(BaseCommand):
    """Do the search for pairs that is asked for, if there is one."""

    help = (
        "Look for records of one person if somebody asked for it on the page of pairs. "
        "The page tells how far it is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take how often to look again."""
        parser.add_argument(
            "--every", type=int, metavar="SECONDS", help="look again, until stopped"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how it ended."""
        every = options["every"]
        if every is not None and every < 1:
            raise CommandError("--every takes a whole number of seconds above zero.")
        while True:
            ended = search_if_asked(now=timezone.now())
            if ended is not None:
                self.stdout.write(f"The search for pairs: {ended}.")
            if every is None:
                return
            connection.close()
            time.sleep(every)
