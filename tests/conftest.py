"""What every test may use: the two doors, a browser, and no network."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.test import Client, override_settings
from playwright.sync_api import Browser, expect

PATIENCE = 180_000
"""Milliseconds for which a browser waits: a busy machine is slow, not at fault."""
expect.set_options(timeout=PATIENCE)
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none, unless it is required."""
    if CHROMIUM is None and os.environ.get("LEDFYR_JOURNEYS") != "required":
        for item in items:
            if "browser" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed."))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the machine's own Chromium, quiet and without its background calls."""
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser(browser: Browser) -> Browser:
    """The browser of the tests, as patient in every context."""
    opened = browser.new_context

    def patient(**known: Any) -> Any:
        context = opened(**known)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = patient  # type: ignore[method-assign]
    return browser


@pytest.fixture
def public_client() -> Iterator[Client]:
    """A visitor at the public door."""
    with override_settings(
        LEDFYR_DOOR="public",
        ROOT_URLCONF="ledfyr.config.urls_public",
        MIDDLEWARE=django_settings.PUBLIC_MIDDLEWARE,
        LANGUAGES=django_settings.PUBLIC_LANGUAGES,
    ):
        yield Client()


@pytest.fixture(autouse=True)
def _no_network(socket_disabled: Any) -> None:
    """Refuse the network to every test that does not ask for it."""
