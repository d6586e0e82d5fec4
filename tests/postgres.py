"""A PostgreSQL of one's own for a while: `python -m tests.postgres COMMAND …`.

Runs the command with LEDFYR_DATABASE_URL leading to an empty cluster that listens on a
socket in a folder of its own and is thrown away afterwards. PostgreSQL refuses to run
as root; for root it then runs as the user that its package made.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
USER = "postgres"
SECONDS = 120


class NoPostgres(Exception):
    """PostgreSQL is not installed or does not start; the message says which."""


def programs() -> Path | None:
    """Return the folder with initdb and postgres; None where there is no PostgreSQL."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    return next(reversed(INSTALLED), None)


def is_required() -> bool:
    """Return whether a machine without PostgreSQL fails instead of skipping."""
    return os.environ.get("LEDFYR_POSTGRES") == "required"


class Cluster:
    """A cluster in a folder of its own; `address` leads to its database."""

    def __init__(self, folder: Path, found: Path) -> None:
        """Make the files, unless they are there from before; nothing runs yet."""
        self._found, self._folder, self._data = found, folder, folder / "data"
        self.address = f"postgres://{USER}@{quote(str(folder), safe='')}/postgres"
        if self._data.exists():
            return
        made = [found / "initdb", f"--pgdata={self._data}", f"--username={USER}"]
        if self._started(*made, "--auth=trust").wait():
            raise NoPostgres("PostgreSQL made no cluster.")

    def start(self) -> None:
        """Start the server, or start it again after it was killed, and wait for it."""
        # As a child of our own: whoever kills it has to see it die.
        self._server = self._started(
            self._found / "postgres",
            "-D",
            self._data,
            "-c",
            "listen_addresses=",
            "-c",
            f"unix_socket_directories={self._folder}",
        )
        asked = [self._found / "pg_isready", "--quiet", f"--host={self._folder}"]
        for _ in range(SECONDS * 20):
            if subprocess.run(asked, check=False).returncode == 0:
                return
            time.sleep(0.05)
        raise NoPostgres("PostgreSQL does not start.")

    def stop(self) -> None:
        """Stop the server."""
        self._server.send_signal(signal.SIGINT)
        self._server.wait(SECONDS)

    def kill(self) -> None:
        """Kill the server and all that it started, as a power cut would."""
        first = self._server.pid
        started = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        for each in (first, *map(int, started)):
            os.kill(each, signal.SIGKILL)
        self._server.wait(SECONDS)

    def _started(self, *command: str | Path) -> "subprocess.Popen[bytes]":
        who: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam(USER)
            who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        return subprocess.Popen(command, cwd="/", **quiet, **who)


@contextmanager
def cluster(kept: Path | None = None) -> Iterator[Cluster]:
    """Start an empty cluster, yield it, and throw it away; raises NoPostgres.

    In a folder `kept` it is not thrown away, and starts again with what it held.
    """
    found = programs()
    if found is None:
        raise NoPostgres("PostgreSQL is not installed: apt-get install postgresql.")
    folder = kept or Path(tempfile.mkdtemp(prefix="ledfyr-postgres-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, USER, USER)
        made = Cluster(folder, found)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        if kept is None:
            shutil.rmtree(folder, ignore_errors=True)


def main(command: list[str]) -> int:
    """Run a command beside a cluster and return its exit status."""
    with cluster() as made:
        environment = {**os.environ, "LEDFYR_DATABASE_URL": made.address}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
