"""How long does the server work on a request, on a machine that others use as well?"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 2


@dataclass(frozen=True)
class Took:
    """Milliseconds of server time over different requests for one kind of page.

    `p50` and `p95` are of time at work: of the program and, where the database is a
    process of its own, of the process that serves it, both as the kernel counts them.
    What others do on the machine is not in them. Of each request the quickest round
    counts. `wall_p95` is by the clock on the wall, waiting for others included.
    """

    p50: float
    p95: float
    wall_p95: float


def timed(ask: Callable[[int], object], requests: int) -> Took:
    """Ask for each of the requests ROUNDS times, and return how long that took."""
    rounds = [[_once(ask, each) for each in range(requests)] for _ in range(ROUNDS)]
    each_request = list(zip(*rounds, strict=True))
    work = [min(at_work for at_work, _ in times) for times in each_request]
    wall = [min(by_clock for _, by_clock in times) for times in each_request]
    return Took(statistics.median(work), _p95(work), _p95(wall))


def _once(ask: Callable[[int], object], number: int) -> tuple[float, float]:
    worked, start = _work(), time.perf_counter()
    ask(number)
    return 1000 * (_work() - worked), 1000 * (time.perf_counter() - start)


def _work() -> float:
    """Return the seconds that the program and its database have been at work."""
    return time.process_time() + _work_of_the_database()


def _work_of_the_database() -> float:
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    serving = connection.connection.info.backend_pid
    # Nanoseconds on a processor; parallel workers are switched off in the bench.
    return int(Path(f"/proc/{serving}/schedstat").read_text().split()[0]) / 1e9


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]
