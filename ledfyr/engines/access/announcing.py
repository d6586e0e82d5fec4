"""How does an announcement reach a program's address, and nobody else's?

Signed as the Standard Webhooks specification says, so that receivers find a library.
The name is resolved once, every address it gives must be public, and the connection
goes to the address that was checked: a name that is pointed elsewhere in between leads
nowhere. The certificate is checked against the name. No redirect is followed.
"""

import base64
import hmac
import http.client
import re
import secrets
import socket
import ssl
import time
from collections.abc import Callable
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

SECONDS = 10
LONGEST_LINE = 1_000
_PREFIX = "whsec_"
_NAT64 = ip_network("64:ff9b::/96")

Resolve = Callable[[str, int], list[str]]


class AddressRefused(Exception):
    """An address to which nothing is sent; the message says what to correct."""


class NotDelivered(Exception):
    """The receiver did not take it; the message holds a code and nothing it answered.

    `code` is one of unreachable, refused_address, certificate, or status_NNN.
    """

    def __init__(self, code: str) -> None:
        """Carry the code."""
        super().__init__(code)
        self.code = code


def new_secret() -> str:
    """Return a new secret of 256 random bits, written as receivers' libraries do."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message: str, at: datetime, body: bytes) -> str:
    """Return the signature over id, second and body (HMAC-SHA256, `v1,` and Base64)."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()


def checked_address(address: str, *, is_development: bool) -> SplitResult:
    """Return the parts of an address that may be written to.

    Raises AddressRefused unless it is https, with a name or a public number, without a
    user, a password or a part after `#`. Development also allows http and this machine.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressRefused(
            "Write an address such as https://example.org/in."
        ) from None
    allowed = ("https", "http") if is_development else ("https",)
    if parts.scheme not in allowed or not parts.hostname or port == 0:
        raise AddressRefused("Write an address that begins with https://.")
    if parts.username or parts.password or parts.fragment:
        raise AddressRefused("Write the address without a user, a password or a #.")
    if not address.isascii() or any(sign.isspace() for sign in address):
        raise AddressRefused("Write the address in plain letters, without spaces.")
    number = _number(parts.hostname)
    if number is not None and not _is_open(number, is_development):
        raise AddressRefused("Write an address that is not in a local network.")
    return parts


def deliver(
    address: str,
    body: bytes,
    *,
    secret: str,
    message: str,
    at: datetime,
    is_development: bool,
    resolve: Resolve | None = None,
    trusted: ssl.SSLContext | None = None,
) -> None:
    """Send one announcement; returns when the receiver answers 2xx.

    `resolve` gives the numbers of a name, by the system unless given; `trusted` is the
    context of certificates, the system's unless given. Raises NotDelivered.
    """
    try:
        parts = checked_address(address, is_development=is_development)
    except AddressRefused:
        raise NotDelivered("refused_address") from None
    name = str(parts.hostname)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    number = _checked_number(name, port, resolve or _resolved, is_development)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signature(secret, message, at, body),
    }
    try:
        status = _status(parts, port, number, trusted, body, headers)
    except ssl.SSLError:
        raise NotDelivered("certificate") from None
    except (OSError, http.client.HTTPException):
        raise NotDelivered("unreachable") from None
    if not 200 <= status < 300:
        raise NotDelivered(f"status_{status}")


def is_public(number: IPv4Address | IPv6Address) -> bool:
    """Return whether a number is on the internet, whatever it is wrapped in."""
    if isinstance(number, IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour
        if number in _NAT64:
            inner = IPv4Address(int(number) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(inner)
        if number.teredo is not None:
            return False
    return number.is_global and not number.is_multicast


def _is_open(number: IPv4Address | IPv6Address, is_development: bool) -> bool:
    return is_public(number) or (is_development and number.is_loopback)


def _number(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _checked_number(
    name: str, port: int, resolve: Resolve, is_development: bool
) -> str:
    try:
        numbers = resolve(name, port)
    except OSError:
        raise NotDelivered("unreachable") from None
    if not numbers:
        raise NotDelivered("unreachable")
    # One that is not public is enough to refuse: a name gives either by turns.
    if not all(_is_open(ip_address(each), is_development) for each in numbers):
        raise NotDelivered("refused_address")
    return numbers[0]


def _resolved(name: str, port: int) -> list[str]:
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(each[4][0]).partition("%")[0] for each in found]


def _status(
    parts: SplitResult,
    port: int,
    number: str,
    trusted: ssl.SSLContext | None,
    body: bytes,
    headers: dict[str, str],
) -> int:
    name = str(parts.hostname)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with socket.create_connection((number, port), timeout=SECONDS) as line:
        connection = http.client.HTTPConnection(name, port)
        if parts.scheme == "https":
            context = trusted or ssl.create_default_context()
            line = context.wrap_socket(line, server_hostname=name)
            connection = http.client.HTTPSConnection(name, port, context=context)
        with line:
            connection.sock = line
            connection.request("POST", target, body, headers)
            return _first_line(line)


def _first_line(line: socket.socket) -> int:
    """Read the status and nothing else, however slowly or much is answered."""
    answer, end = b"", time.monotonic() + SECONDS
    while b"\n" not in answer and len(answer) < LONGEST_LINE:
        line.settimeout(max(0.01, end - time.monotonic()))
        part = line.recv(LONGEST_LINE)
        if not part:
            break
        answer += part
    found = re.match(rb"HTTP/1\.[01] (\d{3})\b", answer)
    if found is None:
        raise http.client.BadStatusLine("")
    return int(found[1])
