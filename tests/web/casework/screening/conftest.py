"""A case worker in front of the check of signs."""

from collections.abc import Callable

import pytest
from django.test import Client

from ledfyr.apps.access.models import Organisation, RoleHeld, Staff
from ledfyr.domain.access.roles import Role

SignIn = Callable[..., Client]


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """Sign somebody in who holds one role in a municipality."""

    def sign_in(role: Role = Role.CASE_WORKER) -> Client:
        place = Organisation.objects.create(name="Lindby", kind="SOCIAL", country="SE")
        staff = Staff.objects.create(email="worker@example.org", name="Worker")
        RoleHeld.objects.create(staff=staff, organisation=place, role=role.value)
        client = Client()
        client.force_login(
            staff, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        session = client.session
        session["has_second_step"] = True
        session.save()
        return client

    return sign_in
