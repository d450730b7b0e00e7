"""A site with a certificate of an own authority is measured, and only then."""

import asyncio
import base64
import datetime
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from browser_tools import page_server, real_browser
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.async_api import Error

from audits.browser.certificates import ca_file, own_keys, verified_keys
from audits.browser.pool import BrowserPool


def certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signer: ec.EllipticCurvePrivateKey
) -> x509.Certificate:
    now = datetime.datetime.now(datetime.UTC)
    authority = name == issuer
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    )
    if not authority:
        builder = builder.add_extension(
            x509.SubjectAlternativeName([x509.DNSName(name), x509.DNSName("mairie.example")]), critical=False
        )
    return builder.sign(signer, hashes.SHA256())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ca.pem, and for localhost: key.pem, leaf.pem (alone), chain.pem (with the root)."""
    folder = tmp_path_factory.mktemp("authority")
    root, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    pem = serialization.Encoding.PEM
    ca = certificate("Metropole", root, "Metropole", root).public_bytes(pem)
    leaf = certificate("localhost", own, "Metropole", root).public_bytes(pem)
    plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "ca.pem").write_bytes(ca)
    (folder / "leaf.pem").write_bytes(leaf)
    (folder / "chain.pem").write_bytes(leaf + ca)
    (folder / "key.pem").write_bytes(own.private_bytes(pem, *plain))
    return folder


def tls(authority: Path, chain: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / chain, authority / "key.pem")
    return context


async def title(url: str, environ: dict[str, str], keys: list[str]) -> str:
    async with BrowserPool(await real_browser(), concurrency=1, environ=environ, trusted_keys=keys) as pool:
        async with pool.context() as context:
            page = await context.new_page()
            await page.goto(url)
            return await page.title()


async def test_without_the_ca_file_the_browser_refuses_the_site(authority: Path) -> None:
    async with page_server(ssl=tls(authority, "chain.pem")) as (port, _):
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            await title(f"https://localhost:{port}/", {}, [])


async def test_a_server_that_sends_its_root_is_accepted_by_the_ca_file_alone(authority: Path) -> None:
    environ = {"SSL_CERT_FILE": str(authority / "ca.pem")}
    async with page_server(ssl=tls(authority, "chain.pem")) as (port, _):
        assert await title(f"https://localhost:{port}/", environ, []) == "Mairie"


async def test_a_server_that_sends_only_its_own_certificate_is_accepted_once_verified(
    authority: Path,
) -> None:
    environ = {"LIMPIDE_CA_FILE": str(authority / "ca.pem")}
    async with page_server(ssl=tls(authority, "leaf.pem")) as (port, seen):
        origin = f"https://localhost:{port}"
        keys = await verified_keys([origin, "http://localhost"], environ)
        assert len(keys) == 1
        assert seen == []
        assert await title(f"{origin}/", environ, keys) == "Mairie"


async def test_a_certificate_for_another_name_gives_no_key(authority: Path) -> None:
    environ = {"LIMPIDE_CA_FILE": str(authority / "ca.pem")}
    async with page_server(ssl=tls(authority, "leaf.pem")) as (port, _):
        assert await verified_keys([f"https://127.0.0.1:{port}"], environ) == []


def test_a_systems_list_or_an_unreadable_file_gives_no_key(authority: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.pem"
    many.write_bytes((authority / "ca.pem").read_bytes() * 30)
    assert own_keys({"SSL_CERT_FILE": str(many)}) == []
    assert own_keys({"SSL_CERT_FILE": str(tmp_path / "absent.pem")}) == []
    assert own_keys({}) == []
    assert len(own_keys({"REQUESTS_CA_BUNDLE": str(authority / "ca.pem")})) == 1
    assert ca_file({"SSL_CERT_FILE": "b", "LIMPIDE_CA_FILE": "a"}) == Path("a")


async def test_behind_a_proxy_with_a_password_key_and_page_go_through_it(authority: Path) -> None:
    async with page_server(ssl=tls(authority, "leaf.pem")) as (port, _), tunnel(port) as (proxy_port, asked):
        where = f"http://ana:secret@127.0.0.1:{proxy_port}"
        environ = {"HTTP_PROXY": where, "HTTPS_PROXY": where, "SSL_CERT_FILE": str(authority / "ca.pem")}
        keys = await verified_keys(["https://mairie.example"], environ)
        assert len(keys) == 1
        assert await title("https://mairie.example/", environ, keys) == "Mairie"
    assert {head.split(" HTTP")[0] for head in asked} == {"CONNECT mairie.example:443"}
    presented = f"Basic {base64.b64encode(b'ana:secret').decode()}"
    assert sum(presented in head for head in asked) >= 2


@asynccontextmanager
async def tunnel(port: int) -> AsyncIterator[tuple[int, list[str]]]:
    """A proxy that asks for a password and leads every tunnel to this loopback port."""
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            asked.append(head)
            if "proxy-authorization" not in head.lower():
                writer.write(
                    b"HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=p\r\n"
                    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
                )
            else:
                writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
                far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
                await asyncio.gather(pipe(reader, far_writer), pipe(far_reader, writer))
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1], asked
    finally:
        server.close()


async def pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(4096):
            writer.write(data)
            await writer.drain()
    writer.close()
