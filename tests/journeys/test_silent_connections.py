"""Connections that browsers open ahead of use keep nobody waiting."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.journeys.conftest import Node

SILENT = 160
PATIENCE_SECONDS = 20
"""Far less than the 50 that 16 threads spend if each waits 5 on a silent connection;
what a page takes without them comes on top, for a machine that is busy."""


def test_a_page_comes_while_many_connections_say_nothing(node: Node) -> None:
    door = urlsplit(node.casework)
    usual = seconds_for_a_page(node, timeout=600)
    with ExitStack() as held:
        for _each in range(SILENT):
            silent = socket.create_connection((door.hostname or "", door.port or 0))
            held.enter_context(silent)

        seconds_for_a_page(node, timeout=PATIENCE_SECONDS + 5 * usual)


def seconds_for_a_page(node: Node, timeout: float) -> float:
    began = time.monotonic()
    answer = urlopen(f"{node.casework}/sign-in/", timeout=timeout)  # noqa: S310
    assert answer.status == 200
    return time.monotonic() - began
