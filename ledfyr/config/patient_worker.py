"""A worker that spends no thread on a connection over which nothing has come yet.

Browsers open connections ahead of use. gunicorn's own threaded worker waits five
seconds on each, so that a few open browsers keep everybody else waiting.
"""

from typing import Any

from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Leaves a silent connection to the selector until its first byte."""

    def handle(self, conn: TConn) -> Any:
        """Answer a request that has begun to arrive; else give the thread back."""
        is_new = not conn.initialized and not conn.data_ready
        if is_new and not conn.wait_for_data(0):
            return _DEFER
        return super().handle(conn)
