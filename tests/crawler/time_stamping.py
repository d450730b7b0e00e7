"""A time-stamping authority on loopback (RFC 3161): answers each query with a token signed by a certificate of its own.

The few structures of the answer are written out in DER here (RFC 3161 section 2.4.2, RFC 5652 section 5, RFC 5035).
"""

import hashlib
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAME = "Autorité d’essai"
SIGNED_DATA, TST_INFO = "1.2.840.113549.1.7.2", "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
SIGNING_CERTIFICATE, SHA256, RSA = (
    "1.2.840.113549.1.9.16.2.47",
    "2.16.840.1.101.3.4.2.1",
    "1.2.840.113549.1.1.1",
)


def der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    if len(body) < 128:
        return bytes([tag, len(body)]) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + body


def integer(value: int) -> bytes:
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(name: str) -> bytes:
    first, second, *rest = map(int, name.split("."))
    out = [first * 40 + second]
    for number in rest:
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.insert(0, 0x80 | (number & 0x7F))
        out += groups
    return der(0x06, bytes(out))


def algorithm(name: str) -> bytes:
    return der(0x30, oid(name), der(0x05))


class Authority:
    """Asked: queries received. wrong: answer with the imprint of something else."""

    def __init__(self, *, wrong: bool = False) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.root = self._certificate("Racine d’essai", self.root_key, leaf=False)
        self.leaf = self._certificate(NAME, self.key, leaf=True)
        self.wrong = wrong
        self.asked = 0
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/tsr"
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def _certificate(self, name: str, key: rsa.RSAPrivateKey, *, leaf: bool) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        issuer = self.root.subject if leaf else subject
        now = datetime.now(UTC)
        built = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=30))
            .add_extension(x509.BasicConstraints(ca=not leaf, path_length=None), critical=True)
        )
        if leaf:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            built = built.add_extension(usage, critical=True)
        return built.sign(self.root_key, hashes.SHA256())

    def reply(self, query: bytes) -> bytes:
        """Return the answer to a query, whose imprint and nonce are cut out of it."""
        at = query.index(b"\x04\x20") + 2
        imprint = hashlib.sha256(b"autre").digest() if self.wrong else query[at : at + 32]
        rest = query[at + 32 :]
        nonce = rest[: 2 + rest[1]] if rest[:1] == b"\x02" else b""
        when = datetime.now(UTC).strftime("%Y%m%d%H%M%SZ").encode()
        info = der(
            0x30,
            integer(1),
            oid("1.3.6.1.4.1.99999.1"),
            der(0x30, algorithm(SHA256), der(0x04, imprint)),
            integer(7),
            der(0x18, when),
            nonce,
        )
        content = self.leaf.public_bytes(Encoding.DER)
        certificate = der(0x30, der(0x30, der(0x30, der(0x04, hashlib.sha256(content).digest()))))
        attributes = sorted(
            [
                der(0x30, oid(CONTENT_TYPE), der(0x31, oid(TST_INFO))),
                der(0x30, oid(DIGEST), der(0x31, der(0x04, hashlib.sha256(info).digest()))),
                der(0x30, oid(SIGNING_CERTIFICATE), der(0x31, certificate)),
            ]
        )
        signature = self.key.sign(der(0x31, *attributes), padding.PKCS1v15(), hashes.SHA256())
        signer = der(
            0x30,
            integer(1),
            der(0x30, self.leaf.issuer.public_bytes(), integer(self.leaf.serial_number)),
            algorithm(SHA256),
            der(0xA0, *attributes),
            algorithm(RSA),
            der(0x04, signature),
        )
        signed = der(
            0x30,
            integer(3),
            der(0x31, algorithm(SHA256)),
            der(0x30, oid(TST_INFO), der(0xA0, der(0x04, info))),
            der(0xA0, content),
            der(0x31, signer),
        )
        return der(0x30, der(0x30, integer(0)), der(0x30, oid(SIGNED_DATA), der(0xA0, signed)))

    def _handler(authority) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's own self is another
        class Handler(BaseHTTPRequestHandler):
            timeout = 10

            def do_POST(self) -> None:
                authority.asked += 1
                body = authority.reply(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_args: object) -> None: ...

        return Handler
