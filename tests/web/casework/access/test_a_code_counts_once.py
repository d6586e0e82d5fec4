"""A code of an app opens once, whatever the clock, the spaces or the database do."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client

from ledfyr.apps.access.models import AuditEvent, Staff
from ledfyr.apps.access.second_step import second_steps_of
from ledfyr.config.keys import create_keys
from ledfyr.web.casework.access import codes
from tests.factories.access import PASSWORD, a_member_of_staff, an_app_for_codes

ROOT = Path(__file__).parents[4]
USED = b"This code was used before"
WRONG = b"This code is not right, or its time is over"
BUSY = b"The code was not taken"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the period in which the node takes itself to be."""

    def set_to(period: int) -> None:
        monkeypatch.setattr(codes, "_period_now", lambda: period)

    set_to(1000)
    return set_to


@pytest.fixture
def staff() -> Staff:
    made = a_member_of_staff()
    an_app_for_codes(made)
    return made


def code_at(staff: Staff, period: int) -> str:
    app = second_steps_of(staff).get(type=Authenticator.Type.TOTP)
    secret = get_adapter().decrypt(app.data["secret"])
    return str(format_hotp_value(hotp_value(secret, period)))


def typed(staff: Staff, code: str) -> tuple[Client, Any]:
    """Return the browser and the answer after password and code."""
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})
    return client, client.post("/sign-in/code/", {"code": code})


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("period", [999, 1000, 1001])
def test_a_code_is_taken_one_period_early_or_late(staff: Staff, period: int) -> None:
    client, _ = typed(staff, code_at(staff, period))

    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("period", [998, 1002])
def test_a_code_whose_time_is_over_is_called_so(staff: Staff, period: int) -> None:
    _, refused = typed(staff, code_at(staff, period))

    assert WRONG in refused.content


@pytest.mark.parametrize("between", ["", " ", "-"])
def test_a_used_code_is_refused_in_all_the_time_in_which_it_is_accepted(
    clock: Callable[[int], None], staff: Staff, between: str
) -> None:
    code = code_at(staff, 1001)
    typed(staff, code)
    again = f"{code[:3]}{between}{code[3:]}"

    refused = []
    for period in (1000, 1001, 1002):
        clock(period)
        cache.clear()  # nothing rests on what the counts of attempts still hold
        refused.append(typed(staff, again)[1].content)

    assert all(USED in page for page in refused)


def test_an_earlier_code_does_not_count_after_a_later_one(
    clock: Callable[[int], None], staff: Staff
) -> None:
    typed(staff, code_at(staff, 1001))

    _, refused = typed(staff, code_at(staff, 1000))

    assert USED in refused.content


def test_a_clock_that_is_set_back_opens_nothing_twice(
    clock: Callable[[int], None], staff: Staff
) -> None:
    typed(staff, code_at(staff, 1000))
    clock(1003)
    typed(staff, code_at(staff, 1003))
    clock(1000)

    _, refused = typed(staff, code_at(staff, 1000))

    assert USED in refused.content


@pytest.mark.usefixtures("clock")
def test_a_code_that_was_used_is_audited_as_a_failure(staff: Staff) -> None:
    typed(staff, code_at(staff, 1000))

    typed(staff, code_at(staff, 1000))

    assert AuditEvent.objects.order_by("sequence").last().verb == "sign_in_failed"


@pytest.mark.usefixtures("clock")
def test_a_code_that_cannot_be_kept_as_used_opens_nothing_and_still_counts(
    staff: Staff,
) -> None:
    code = code_at(staff, 1000)
    client = Client()
    client.post("/sign-in/", {"login": staff.email, "password": PASSWORD})

    with connection.execute_wrapper(_refuses_to_keep_it):
        busy = client.post("/sign-in/code/", {"code": code})

    assert BUSY in busy.content
    assert client.get("/").status_code == 302
    client.post("/sign-in/code/", {"code": code})
    assert client.get("/").status_code == 200


def _refuses_to_keep_it(execute: Any, sql: str, *rest: Any) -> Any:
    if sql.startswith('UPDATE "mfa_authenticator"'):
        raise OperationalError("database is locked")
    return execute(sql, *rest)


AT_ONCE = """
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from django.core.management import call_command
from django.db import OperationalError, connection
call_command("migrate", "access", verbosity=0)
call_command("migrate", "mfa", verbosity=0)
from ledfyr.web.casework.access.codes import CodeRefused, step_that_accepts
from tests.factories.access import a_member_of_staff, an_app_for_codes, code_of
staff = a_member_of_staff()
code, start = code_of(an_app_for_codes(staff)), Barrier(8)
def is_taken(_):
    start.wait()
    try:
        return bool(step_that_accepts(staff, code))
    except CodeRefused as refused:
        assert "used before" in str(refused), refused
        return False
    finally:
        connection.close()
with ThreadPoolExecutor(8) as pool:
    print(sum(pool.map(is_taken, range(8))))
"""


def test_of_many_who_send_one_code_at_once_one_gets_in(tmp_path: Path) -> None:
    create_keys(tmp_path / "keys")
    node = {
        **os.environ,
        "LEDFYR_VAR": str(tmp_path),
        "LEDFYR_KEY_DIRECTORY": str(tmp_path / "keys"),
        "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
    }
    command = [sys.executable, "-c", AT_ONCE]

    taken = subprocess.run(command, env=node, cwd=ROOT, capture_output=True, text=True)

    assert (taken.stdout, taken.stderr) == ("1\n", "")
