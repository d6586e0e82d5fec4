"""What can be done with the inventory of services."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from ledfyr.apps.access import audit, webhooks
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.service_directory.models import Service
from ledfyr.apps.service_directory.offers import (
    Offer,
    ServiceRefused,
    refuse_places,
    refuse_unfit,
)
from ledfyr.apps.service_directory.queries_inventory import ServiceNotFound, may_change
from ledfyr.domain.access.announcements import EventKind
from ledfyr.domain.access.audit_verbs import AuditVerb

__all__ = [
    "ChangedMeanwhile",
    "NotPermitted",
    "Offer",
    "ServiceRefused",
    "add_service",
    "change_service",
    "close_service",
    "confirm_service",
    "say_free_places",
]


class NotPermitted(PermissionError):
    """The person signed in may not change this part of the inventory."""


class ChangedMeanwhile(ServiceRefused):
    """Somebody changed the service after the page was opened; nothing is kept."""


@transaction.atomic
def add_service(
    *, by: Viewer, now: datetime, organisation_id: UUID, offer: Offer
) -> Service:
    """Add a service of an organisation to the inventory; never with an address.

    Raises NotPermitted without the permission to manage its services, ServiceRefused
    for an unknown code, an address or a name that the organisation uses already.
    """
    _refuse_stranger(by, organisation_id)
    refuse_unfit(offer)
    service = Service(organisation_id=organisation_id, verified_on=localdate(now))
    _fill(service, offer)
    service.save(force_insert=True)
    _audit(by, AuditVerb.SERVICE_ADDED, service, now)
    _tell(service, now)
    return service


@transaction.atomic
def change_service(
    *, by: Viewer, now: datetime, service_id: UUID, revision: int, offer: Offer
) -> None:
    """Change what is said of a service, read at `revision`.

    Raises ServiceNotFound, NotPermitted, ServiceRefused as `add_service` does, and
    ChangedMeanwhile when somebody else changed it since.
    """
    service = _locked(by, service_id, revision)
    refuse_unfit(offer)
    _fill(service, offer)
    _keep(by, service, now)


@transaction.atomic
def say_free_places(
    *,
    by: Viewer,
    now: datetime,
    service_id: UUID,
    revision: int,
    free_places: int | None,
) -> None:
    """Say how many places are free now; None is not known.

    Raises what `change_service` raises.
    """
    service = _locked(by, service_id, revision)
    refuse_places(free_places)
    service.free_places = free_places
    _keep(by, service, now)


@transaction.atomic
def confirm_service(
    *, by: Viewer, now: datetime, service_id: UUID, revision: int
) -> None:
    """Say that everything told of a service is still correct, as read at `revision`.

    Raises ServiceNotFound, NotPermitted, ChangedMeanwhile.
    """
    service = _locked(by, service_id, revision)
    service.verified_on = localdate(now)
    _keep(by, service, now)


@transaction.atomic
def close_service(
    *, by: Viewer, now: datetime, service_id: UUID, revision: int
) -> None:
    """Take a service out of the inventory; referrals sent to it stand.

    Raises ServiceNotFound, NotPermitted, ChangedMeanwhile.
    """
    service = _locked(by, service_id, revision)
    service.closed_on = localdate(now)
    _keep(by, service, now)


def _refuse_stranger(by: Viewer, organisation_id: UUID) -> None:
    if not may_change(by, organisation_id):
        raise NotPermitted("You may not change the services of this organisation.")


def _locked(by: Viewer, service_id: UUID, revision: int) -> Service:
    open_ones = Service.objects.select_for_update().filter(closed_on=None)
    service = open_ones.filter(pk=service_id).first()
    if service is None:
        raise ServiceNotFound("There is no such service; look in the inventory.")
    _refuse_stranger(by, service.organisation_id)
    if service.revision != revision:
        raise ChangedMeanwhile(
            "Somebody changed this service while you were writing. "
            "Compare what stands now with what you wrote, then save again."
        )
    return service


def _fill(service: Service, offer: Offer) -> None:
    for field, value in asdict(offer).items():
        setattr(service, field, list(value) if isinstance(value, tuple) else value)
    service.name, service.summary = offer.name.strip(), offer.summary.strip()
    namesakes = Service.objects.filter(
        organisation_id=service.organisation_id, name=service.name, closed_on=None
    )
    if namesakes.exclude(pk=service.pk).exists():
        raise ServiceRefused("The organisation has a service of this name already.")


def _keep(by: Viewer, service: Service, now: datetime) -> None:
    service.revision += 1
    service.save()
    _audit(by, AuditVerb.SERVICE_CHANGED, service, now)
    _tell(service, now)


def _tell(service: Service, now: datetime) -> None:
    webhooks.announce(
        EventKind.SERVICE_CHANGED, service.id, organisation_id=None, now=now
    )


def _audit(by: Viewer, verb: AuditVerb, service: Service, now: datetime) -> None:
    audit.record(
        by=by,
        verb=verb,
        subject_kind="service",
        subject_id=service.id,
        organisation=service.organisation_id,
        now=now,
    )
