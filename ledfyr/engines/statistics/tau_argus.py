"""What would Tau-Argus hide? Asked in a process and folder that are wiped."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from ledfyr.domain.statistics.disclosure import (
    TOTAL,
    Key,
    Pattern,
    Policy,
    Table,
    primary_cells,
)

MOST_PERSONS = 200_000
"""The engine wants one row a person; beyond this the own program is quicker."""
_PREFIX = "ledfyr-tau-"
_IN_MEMORY = Path("/dev/shm")  # noqa: S108  (a private folder is made in it)
_PERCENT = 100
"""How far around its count a small cell is to be protected; less fails the audit."""


class TauArgusFailed(Exception):
    """Tau-Argus gave no answer; the message names no count."""


def propose(table: Table, policy: Policy, *, seconds: float = 60.0) -> Pattern:
    """Return the cells that Tau-Argus would hide besides the small ones, at least loss.

    Only a proposal: the domain audits it. Codes go in as numbers, not as words. The
    folder lies in memory where there is such a place, is closed to others, and is wiped
    whatever happens; folders left by a node that was killed are wiped by the next call.
    Raises TauArgusFailed for no answer in time, a crash, or a table not fit for it.
    """
    persons = sum(table.counts.values())
    if not 0 < persons <= MOST_PERSONS or table.sensitive:
        raise TauArgusFailed("The table is not fit for Tau-Argus.")
    wipe_left_folders()
    folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=_place()))
    try:
        return _asked(folder, table, policy, seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wipe_left_folders() -> None:
    """Wipe the folders of processes that are not alive any more."""
    for folder in Path(_place()).glob(f"{_PREFIX}*"):
        owner = folder.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdecimal() and not _is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def _asked(folder: Path, table: Table, policy: Policy, seconds: float) -> Pattern:
    numbers = [{code: f"c{n:05}" for n, code in enumerate(c)} for c in table.codes]
    rows = [
        [*(numbers[at][code] for at, code in enumerate(key)), count]
        for key, count in table.counts.items()
        if count
    ]
    asked = {"rows": rows, "threshold": policy.threshold, "percent": _PERCENT}
    (folder / "asked.json").write_text(json.dumps(asked), encoding="ascii")
    _run(folder, seconds)
    try:
        answer = json.loads((folder / "answer.json").read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise TauArgusFailed("Tau-Argus gave no answer.") from error
    words = [{v: k for k, v in names.items()} | {TOTAL: TOTAL} for names in numbers]
    hidden: set[Key] = {
        tuple(words[at][code] for at, code in enumerate(cell)) for cell in answer
    }
    return Pattern(frozenset(hidden) - primary_cells(table, policy))


def _run(folder: Path, seconds: float) -> None:
    """Run the process alone in its folder; what it prints may hold counts: nowhere."""
    command = [sys.executable, "-P", "-m", f"{__name__}_process"]
    here = {"TMPDIR": str(folder), "HOME": str(folder), "PATH": os.defpath}
    with subprocess.Popen(  # noqa: S603  (no word of it comes from outside)
        command,
        cwd=folder,
        env=here,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            code = running.wait(timeout=seconds)
        except BaseException as error:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TauArgusFailed("Tau-Argus took too long.") from None
            raise
    if code:
        raise TauArgusFailed("Tau-Argus stopped with an error.")


def _place() -> str:
    return str(_IN_MEMORY if os.access(_IN_MEMORY, os.W_OK) else tempfile.gettempdir())


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
