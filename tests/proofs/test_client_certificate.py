"""A site that asks for a client certificate is crawled and visited with it, its passphrase nowhere."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.crawler.test_preproduction import written
from tests.small_site import html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(400)]
PHRASE = "phrase secrète du certificat"
PAGES = {"/": html("Accueil", '<p><a href="/b">Suite</a></p>'), "/b": html("Suite")}


def certificate(folder: Path, name: str, phrase: str = "") -> None:
    """Write NAME.pem and NAME.key: a certificate that signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    began = datetime(2026, 1, 1)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    hidden: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if phrase:
        hidden = serialization.BestAvailableEncryption(phrase.encode())
    pem, kind = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    (folder / f"{name}.pem").write_bytes(made.public_bytes(pem))
    (folder / f"{name}.key").write_bytes(key.private_bytes(pem, kind, hidden))


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None: ...


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None: ...


@contextmanager
def asking(folder: Path) -> Iterator[str]:
    """Serve the pages to whoever shows client.pem."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(folder / "client.pem")
    server = Server(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"https://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def test_a_site_behind_a_client_certificate_is_audited_with_it_and_not_without(
    limpide, tmp_path: Path
) -> None:
    certificate(tmp_path, "server")
    certificate(tmp_path, "client", PHRASE)
    shown = '[site.auth]\ncertificate = { cert = "client.pem", key = "client.key", passphrase = { env = "PHRASE" } }\n'
    fast = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
    with asking(tmp_path) as url:
        text = f'[[site]]\nurl = "{url}"\ntls = "accept-invalid"\n'
        (tmp_path / "without.toml").write_text(text)
        assert limpide("audit", "without.toml", *fast).returncode == 3
        (tmp_path / "sites.toml").write_text(text + shown)
        done = limpide("audit", "sites.toml", *fast, PHRASE=PHRASE)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "limpide-report/results.json").read_text(encoding="utf-8"))["sites"][0]
    assert {page["url"].removeprefix(url): page["status"] for page in found["pages"]} == {
        "": "audited",
        "b": "audited",
    }
    assert not [where for where, content in written(tmp_path) if PHRASE.encode() in content]
