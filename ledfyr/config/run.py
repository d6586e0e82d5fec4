"""`make run`: set up a demonstration node and serve both doors until Ctrl-C."""

import argparse
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Event
from types import FrameType

ONLY_A_DEMONSTRATION = (
    "make run is a demonstration whose passwords are known: unset LEDFYR_DEVELOPMENT "
    "to see it, or set up a node as docs/guides/operating.md says."
)
BASE_DIR = Path(__file__).resolve().parents[2]


def main() -> int:
    """Prepare the node, start its processes, and stop all when one stops."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    if problem := _port_problem(port):
        sys.stderr.write(f"{problem}\n")
        return 2
    if os.environ.setdefault("LEDFYR_DEVELOPMENT", "1") != "1":
        sys.stderr.write(f"{ONLY_A_DEMONSTRATION}\n")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ledfyr.config.settings")
    sign_ins = prepare()
    asked_to_stop = _heard_from_now_on()
    doors = [_serve("public", port), _serve("casework", port + 1)]
    running = [*doors, _look_for_pairs()]
    if _are_open(doors, port, asked_to_stop):
        _announce(port, sign_ins)
    return _wait(running, asked_to_stop)


def prepare() -> list[str]:
    """Make what is missing: keys, database, static files, demo data; give sign-ins."""
    from ledfyr.config.keys import create_keys

    var = Path(os.environ.get("LEDFYR_VAR", BASE_DIR / "var"))
    create_keys(Path(os.environ.get("LEDFYR_KEY_DIRECTORY", var / "keys")))
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _collect_static()
    from ledfyr.config.demo import load_demo

    return load_demo()


def _collect_static() -> None:
    from django.conf import settings
    from django.core.management import call_command

    from tools.messages import compile_all

    compile_all()
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    newest = max(
        (f.stat().st_mtime for d in settings.STATICFILES_DIRS for f in d.rglob("*")),
        default=0.0,
    )
    if stamp.exists() and stamp.stat().st_mtime >= newest:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.touch()


def _port_problem(port: int) -> str | None:
    for number in (port, port + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", number))
            except (OSError, OverflowError):
                return (
                    f"Port {number} cannot be used: it is taken or not allowed. "
                    "Choose another with PORT=9000 make run."
                )
    return None


def _serve(door: str, port: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  (our own server, with fixed arguments)
        [
            sys.executable,
            "-m",
            "gunicorn",
            "--config=python:ledfyr.config.server",
            f"--bind=127.0.0.1:{port}",
            f"ledfyr.config.wsgi_{door}",
        ],
        cwd=BASE_DIR,
        start_new_session=True,
    )


def _look_for_pairs() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603  (our own command, with fixed arguments)
        [sys.executable, "manage.py", "look_for_pairs", "--every", "2"],
        cwd=BASE_DIR,
        start_new_session=True,
    )


def _announce(port: int, sign_ins: list[str]) -> None:
    lines = [
        "",
        "Ledfyr is running with synthetic demo data. Stop it with Ctrl-C.",
        f"  Public side:   http://localhost:{port}/",
        f"  Casework side: http://localhost:{port + 1}/",
        "",
        *sign_ins,
        "",
    ]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def _are_open(
    doors: "list[subprocess.Popen[bytes]]", port: int, asked_to_stop: Event
) -> bool:
    """Wait until both doors answer, however slow the machine; False if one stopped."""
    for door, number in zip(doors, (port, port + 1), strict=True):
        while not _answers(number):
            if asked_to_stop.wait(0.05) or door.poll() is not None:
                return False
    return True


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _heard_from_now_on() -> Event:
    """Return what is set by Ctrl-C, so that no door outlives this program."""
    asked_to_stop = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        asked_to_stop.set()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    return asked_to_stop


def _wait(doors: "list[subprocess.Popen[bytes]]", asked_to_stop: Event) -> int:
    while all(door.poll() is None for door in doors):
        if asked_to_stop.wait(0.2):
            break
    for door in doors:
        door.terminate()
    for door in doors:
        try:
            door.wait(timeout=20)
        except subprocess.TimeoutExpired:  # a busy machine: nothing waits unsaved
            door.kill()
    sys.stdout.write("\nLedfyr has stopped. Your data is kept.\n")
    return 0 if asked_to_stop.is_set() else 1


if __name__ == "__main__":
    sys.exit(main())
