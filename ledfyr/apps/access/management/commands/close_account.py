"""Close an account."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledfyr.apps.access import actions
from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import THE_NODE


class Command(BaseCommand):
    """Close an account."""

    help = "Close an account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whose account it is."""
        parser.add_argument("email")

    def handle(self, **options: Any) -> None:
        """Do it, or say why not."""
        staff = Staff.objects.filter(email=options["email"].strip().lower()).first()
        if staff is None:
            raise CommandError("There is no account with this e-mail.", returncode=2)
        try:
            actions.close_account(by=THE_NODE, now=timezone.now(), staff=staff)
        except actions.NotAccepted as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write("The account is closed.")
