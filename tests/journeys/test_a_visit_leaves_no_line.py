"""Neither door writes down who came, from where, or what they asked for."""

import socket
from contextlib import suppress
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.journeys.conftest import Node

ASKED = "asked-by-nobody"
FROM = "203.0.113.77"


@pytest.mark.parametrize("door", ["public", "casework"])
def test_pages_found_or_not_leave_no_line_about_the_visitor(
    node: Node, door: str
) -> None:
    site = getattr(node, door)
    before = len(node.log.read_text())

    for path in ("/", "/en/help/", f"/{ASKED}/", f"/sign-in/?login={ASKED}"):
        _ask(f"{site}{path}")
    _say_nonsense(site)

    written = node.log.read_text()[before:]
    for told in (ASKED, FROM, "127.0.0.1", "::1", "/en/", "sign-in"):
        assert told not in written


def _ask(address: str) -> None:
    headers = {"X-Forwarded-For": FROM, "Referer": f"http://{ASKED}.example/"}
    request = Request(address, headers=headers)  # noqa: S310
    with suppress(HTTPError):
        urlopen(request, timeout=60).close()  # noqa: S310


def _say_nonsense(site: str) -> None:
    door = urlsplit(site)
    with socket.create_connection((door.hostname or "", door.port or 0)) as line:
        line.sendall(f"{ASKED} nonsense\r\n\r\n".encode())
        line.settimeout(60)
        assert b"400" in line.recv(200)
