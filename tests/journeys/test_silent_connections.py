"""Connections that browsers open ahead of use keep nobody waiting."""

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.journeys.conftest import Node

SILENT = 160
PATIENCE_SECONDS = 20
"""Far less than the 50 that 16 threads spend if each waits 5 on a silent connection."""


def test_a_page_comes_while_many_connections_say_nothing(node: Node) -> None:
    door = urlsplit(node.casework)
    with ExitStack() as held:
        for _each in range(SILENT):
            silent = socket.create_connection((door.hostname or "", door.port or 0))
            held.enter_context(silent)

        answer = urlopen(f"{node.casework}/sign-in/", timeout=PATIENCE_SECONDS)  # noqa: S310

        assert answer.status == 200
