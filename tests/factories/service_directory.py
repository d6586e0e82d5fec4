"""Services for tests."""

from datetime import date
from uuid import UUID

from ledfyr.apps.service_directory.models import Service


def a_service(
    organisation_id: UUID, name: str = "Safe house", **known: object
) -> Service:
    """Make an open service of an organisation, for housing unless `areas` says else."""
    known = {"areas": ["HOUSING"], "verified_on": date(2026, 11, 1), **known}
    return Service.objects.create(organisation_id=organisation_id, name=name, **known)
