"""Nothing is sent into a local network, whatever a name says and when it says it."""

import socket
import ssl
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import pytest

from ledfyr.engines.access import announcing
from tests.factories.access import NOW

BODY = b"{}"
SECRET = announcing.new_secret()


def told(address: str, numbers: list[str], **how: object) -> None:
    announcing.deliver(
        address,
        BODY,
        secret=SECRET,
        message="an-id",
        at=NOW,
        is_development=bool(how.pop("is_development", False)),
        resolve=lambda name, port: numbers,
        **how,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
        "2001:0:53aa:64c:0:fbff:80ff:fffe",
    ],
)
def test_a_name_that_leads_into_a_local_network_is_refused(number: str) -> None:
    with pytest.raises(announcing.NotDelivered, match="refused_address"):
        told("https://example.org/in", [number])


def test_one_local_number_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(announcing.NotDelivered, match="refused_address"):
        told("https://example.org/in", ["93.184.215.14", "10.0.0.1"])


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:21f:cb07::1"])
def test_numbers_of_the_internet_are_public(number: str) -> None:
    assert announcing.is_public(ip_address(number))


def test_the_connection_goes_to_the_number_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, reached = [], []

    def turning(name: str, port: int) -> list[str]:
        # A name that is pointed into the local network after it was checked.
        asked.append(name)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    def connecting(where: tuple[str, int], timeout: float) -> socket.socket:
        reached.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connecting)
    with pytest.raises(announcing.NotDelivered, match="unreachable"):
        announcing.deliver(
            "https://example.org/in",
            BODY,
            secret=SECRET,
            message="an-id",
            at=NOW,
            is_development=False,
            resolve=turning,
        )

    assert asked == ["example.org"]
    assert reached == [("93.184.215.14", 443)]


def test_development_opens_this_machine_and_no_other() -> None:
    with pytest.raises(announcing.NotDelivered, match="refused_address"):
        told("http://example.org/in", ["10.0.0.1"], is_development=True)


@pytest.mark.usefixtures("socket_enabled")
def test_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    server, port = _tls_server(tmp_path, "other.example")
    trusted = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))

    try:
        with pytest.raises(announcing.NotDelivered, match="certificate"):
            told(
                f"https://example.org:{port}/in",
                ["127.0.0.1"],
                is_development=True,
                trusted=trusted,
            )
    finally:
        server.join(5)


@pytest.mark.usefixtures("socket_enabled")
def test_https_is_spoken_with_the_name_at_the_number(tmp_path: Path) -> None:
    server, port = _tls_server(tmp_path, "example.org")
    trusted = ssl.create_default_context(cafile=str(tmp_path / "certificate.pem"))

    told(
        f"https://example.org:{port}/in",
        ["127.0.0.1"],
        is_development=True,
        trusted=trusted,
    )
    server.join(5)

    assert not server.is_alive()


@pytest.mark.usefixtures("socket_enabled")
def test_an_answer_that_is_none_is_no_delivery(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def babble() -> None:
            line, _ = listener.accept()
            with line:
                line.recv(4096)
                line.sendall(b"hello" * 400)

        server = Thread(target=babble)
        server.start()
        with pytest.raises(announcing.NotDelivered, match="unreachable"):
            told(f"http://here.example:{port}/", ["127.0.0.1"], is_development=True)
        server.join(5)


def _tls_server(folder: Path, name: str) -> tuple[Thread, int]:
    _write_certificate(folder, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]

    def once() -> None:
        with listener:
            plain, _ = listener.accept()
            with plain:
                try:
                    with context.wrap_socket(plain, server_side=True) as line:
                        line.recv(4096)
                        line.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
                except ssl.SSLError:
                    pass

    server = Thread(target=once)
    server.start()
    return server, port


def _write_certificate(folder: Path, name: str) -> None:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM)
    )
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
