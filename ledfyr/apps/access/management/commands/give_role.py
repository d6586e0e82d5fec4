"""Let someone work on this node: account, organisation and role, as far as missing."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from ledfyr.apps.access import actions
from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.apps.access.queries import THE_NODE
from ledfyr.domain.access.roles import Role


class Command(BaseCommand):
    """Give a role, adding the account and the organisation where they are missing."""

    help = "Give a role; adds the account and the organisation where missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take who, which role and where."""
        parser.add_argument("email")
        parser.add_argument("role", choices=[role.value for role in Role])
        parser.add_argument("--organisation", required=True, metavar="NAME")
        parser.add_argument("--kind", help="of a new organisation, such as SOCIAL")
        parser.add_argument("--country", default=settings.LEDFYR_COUNTRY)
        parser.add_argument("--municipality", default="")
        parser.add_argument("--region", default="")
        parser.add_argument("--name", help="of a new member of staff")

    def handle(self, **options: Any) -> None:
        """Ask for a new account's password; change nothing if anything is wrong."""
        try:
            with transaction.atomic():
                actions.give_role(
                    by=THE_NODE,
                    now=timezone.now(),
                    staff=self._staff(options),
                    organisation=_organisation(options),
                    role=Role(options["role"]),
                )
        except actions.NotAccepted as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write("The role is given.")

    def _staff(self, options: dict[str, Any]) -> Staff:
        email = options["email"].strip().lower()
        found = Staff.objects.filter(email=email).first()
        if found is not None:
            return found
        return actions.add_staff(
            by=THE_NODE,
            now=timezone.now(),
            email=email,
            name=options["name"] or "",
            password=getpass("Password (empty: asked for by e-mail later): ") or None,
        )


def _organisation(options: dict[str, Any]) -> Organisation:
    place = {key: options[key] for key in ("country", "municipality", "region")}
    named = Organisation.objects.filter(name__iexact=options["organisation"], **place)
    found = named.first()
    if found is not None:
        return found
    return actions.add_organisation(
        by=THE_NODE,
        now=timezone.now(),
        name=options["organisation"],
        kind=options["kind"] or "",
        **place,
    )
