"""Reckon again which days come in the cases; run it every day, such as by cron."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from ledfyr.apps.cases.actions.due_days import renew_all_due_days


class Command(BaseCommand):
    """Make the days that lists know agree with what is recorded and the law."""

    help = (
        "Reckon again which days come in the cases: a law may change the end of a "
        "period on a day that it names. Run it daily; it says how many cases differed."
    )

    def handle(self, **options: Any) -> None:
        """Renew them, and say how many cases had other days before."""
        moved = renew_all_due_days(today=localdate())
        self.stdout.write(f"Cases with other days than before: {moved}.")
