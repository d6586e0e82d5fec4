"""Remind staff for whom something waits; run it every day, such as by cron."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.access.reminders import send_reminders
from ledfyr.apps.referrals.queries_due import days_due


class Command(BaseCommand):
    """Send the reminders of today."""

    help = (
        "Send one e-mail, without any content, to everybody for whom something is due "
        "or a referral waits. At most one a day and person, however often it runs."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and say how many."""
        today = timezone.localdate()

        def something_waits(viewer: Viewer) -> bool:
            return bool(days_due(viewer, today=today, within_days=0))

        number = send_reminders(today=today, something_waits=something_waits)
        self.stdout.write(f"Reminders sent: {number}.")
