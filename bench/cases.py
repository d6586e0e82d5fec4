"""How quick are the case pages among many cases, beside Django's own admin list?

`python bench/cases.py [ROWS]` (1,000,000 unless given less) makes synthetic cases in
SQLite and in PostgreSQL, where that is installed, and asks for each page that looks
among them in many ways. It fails when the 95th percentile of server time of a page
passes the limit. `--keep FOLDER` keeps the cases there for the next time.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.casework.store import (
    SAMPLES,
    filled,
    set_up,
    without_parallel_workers,
)
from bench.casework.timing import ROUNDS, Took, timed
from tests.postgres import cluster, programs

FULL = 1_000_000
LIMIT_MS = 100


def main(arguments: list[str]) -> int:
    """Measure on each database in turn, each in a process of its own."""
    asked = _read(arguments)
    if asked.database:
        return _on(asked)
    databases = ["sqlite", *(["postgresql"] if programs() else [])]
    status = 0
    for each in databases:
        again = [sys.executable, __file__, *arguments, "--database", each]
        status |= subprocess.run(again, check=False).returncode  # noqa: S603  (self)
    return status


def _read(arguments: list[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("rows", nargs="?", type=int, default=FULL)
    reader.add_argument("--database", choices=["sqlite", "postgresql"])
    reader.add_argument("--keep", type=Path, help="keep the cases here for next time")
    reader.add_argument("--only", default="", help="pages whose name holds this")
    return reader.parse_args(arguments)


def _on(asked: argparse.Namespace) -> int:
    with ExitStack() as stack:
        if asked.keep:
            folder = asked.keep.resolve() / asked.database
            folder.mkdir(parents=True, exist_ok=True)
        else:
            folder = Path(tempfile.mkdtemp(prefix="ledfyr-bench-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
        database = f"sqlite:///{folder / 'bench.sqlite3'}"
        if asked.database == "postgresql":
            kept = folder / "cluster" if asked.keep else None
            database = stack.enter_context(cluster(kept)).address
        set_up(folder, database)
        return _measure(folder, asked)


def _measure(folder: Path, asked: argparse.Namespace) -> int:
    from bench.casework.admin_list import admin_list
    from bench.casework.pages import pages

    store = filled(folder, asked.rows)
    without_parallel_workers()
    say = sys.stdout.write
    peer = timed(admin_list(), SAMPLES)
    say(f"{asked.database}: {SAMPLES} requests of each kind, each the quicker of ")
    say(f"{ROUNDS}. Milliseconds at work, of program and database, without the ")
    say(f"waiting for others on the machine; the limit for p95 is {LIMIT_MS}.\n")
    say(_line("Django's admin list of the same cases", peer, peer))
    too_slow = 0
    for page in pages(store):
        if asked.only not in page.name:
            continue
        took = timed(page.ask, SAMPLES)
        too_slow += took.p95 > LIMIT_MS
        say(_line(f"{page.name} ({page.who})", took, peer))
        sys.stdout.flush()
    return int(too_slow > 0)


def _line(name: str, took: Took, peer: Took) -> str:
    mark = "  TOO SLOW" if took.p95 > LIMIT_MS else ""
    return (
        f"  {name}: p50 {took.p50:.1f}, p95 {took.p95:.1f}, "
        f"p95 by the clock on the wall {took.wall_p95:.1f}, "
        f"{took.p95 / peer.p95:.2f} of the peer{mark}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
