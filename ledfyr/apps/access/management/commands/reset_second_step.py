"""Take away lost second steps of signing in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ledfyr.apps.access import actions
from ledfyr.apps.access.models import Staff
from ledfyr.apps.access.queries import THE_NODE


class Command(BaseCommand):
    """Take away lost second steps of signing in."""

    help = "Take away lost second steps of signing in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whose account it is."""
        parser.add_argument("email")

    def handle(self, **options: Any) -> None:
        """Do it, or say why not."""
        staff = Staff.objects.filter(email=options["email"].strip().lower()).first()
        if staff is None:
            raise CommandError("There is no account with this e-mail.", returncode=2)
        try:
            actions.reset_second_step(by=THE_NODE, now=timezone.now(), staff=staff)
        except actions.NotAccepted as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(
            "The second steps are gone; a new one is set up at the next sign-in."
        )
