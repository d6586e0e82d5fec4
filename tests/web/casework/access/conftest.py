"""The tests of signing in have a door of their own, with few pages."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _door(db: None, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.web.casework.access.pages"
