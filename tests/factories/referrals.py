"""Referrals for tests: a case worker asks a shelter, sharing what was agreed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, Need
from ledfyr.apps.cases.queries import Identity
from ledfyr.apps.referrals import actions
from ledfyr.apps.referrals.models import Referral
from ledfyr.apps.service_directory.models import Service
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Purpose
from tests.factories.access import a_viewer
from tests.factories.cases import (
    NOW,
    a_case,
    a_case_worker,
    a_consent,
    a_need,
    an_organisation,
    home_of,
)
from tests.factories.service_directory import a_service

NAME = "Testname Exampleson"
WRITTEN = {
    Compartment.HEALTH: "Needs a dentist this week.",
    Compartment.SUPPORT: "Wishes to stay near the old town.",
    Compartment.WHEREABOUTS: "Stays with a friend for now.",
}


@dataclass(frozen=True)
class Handover:
    """Everything that a referral from a case worker to a shelter rests on."""

    sender: Viewer
    recipient: Viewer
    case: Case
    need: Need
    service: Service
    consents: tuple[UUID, ...]


def a_handover(
    *agreed: Compartment, sender: Viewer | None = None, recipient: Viewer | None = None
) -> Handover:
    """Make a case with three parts written in, and consent to share `agreed`.

    Support is agreed unless parts are given.
    """
    sender = sender or a_case_worker()
    recipient = recipient or a_shelter_worker()
    case = a_case(sender, identity=Identity(NAME, "1990-01-01", "ky"), entries=WRITTEN)
    place = home_of(recipient)
    service = Service.objects.filter(organisation_id=place).first() or a_service(place)
    return Handover(
        sender=sender,
        recipient=recipient,
        case=case,
        need=a_need(sender, case, languages=("ky",)),
        service=service,
        consents=a_consent(sender, case, place, *(agreed or (Compartment.SUPPORT,))),
    )


def a_shelter_worker(name: str = "Harbour shelter") -> Viewer:
    """Make a worker of a shelter."""
    return a_viewer(Role.SERVICE_WORKER, an_organisation(name, kind="SHELTER"))


def a_referral(given: Handover | None = None, *, now: datetime = NOW) -> Referral:
    """Send a referral; from a case worker to a shelter unless given."""
    given = given or a_handover()
    return actions.send_referral(
        by=given.sender,
        now=now,
        case_id=given.case.id,
        need_id=given.need.id,
        service_id=given.service.id,
        purpose=Purpose.SUPPORT,
    )
