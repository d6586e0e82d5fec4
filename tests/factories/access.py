"""People, organisations and keys for tests: one named person per role, none real.

Alma works with cases, Bo decides, Cleo investigates, Dina works in a service, Edda
coordinates, Filip counts and Greta administers. Hugo holds no role anywhere.
"""

from datetime import UTC, datetime
from itertools import count
from uuid import UUID, uuid4

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client

from ledfyr.apps.access import audit
from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.apps.access.queries import HeldRole, Viewer, viewer_of, viewer_with
from ledfyr.domain.access.audit_verbs import AuditVerb
from ledfyr.domain.access.roles import Role
from ledfyr.web.casework.access import sign_in_audit  # noqa: F401  (it listens)

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PASSWORD = "three boats past the lighthouse"
NAMES = {
    Role.CASE_WORKER: "Alma",
    Role.DECISION_MAKER: "Bo",
    Role.INVESTIGATOR: "Cleo",
    Role.SERVICE_WORKER: "Dina",
    Role.COORDINATOR: "Edda",
    Role.STATISTICIAN: "Filip",
    Role.ADMINISTRATOR: "Greta",
}
_number = count(1)


def an_organisation(kind: str = "SOCIAL", country: str = "SE") -> Organisation:
    """Return a kept organisation of its own name."""
    return Organisation.objects.create(
        name=f"Organisation {next(_number)}", kind=kind, country=country
    )


def a_member_of_staff(
    role: Role | None = None, organisation: Organisation | None = None
) -> Staff:
    """Return a kept account; with a role, it is held in the organisation given."""
    name = NAMES[role] if role else "Hugo"
    staff = Staff(email=f"{name.lower()}{next(_number)}@example.org", name=name)
    staff.set_password(PASSWORD)
    staff.save()
    if role:
        RoleHeld.objects.create(
            staff=staff, organisation=organisation or an_organisation(), role=role.value
        )
    return staff


def a_viewer(role: Role, organisation: Organisation | None = None) -> Viewer:
    """Return the viewer that a kept member of staff with this role is."""
    return viewer_of(a_member_of_staff(role, organisation))


def an_unkept_viewer(*roles: Role, organisation_id: UUID | None = None) -> Viewer:
    """Return a viewer without touching the database."""
    place = organisation_id or uuid4()
    held = [HeldRole(role, place, "Somewhere", "SOCIAL", "SE") for role in roles]
    return viewer_with(uuid4(), held)


def some_events(how_many: int, by: Viewer | None = None) -> None:
    """Add events to the audit."""
    by = by or an_unkept_viewer(Role.CASE_WORKER)
    for _ in range(how_many):
        audit.record(
            by=by,
            verb=AuditVerb.FILE_READ,
            subject_kind="case",
            subject_id=uuid4(),
            now=NOW,
        )


def an_app_for_codes(staff: Staff) -> Authenticator:
    """Give an account an app for codes as its second step."""
    app: Authenticator = TOTP.activate(staff, generate_totp_secret()).instance
    return app


def code_of(app: Authenticator) -> str:
    """Return the code that the app shows now."""
    secret = get_adapter().decrypt(app.data["secret"])
    before, now, after = yield_hotp_counters_from_time()
    return str(format_hotp_value(hotp_value(secret, now)))


def signed_in(staff: Staff) -> Client:
    """Return a browser in which this person signed in with both steps."""
    an_app_for_codes(staff)
    client = Client()
    client.force_login(staff)
    return client
