"""Writers at the same time, each in a process of its own, make one unbroken chain."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledfyr.config.keys import create_keys

ROOT = Path(__file__).parents[3]
WRITE = """
import django; django.setup()
from tests.factories.access import some_events
for _ in range(20):
    some_events(1)
"""


@pytest.fixture
def node(tmp_path: Path) -> dict[str, str]:
    create_keys(tmp_path / "keys")
    return {
        **os.environ,
        "LEDFYR_VAR": str(tmp_path),
        "LEDFYR_KEY_DIRECTORY": str(tmp_path / "keys"),
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
        "PYTHONPATH": str(ROOT),
    }


def test_three_writers_make_one_chain(node: dict[str, str]) -> None:
    django(node, "migrate", "access", "--verbosity=0")

    writers = [
        subprocess.Popen([sys.executable, "-c", WRITE], env=node, cwd=ROOT)
        for _ in range(3)
    ]

    assert [writer.wait(timeout=300) for writer in writers] == [0, 0, 0]
    assert "\n60:" in django(node, "verify_audit")


def django(node: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "django", *arguments, "--skip-checks"]
    return subprocess.run(
        command, env=node, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
