"""One whole edition of the report, made once for all tests that look into it."""

from pathlib import Path

import pytest

from ledfyr.cli.main import main


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The round-up report of 2016-2018 in English, in a folder of its own."""
    folder = tmp_path_factory.mktemp("report") / "edition"
    assert main(["roundup", "--years", "2016-2018", "--out", str(folder)]) == 0
    return folder
