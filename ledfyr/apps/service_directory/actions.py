"""What can be done with the inventory of services."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from ledfyr.apps.access import audit
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.vocabulary.codes import codes


class NotPermitted(PermissionError):
    """The person signed in may not change the inventory."""


class NotAccepted(ValueError):
    """A service that cannot stand; the message says what to correct."""


@dataclass(frozen=True)
class Offer:
    """A service to be added: what it helps with, and for whom; empty is everybody."""

    name: str
    summary: str
    areas: tuple[str, ...]
    sexes: tuple[str, ...] = ()
    age_groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    free_places: int | None = None


@transaction.atomic
def add_service(
    *, by: Viewer, now: datetime, organisation_id: UUID, offer: Offer
) -> Service:
    """Add a service of an organisation to the inventory; never with an address.

    Raises NotPermitted without the permission to manage the node, NotAccepted for an
    unknown code.
    """
    if not by.may(Permission.MANAGE_STAFF):
        raise NotPermitted("You may not change the inventory of services.")
    _check(offer.areas, codes().need_area, "area of need")
    _check(offer.sexes, codes().sex, "sex")
    _check(offer.age_groups, codes().age_group, "age group")
    service = Service.objects.create(
        organisation_id=organisation_id,
        name=offer.name,
        summary=offer.summary,
        areas=list(offer.areas),
        sexes=list(offer.sexes),
        age_groups=list(offer.age_groups),
        languages=list(offer.languages),
        free_places=offer.free_places,
        verified_on=now.date(),
    )
    audit.record(
        by=by,
        verb=AuditVerb.SERVICE_ADDED,
        subject_kind="service",
        subject_id=service.id,
        organisation=organisation_id,
        now=now,
    )
    return service


def _check(chosen: Iterable[str], known: dict[str, str], what: str) -> None:
    for code in chosen:
        if code not in known:
            raise NotAccepted(
                f"'{code}' is no {what} here; choose one of {', '.join(known)}."
            )
