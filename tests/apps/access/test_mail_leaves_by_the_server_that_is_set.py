"""E-mail goes to the server that is set, and a half setting stops the start."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from ledfyr.config.keys import create_keys

ROOT = Path(__file__).resolve().parents[3]
SENDS = """
import django
django.setup()
from django.core.mail import send_mail
send_mail("Something waits for you", "Sign in.", None, ["alma@example.org"])
"""


Done = subprocess.CompletedProcess[str]


def run(folder: Path, words: str, **settings: str) -> Done:
    create_keys(folder / "keys")
    return subprocess.run(
        [sys.executable, "-c", words],
        cwd=ROOT,
        env={
            **os.environ,
            "LEDFYR_VAR": str(folder),
            "LEDFYR_DATABASE_URL": f"sqlite:///{folder / 'ledfyr.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "ledfyr.config.settings",
            **settings,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LEDFYR_MAIL_HOST": "mail.example.org"}, "must be starttls or tls"),
        ({"LEDFYR_MAIL_USER": "node"}, "belong together"),
        ({"LEDFYR_MAIL_PASSWORD_FILE": "/nowhere/password"}, "is missing"),
        ({"LEDFYR_MAIL_SECURITY": "ssl"}, "must be one of none, starttls, tls"),
        ({"LEDFYR_MAIL_PORT": "0"}, "whole number above zero"),
    ],
)
def test_a_half_or_wrong_setting_stops_the_start(
    tmp_path: Path, settings: dict[str, str], said: str
) -> None:
    started = run(tmp_path, "import django; django.setup()", **settings)

    assert started.returncode == 1
    assert said in started.stderr


def test_a_password_file_open_to_others_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("three boats", encoding="ascii")
    file.chmod(0o644)

    started = run(
        tmp_path,
        "import django; django.setup()",
        LEDFYR_MAIL_USER="node",
        LEDFYR_MAIL_PASSWORD_FILE=str(file),
    )

    assert started.returncode == 1
    assert "open to others" in started.stderr


def test_the_password_comes_from_the_file_and_the_way_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("three boats\n", encoding="ascii")
    file.chmod(0o600)

    started = run(
        tmp_path,
        "import django; django.setup(); from django.conf import settings as s; "
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_HOST_PASSWORD)",
        LEDFYR_MAIL_HOST="mail.example.org",
        LEDFYR_MAIL_PORT="587",
        LEDFYR_MAIL_SECURITY="starttls",
        LEDFYR_MAIL_USER="node",
        LEDFYR_MAIL_PASSWORD_FILE=str(file),
    )

    assert started.stdout.strip() == "mail.example.org 587 True three boats"


@pytest.mark.usefixtures("socket_enabled")
def test_mail_reaches_the_server_that_is_set_from_the_address_that_is_set(
    tmp_path: Path,
) -> None:
    said: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Thread(target=_take_one_mail, args=(listener, said))
        server.start()

        sent = run(
            tmp_path,
            SENDS,
            LEDFYR_MAIL_HOST="127.0.0.1",
            LEDFYR_MAIL_PORT=str(listener.getsockname()[1]),
            LEDFYR_MAIL_FROM="notes@example.org",
        )
        server.join(20)

    assert sent.returncode == 0, sent.stderr
    assert any(line.startswith("mail FROM:<notes@example.org>") for line in said)
    assert "rcpt TO:<alma@example.org>" in said


def test_a_server_that_is_not_there_is_an_error_and_not_silence(tmp_path: Path) -> None:
    sent = run(tmp_path, SENDS, LEDFYR_MAIL_HOST="127.0.0.1", LEDFYR_MAIL_PORT="1")

    assert sent.returncode == 1
    assert "ConnectionRefusedError" in sent.stderr


def _take_one_mail(listener: socket.socket, said: list[str]) -> None:
    line, _ = listener.accept()
    with line, line.makefile("rw", encoding="ascii", newline="\r\n") as talk:

        def answer(words: str) -> None:
            talk.write(f"{words}\r\n")
            talk.flush()

        answer("220 here")
        in_data = False
        for each in talk:
            words = each.strip()
            said.append(words)
            if in_data:
                in_data = words != "."
                if not in_data:
                    answer("250 taken")
            elif words == "data":
                in_data = True
                answer("354 go on")
            elif words == "quit":
                answer("221 bye")
                return
            else:
                answer("250 yes")
