"""A server killed in the middle of its work loses nothing it said was kept."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from ledfyr.config.keys import create_keys
from pathlib import Path
import os
create_keys(Path(os.environ["LEDFYR_VAR"]) / "keys")
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.factories import cases as make
worker = make.a_case_worker()
while True:
    case = make.a_case(worker)
    make.a_need(worker, case)
    print(case.id, flush=True)
"""
READER = """
import sys
import django
django.setup()
from ledfyr.apps.access.audit_check import verified
from ledfyr.apps.cases.models import Case, Need, StatusDecision
kept = {str(each) for each in Case.objects.values_list("id", flat=True)}
told = set(sys.argv[1].split(","))
assert told <= kept, told - kept
assert Case.objects.filter(decisions=None).count() == 0
assert StatusDecision.objects.count() == len(kept)
needed = set(map(str, Need.objects.values_list("case_id", flat=True)))
assert told <= needed, told - needed
verified()
print("intact")
"""


@pytest.mark.parametrize("seconds", [0.3, 1.0])
def test_a_killed_writer_leaves_whole_cases_and_a_sound_audit(
    tmp_path: Path, seconds: float
) -> None:
    environment = {
        **os.environ,
        "LEDFYR_VAR": str(tmp_path),
        "LEDFYR_DEVELOPMENT": "1",
        "LEDFYR_DATABASE_URL": f"sqlite:///{tmp_path / 'ledfyr.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
    }
    with subprocess.Popen(
        [sys.executable, "-c", WRITER],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline().strip()]
        time.sleep(seconds)
        writer.kill()
        told += [line.strip() for line in writer.stdout if len(line.strip()) == 36]

    read = subprocess.run(
        [sys.executable, "-c", READER, ",".join(told)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert len(told) > 1
    assert read.stdout.strip() == "intact", read.stderr
