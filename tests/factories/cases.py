"""Cases for tests, made as staff make them: through the actions."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.test import Client
from django.utils.timezone import localdate

from ledfyr.apps.access.models import Organisation, Staff
from ledfyr.apps.access.queries import Viewer
from ledfyr.apps.cases import actions
from ledfyr.apps.cases.models import Case, Need
from ledfyr.apps.cases.queries import Identity
from ledfyr.domain.access.compartments import Compartment
from ledfyr.domain.access.roles import Role
from ledfyr.domain.cases.consent import Explained, Purpose
from tests.factories.access import a_viewer, signed_in

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
TOMORROW = NOW + timedelta(days=1)


def an_organisation(
    name: str = "Lindby social services", kind: str = "SOCIAL", country: str = "SE"
) -> Organisation:
    """Make an organisation, or return the one that has this name."""
    return Organisation.objects.get_or_create(
        name=name, defaults={"kind": kind, "country": country}
    )[0]


def a_case_worker() -> Viewer:
    """Make a case worker of the social services."""
    return a_viewer(Role.CASE_WORKER, an_organisation())


def browser_of(viewer: Viewer) -> Client:
    """Return a browser in which this viewer signed in."""
    return signed_in(Staff.objects.get(pk=viewer.staff_id))


def home_of(viewer: Viewer) -> UUID:
    """Return the organisation in which a viewer holds a role."""
    return viewer.held[0].organisation_id


def a_case(
    by: Viewer,
    *,
    now: datetime = NOW,
    presumed_on: date | None = None,
    identity: Identity | None = None,
    main_form: str = "LABOUR",
    entries: dict[Compartment, str] | None = None,
) -> Case:
    """Open a case for a presumed victim; nothing is written in it unless given."""
    opening = actions.Opening(
        organisation_id=home_of(by),
        presumed_on=presumed_on or localdate(now),
        reasons="Signs of labour exploitation.",
        identity=identity,
        age_group="adult",
        sex="M",
        main_form=main_form,
        entries={part: ("note", text) for part, text in (entries or {}).items()},
    )
    return actions.open_case(by=by, now=now, opening=opening)


def a_need(by: Viewer, case: Case, area: str = "HOUSING", **known: object) -> Need:
    """Record a need in a case; not urgent unless `is_urgent` is given."""
    known = {"is_urgent": False, "now": NOW, **known}
    return actions.record_need(by=by, case_id=case.id, area=area, **known)


def a_consent(
    by: Viewer,
    case: Case,
    recipient_id: UUID,
    *parts: Compartment,
    purpose: Purpose = Purpose.SUPPORT,
    until: date | None = None,
    now: datetime = NOW,
) -> tuple[UUID, ...]:
    """Record what the person agrees to share with one recipient for one purpose."""
    agreement = actions.Agreement(
        recipient_id=recipient_id,
        purpose=purpose,
        compartments=frozenset(parts),
        language="en",
        explained=Explained.ORAL_INTERPRETER,
        interpreter="Interpreter 12",
        given_by="person",
        given_on=localdate(now),
        until=until,
    )
    return actions.record_consent(by=by, now=now, case_id=case.id, agreement=agreement)
