"""The access room's tests may use the database."""

from pathlib import Path
from typing import Any

import pytest

from ledfyr.engines.access.node_keys import create_node_keys


@pytest.fixture
def node_key_directory(tmp_path: Path, settings: Any) -> Path:
    """A node with keys of its own, which a test may change or take away."""
    directory = tmp_path / "keys"
    create_node_keys(directory)
    settings.LEDFYR_KEY_DIRECTORY = directory
    return directory
