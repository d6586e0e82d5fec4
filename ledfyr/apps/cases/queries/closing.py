"""Who may close a case, and what still waits in it?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ledfyr.apps.access.models import RoleHeld
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases.models import Case, DueDay
from ledfyr.apps.cases.queries.closed import CaseNotFound
from ledfyr.apps.cases.queries.lists import case_of
from ledfyr.domain.access.compartments import Compartment, writable
from ledfyr.domain.access.permissions import Permission
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.due import DueKind

_OF_SUPPORT = [role.value for role in Role if Compartment.SUPPORT in writable([role])]


@dataclass(frozen=True)
class Waiting:
    """A day that still comes in a case; `name` is English, for translators."""

    kind: DueKind
    name: str
    on: date


@dataclass(frozen=True)
class Closing:
    """A case about to be closed, with what still waits in it.

    `needs_not_met` is the area of each need that nobody has met, in order; empty for a
    viewer who does not read the support.
    """

    reference: str
    waiting: tuple[Waiting, ...]
    needs_not_met: tuple[str, ...]


def may_close(viewer: Viewer, case: Case) -> bool:
    """Return whether the viewer may close a case: whoever carries the support does.

    Those who investigate close only where nobody carries support, so that the end of
    an investigation is never the end of the help.
    """
    place = case.organisation_id
    if not viewer.may_in(Permission.OPEN_CASE, place):
        return False
    if Compartment.SUPPORT in viewer.writable_in(place):
        return True
    carriers = RoleHeld.objects.filter(organisation_id=place, role__in=_OF_SUPPORT)
    return not carriers.filter(staff__is_active=True).exists()


def closing_of(viewer: Viewer, case_id: UUID, *, today: date) -> Closing:
    """Return what still waits in a case, in parts that the viewer reads, soonest first.

    Raises CaseNotFound for whoever may not close it.
    """
    case = case_of(viewer, case_id)
    if not may_close(viewer, case):
        raise CaseNotFound
    readable = viewer.readable_in(case.organisation_id)
    parts = [part.value for part in readable]
    rows = DueDay.objects.filter(case_id=case.id, compartment__in=parts)
    waiting = (
        Waiting(DueKind(row.kind), row.name, row.on)
        for row in rows.order_by("on", "id")
        if not row.lapses or row.on >= today
    )
    needs = (
        case.needs.filter(met_on=None).order_by("area").values_list("area", flat=True)
    )
    return Closing(
        reference=case.reference,
        waiting=tuple(waiting),
        needs_not_met=tuple(needs) if Compartment.SUPPORT in readable else (),
    )
