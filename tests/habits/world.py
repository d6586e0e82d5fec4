"""One case with everything that an address can name, and people who look at it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.test import Client
from django.urls import NoReverseMatch, reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.apps.statistics.actions import publish_release
from ledfyr.domain.access.roles import Role
from tests.factories.access import a_member_of_staff, a_viewer, signed_in
from tests.factories.cases import a_case_worker
from tests.factories.referrals import Handover, a_handover, a_referral, a_shelter_worker
from tests.habits.addresses import Address

WORDS: dict[str, object] = {
    "decision": "reasonable_grounds",
    "compartment": "support",
    "area": "HOUSING",
    "country": "se",
    "group": "sent",
    "year": 2026,
    "name": "airport-shops",
    "body_template": "police_crimes",
    "ending": "xlsx",
    "table": "form",
}
"""Parts of an address that name no record."""


@dataclass(frozen=True)
class World:
    """A handover, and its two referrals: one to be answered, one to be recalled."""

    handover: Handover
    referral: UUID

    @property
    def places(self) -> tuple[Organisation, ...]:
        """Return the organisations that take part."""
        ids = self.handover.sender.organisation_ids
        ids |= self.handover.recipient.organisation_ids
        return tuple(Organisation.objects.filter(pk__in=ids))

    @property
    def known(self) -> dict[str, object]:
        """Return what stands in an address, by the name of its argument."""
        return WORDS | {
            "case_id": self.handover.case.id,
            "need_id": self.handover.need.id,
            "service_id": self.handover.service.id,
            "consent_id": self.handover.consents[0],
            "decision_id": self.handover.case.decisions.earliest("recorded_at").id,
            "referral_id": self.referral,
            "staff_id": self.handover.sender.staff_id,
        }

    def holds(self, address: Address) -> bool:
        """Return whether this world has every record that an address names."""
        return {*address.arguments} <= {*self.known, "pk"}

    def url(self, address: Address, passkey: int = 1) -> str:
        """Return a URL of an address, with the records of this world in it."""
        return reversed_with(address, self.known | {"pk": passkey})

    def url_of_nothing(self, address: Address) -> str:
        """Return a URL of an address for records that are not there."""
        return reversed_with(address, WORDS)


def a_world() -> World:
    """Make a case, a referral of it to a shelter, and the year's released figures."""
    handover = a_handover(sender=a_case_worker(), recipient=a_shelter_worker())
    counter, later = a_viewer(Role.STATISTICIAN), datetime(2027, 1, 2, tzinfo=UTC)
    publish_release(by=counter, now=later, year=2026, dimensions=("form",))
    return World(handover, a_referral(handover).id)


def someone_with(role: Role, *places: Organisation) -> Staff:
    """Make a member of staff who holds one role in each of these organisations."""
    staff = a_member_of_staff()
    RoleHeld.objects.bulk_create(
        RoleHeld(staff=staff, organisation=place, role=role.value) for place in places
    )
    return staff


def someone_elsewhere() -> Staff:
    """Make a member of staff with every role there is, in another organisation."""
    staff = a_member_of_staff()
    place = Organisation.objects.create(name="Elsewhere", kind="SOCIAL", country="SE")
    RoleHeld.objects.bulk_create(
        RoleHeld(staff=staff, organisation=place, role=role.value) for role in Role
    )
    return staff


def browser_of(staff: Staff) -> Client:
    """Return a browser that shows the page of an error instead of raising it."""
    client = signed_in(staff)
    client.raise_request_exception = False
    return client


def a_passkey(staff: Staff) -> int:
    """Give an account a passkey and spare codes; return the number of the passkey."""
    RecoveryCodes.activate(staff)
    public_key = ES256({1: 2, 3: -7, -1: 1, -2: bytes(32), -3: bytes(32)})
    seen = AuthenticatorData.create(
        bytes(32),
        AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(Aaguid.NONE, bytes(16), public_key),
    )
    credential = {
        "id": websafe_encode(bytes(16)),
        "rawId": websafe_encode(bytes(16)),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(CollectedClientData.create("", "", "")),
            "attestationObject": websafe_encode(
                AttestationObject.create("none", seen, {})
            ),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    data = {"name": "Key", "credential": credential}
    made = Authenticator.objects.create(user=staff, type="webauthn", data=data)
    return int(made.pk)


def reversed_with(address: Address, known: dict[str, object]) -> str:
    """Return a URL of an address; what is not known of it is made up."""
    kwargs = {name: known.get(name, uuid4()) for name in address.arguments}
    try:
        return reverse(address.name, kwargs=kwargs)
    except NoReverseMatch:
        return reverse(
            address.name, kwargs={name: known.get(name, 1) for name in kwargs}
        )
