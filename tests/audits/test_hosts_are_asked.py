"""What the network says of the site's own hosts: real handshakes and a real resolver on loopback, others passed in."""

import asyncio
import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from audits.hosts import CLEAR, NAMELESS, PROXIED, Names, Shake, ask_hosts, handshake, resolve
from rules.evidence.hosts import HostFacts


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file with a key and a certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(private + made.public_bytes(pem))
    return file


@contextmanager
def server(certificate: Path, best: ssl.TLSVersion, alpn: list[str]) -> Iterator[int]:
    """A TLS server on loopback that shakes hands and hangs up; gives its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    context.maximum_version = best
    context.set_alpn_protocols(alpn)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(5)

        def serve() -> None:
            with suppress(OSError):
                while True:
                    held, _ = listening.accept()
                    with held, suppress(OSError):
                        held.settimeout(5)
                        context.wrap_socket(held, server_side=True).close()

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]


async def one(origin: str, **given: object) -> HostFacts:
    (facts,) = await ask_hosts([origin], {}, **given)  # type: ignore[arg-type]
    return facts


async def test_a_real_server_tells_its_versions_its_protocol_and_its_cipher(certificate: Path) -> None:
    with server(certificate, ssl.TLSVersion.TLSv1_3, ["h2", "http/1.1"]) as port:
        facts = await one(f"https://127.0.0.1:{port}")
    assert facts.tls == "measured"
    assert (facts.versions["TLS 1.3"], facts.versions["TLS 1.2"]) == (True, True)
    assert facts.alpn == "h2"
    assert facts.cipher
    assert (facts.names, facts.names_reason) == ("unasked", NAMELESS)


async def test_a_server_without_tls_1_3_is_found_out(certificate: Path) -> None:
    with server(certificate, ssl.TLSVersion.TLSv1_2, ["http/1.1"]) as port:
        facts = await one(f"https://127.0.0.1:{port}")
    assert (facts.versions["TLS 1.3"], facts.versions["TLS 1.2"]) == (False, True)
    assert facts.alpn == "http/1.1"


async def test_the_real_resolver_knows_this_machine() -> None:
    names = await resolve("localhost")
    assert "127.0.0.1" in names.ipv4 or "::1" in names.ipv6


async def test_a_server_that_speaks_no_tls_is_not_measured() -> None:
    async def talk(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 ready\r\n")
        writer.close()

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
        facts = await one(f"https://127.0.0.1:{port}")
    assert facts.tls == "failed"
    assert facts.versions == {}


async def test_nobody_at_the_door_is_not_measured() -> None:
    async with await asyncio.start_server(lambda _r, w: w.close(), "127.0.0.1", 0) as listening:
        port = listening.sockets[0].getsockname()[1]
    facts = await one(f"https://127.0.0.1:{port}")
    assert facts.tls == "failed"
    assert facts.tls_reason.startswith("The question got no answer")


async def accepted(_host: str, _port: int, version: str) -> Shake | None:
    return None if version == "TLS 1.0" else Shake(accepted=True, alpn="h2", cipher="AES")


async def test_names_are_kept_with_the_name_they_belong_to() -> None:
    async def answer(_host: str) -> Names:
        return Names(ipv4=["192.0.2.1"], ipv6=["2001:db8::1"], canonical="edge.example.net")

    facts = await one("https://ville.example", resolver=answer, shaker=accepted)
    assert (facts.names, facts.ipv4, facts.ipv6) == ("measured", ["192.0.2.1"], ["2001:db8::1"])
    assert facts.canonical == "edge.example.net"
    assert set(facts.versions) == {"TLS 1.3", "TLS 1.2", "TLS 1.1"}, "what we cannot offer is not measured"


async def test_a_resolver_that_fails_measures_nothing() -> None:
    async def silent(_host: str) -> Names:
        raise OSError("temporary failure")

    facts = await one("https://ville.example", resolver=silent, shaker=accepted)
    assert (facts.names, facts.ipv6) == ("failed", [])
    assert "temporary failure" in facts.names_reason


async def test_behind_a_proxy_nothing_is_asked() -> None:
    async def forbidden(*_asked: object) -> None:
        raise AssertionError("asked")

    environ = {"https_proxy": "http://127.0.0.1:9"}
    (facts,) = await ask_hosts(
        ["https://ville.example"],
        environ,
        resolver=forbidden,  # type: ignore[arg-type]
        shaker=forbidden,
    )
    assert (facts.names, facts.tls, facts.tls_reason) == ("proxied", "proxied", PROXIED)


async def test_an_origin_in_the_clear_has_no_tls_to_ask() -> None:
    facts = await one("http://127.0.0.1:8000")
    assert (facts.tls, facts.tls_reason, facts.port) == ("unasked", CLEAR, 8000)


async def test_a_handshake_says_refused_only_when_the_server_refuses(certificate: Path) -> None:
    with server(certificate, ssl.TLSVersion.TLSv1_2, []) as port:
        assert await handshake("127.0.0.1", port, "TLS 1.3") == Shake(accepted=False)
