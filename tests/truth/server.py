"""The truth server's process, and the hand the tests hold it by."""

import asyncio
import datetime
import ipaddress
import multiprocessing
import socket
import ssl
import tempfile
from base64 import b64encode
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Literal

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.truth.answer import Answer, Asked, Way
from tests.truth.counts import Counts
from tests.truth.http1 import Http1
from tests.truth.http2 import Http2

Protocol = Literal["http/1.1", "https/1.1", "h2"]
PROTOCOLS: tuple[Protocol, ...] = ("http/1.1", "https/1.1", "h2")
SEND_BUFFER = 16_384


class TruthServer:
    """A context manager: the server runs in a process of its own until the end of the block.

    Addresses: page(way, run) of a way; run keeps the counts of several visits apart.
    """

    def __init__(self, ways: dict[str, Way], protocol: Protocol) -> None:
        self.ways = ways
        self.protocol = protocol
        self.key_hash = ""
        self._folder = tempfile.TemporaryDirectory()

    def __enter__(self) -> "TruthServer":
        ours, theirs = multiprocessing.Pipe()
        files: tuple[str, str] | None = None
        if self.protocol != "http/1.1":
            files, self.key_hash = certificate(Path(self._folder.name))
        context = multiprocessing.get_context("fork")
        self._process = context.Process(
            target=_run, args=(theirs, self.ways, self.protocol, files), daemon=True
        )
        self._process.start()
        self._pipe: Connection = ours
        self.port, self.dead = ours.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()
        self._folder.cleanup()

    @property
    def scheme(self) -> str:
        return "http" if self.protocol == "http/1.1" else "https"

    @property
    def origin(self) -> str:
        """The site; the same server is another site under the name localhost."""
        return f"{self.scheme}://127.0.0.1:{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """Private hosts a visit may ask besides the site."""
        return (f"localhost:{self.port}", f"127.0.0.1:{self.dead}")

    def page(self, way: str, run: str) -> str:
        """The address of a way's page."""
        return f"{self.origin}/{run}/{way}/"

    def rows(self, run: str) -> list[dict[str, Any]]:
        """What was counted under this run: favicons are left out, they bear no run."""
        self._pipe.send(run)
        return self._pipe.recv()  # type: ignore[no-any-return]


def certificate(folder: Path) -> tuple[tuple[str, str], str]:
    """Make a certificate for loopback; return its files and the hash of its key as Chromium trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "truth")])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    (folder / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    spki = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return (str(folder / "cert.pem"), str(folder / "key.pem")), b64encode(sha256(spki).digest()).decode()


def _run(pipe: Connection, ways: dict[str, Way], protocol: Protocol, files: tuple[str, str] | None) -> None:
    asyncio.run(_Served(pipe, ways, protocol, files).main())


class _Served:
    """The server inside its process."""

    def __init__(
        self, pipe: Connection, ways: dict[str, Way], protocol: Protocol, files: tuple[str, str] | None
    ) -> None:
        self.pipe = pipe
        self.ways = ways
        self.protocol = protocol
        self.files = files
        self.counts = Counts()
        self.port = 0
        self.dead = 0

    async def main(self) -> None:
        with socket.socket() as unheard:
            unheard.bind(("127.0.0.1", 0))
            self.dead = unheard.getsockname()[1]
            listening = socket.socket()
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
            listening.bind(("127.0.0.1", 0))
            server = await asyncio.start_server(
                self._connected, sock=listening, ssl=self._tls(), limit=1 << 20
            )
            self.port = listening.getsockname()[1]
            self.pipe.send((self.port, self.dead))
            asyncio.get_running_loop().add_reader(self.pipe.fileno(), self._tell)
            async with server:
                await server.serve_forever()

    def _tls(self) -> ssl.SSLContext | None:
        if self.files is None:
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.files)
        context.set_alpn_protocols(["h2", "http/1.1"] if self.protocol == "h2" else ["http/1.1"])
        return context

    def _tell(self) -> None:
        try:
            run = self.pipe.recv()
        except EOFError:
            raise SystemExit from None
        self.pipe.send([row for row in self.counts.told() if row["path"].startswith(f"/{run}/")])

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        spoken = writer.get_extra_info("ssl_object")
        # A TLS transport told to hold nothing never resumes.
        writer.transport.set_write_buffer_limits(SEND_BUFFER if spoken else 0)
        if spoken and spoken.selected_alpn_protocol() == "h2":
            await Http2(reader, writer, self._find, self.counts).serve()
        else:
            await Http1(reader, writer, self._find, self.counts, "http/1.1").serve()

    def _find(self, asked: Asked) -> tuple[Asked, Answer]:
        scheme = "https" if self.files else "http"
        _, run, name, path = (asked.path.partition("?")[0] + "///").split("/", 3)
        tail = f"/{run}/{name}"
        asked = Asked(
            asked.method,
            asked.path,
            asked.headers,
            asked.body,
            base=f"{scheme}://127.0.0.1:{self.port}{tail}",
            other=f"{scheme}://localhost:{self.port}{tail}",
            dead=f"{scheme}://127.0.0.1:{self.dead}",
        )
        made = self.ways[name].pages.get(path.rstrip("/")) if name in self.ways else None
        if callable(made):
            return asked, made(asked)
        if isinstance(made, str):
            return asked, Answer(body=asked.filled(made).encode())
        return asked, made or Answer(body=b"absent", mime="text/plain", status=404)
