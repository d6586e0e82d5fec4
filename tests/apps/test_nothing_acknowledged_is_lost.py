"""A server killed in the middle of its work loses nothing it said was kept."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

ROOT = Path(__file__).resolve().parents[2]
BEGIN = """
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
"""
WRITER = f"""{BEGIN}
while True:
    case = make.a_case(worker)
    make.a_need(worker, case)
    print(case.id, flush=True)
"""
DIES_AT_EACH_WRITE = f"""{BEGIN}
import signal
from django.db import connection
def dying(number):
    left = iter(range(number))
    def before(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)
    return connection.execute_wrapper(before)
number, is_killed = 0, True
while is_killed:
    connection.close()
    if not (child := os.fork()):
        with dying(number):
            case = make.a_case(worker)
            make.a_need(worker, case)
        print(case.id, flush=True)
        os._exit(0)
    is_killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
    number += 1
print(number)
"""
READER = """
import sys
import django
django.setup()
from ledfyr.apps.access.audit_check import verified
from ledfyr.apps.access.models import AuditEvent
from ledfyr.apps.cases.models import Case, Need, StatusDecision
kept = {str(each) for each in Case.objects.values_list("id", flat=True)}
told = set(sys.argv[1].split(","))
assert told <= kept, told - kept
assert Case.objects.filter(decisions=None).count() == 0
assert StatusDecision.objects.count() == len(kept)
needed = set(map(str, Need.objects.values_list("case_id", flat=True)))
assert told <= needed, told - needed
for verb, rows in (("case_opened", Case), ("need_recorded", Need)):
    assert AuditEvent.objects.filter(verb=verb).count() == rows.objects.count(), verb
verified()
print("intact")
"""


@pytest.fixture
def cluster() -> Iterator[postgres.Cluster]:
    """A PostgreSQL of the test's own; skipped without one unless it is required."""
    if postgres.programs() is None and not postgres.is_required():
        pytest.skip("PostgreSQL is not installed.")
    with postgres.cluster() as made:
        yield made


@pytest.mark.parametrize("cases", [2, 9])
def test_a_writer_killed_on_sqlite_leaves_whole_cases_and_a_sound_audit(
    tmp_path: Path, cases: int
) -> None:
    node = _node(tmp_path, f"sqlite:///{tmp_path / 'ledfyr.sqlite3'}")

    with _writer(node) as writer:
        told = [_next(writer) for _ in range(cases)]
        time.sleep(random.uniform(0, 0.05))  # into the middle of the next one
        writer.kill()
        told += _rest(writer)

    assert len(told[0]) == 36
    assert _read(node, told) == "intact"


def test_a_writer_killed_before_any_of_its_writes_leaves_no_half_of_a_deed(
    tmp_path: Path,
) -> None:
    node = _node(tmp_path, f"sqlite:///{tmp_path / 'ledfyr.sqlite3'}")

    with _writer(node, DIES_AT_EACH_WRITE) as writer:
        case, deaths = (line.strip() for line in writer.stdout or ())

    assert int(deaths) > 5
    assert _read(node, [case]) == "intact"


@pytest.mark.parametrize("cases", [2, 9])
def test_a_writer_killed_on_postgresql_leaves_whole_cases_and_a_sound_audit(
    tmp_path: Path, cases: int, cluster: postgres.Cluster
) -> None:
    node = _node(tmp_path, cluster.address)

    with _writer(node) as writer:
        told = [_next(writer) for _ in range(cases)]
        time.sleep(random.uniform(0, 0.05))  # into the middle of the next one
        writer.kill()
        told += _rest(writer)

    assert len(told[0]) == 36
    assert _read(node, told) == "intact"


def test_a_killed_postgresql_comes_back_with_all_that_it_acknowledged(
    tmp_path: Path, cluster: postgres.Cluster
) -> None:
    node = _node(tmp_path, cluster.address)

    with _writer(node) as writer:
        told = [_next(writer) for _ in range(9)]
        time.sleep(random.uniform(0, 0.05))
        cluster.kill()
        told += _rest(writer)
    cluster.start()

    assert writer.returncode == 1
    assert len(told[0]) == 36
    assert _read(node, told) == "intact"


def _node(folder: Path, address: str) -> dict[str, str]:
    return {
        **os.environ,
        "LEDFYR_VAR": str(folder),
        "LEDFYR_DEVELOPMENT": "1",
        "LEDFYR_DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
    }


def _writer(node: dict[str, str], program: str = WRITER) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=node,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _next(writer: "subprocess.Popen[str]") -> str:
    assert writer.stdout is not None
    return writer.stdout.readline().strip()


def _rest(writer: "subprocess.Popen[str]") -> list[str]:
    assert writer.stdout is not None
    return [line.strip() for line in writer.stdout if len(line.strip()) == 36]


def _read(node: dict[str, str], told: list[str]) -> str:
    read = subprocess.run(
        [sys.executable, "-c", READER, ",".join(told)],
        cwd=ROOT,
        env=node,
        capture_output=True,
        text=True,
        check=False,
    )
    return read.stdout.strip() or read.stderr
