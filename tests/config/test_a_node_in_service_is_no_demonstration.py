"""What only a demonstration may loosen is closed on a node in service."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _python(
    var: Path, *arguments: str, **settings: str
) -> "subprocess.CompletedProcess[str]":
    environment = {
        **os.environ,
        "LEDFYR_VAR": str(var),
        "LEDFYR_DEVELOPMENT": "0",
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
        **settings,
    }
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set for other tests
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_demonstration_refuses_to_run_in_service_and_makes_nothing(
    tmp_path: Path,
) -> None:
    told = _python(tmp_path / "var", "-m", "ledfyr.config.run")

    assert told.returncode == 2
    assert told.stderr.startswith("make run is a demonstration")
    assert told.stderr.count("\n") == 1
    assert not (tmp_path / "var").exists()


NO_PRELOAD_LIST = "security.W021"
NO_FORGED_POSTS = "security.W003"
"""The public side has no session that a forged post could use."""


@pytest.mark.parametrize(
    ("door", "left_open"),
    [("public", {NO_PRELOAD_LIST, NO_FORGED_POSTS}), ("casework", {NO_PRELOAD_LIST})],
)
def test_with_nothing_set_each_door_is_closed_for_service(
    tmp_path: Path, door: str, left_open: set[str]
) -> None:
    _python(tmp_path, "-m", "ledfyr.config.keys", str(tmp_path / "keys"))

    told = _python(tmp_path, "manage.py", "check", "--deploy", LEDFYR_DOOR=door).stderr

    assert set(re.findall(r"\((\w+\.[A-Z]\d+)\)", told)) == left_open
