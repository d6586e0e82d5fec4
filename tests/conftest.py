"""What every test may use: the two doors, a clock, and no network."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings


@pytest.fixture
def public_client() -> Iterator[Client]:
    """A visitor at the public door."""
    with override_settings(
        LEDFYR_DOOR="public",
        ROOT_URLCONF="ledfyr.config.urls_public",
        MIDDLEWARE=django_settings.PUBLIC_MIDDLEWARE,
    ):
        yield Client()


@pytest.fixture(autouse=True)
def _no_network(socket_disabled: Any) -> None:
    """Refuse the network to every test that does not ask for it."""
