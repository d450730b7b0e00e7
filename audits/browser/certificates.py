"""An own certificate authority (CA) file, made to serve the browser.

Chromium reads no CA file: it trusts its own list and a user database that needs a tool of its own to fill.
It accepts, however, a list of public key hashes (SHA-256 of the SubjectPublicKeyInfo, RFC 7469 section 2.4)
that may stand anywhere in the chain *the server sends*. A server rarely sends its root, so two kinds of keys
are given: those of the own CA file, and that of each of the site's servers once Python has verified its
certificate (chain, name, dates) against that file. Known limit: Chromium then ignores every certificate error
for these keys.
"""

import asyncio
import base64
import hashlib
import http.client
import ssl
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from audits.browser.proxy import proxy_for

VARIABLES = ("LIMPIDE_CA_FILE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
OWN_CA_LIMIT = 20
"""A file with more certificates than this is a system's list, not somebody's own authority."""
TLS_SECONDS = 10.0


def ca_file(environ: Mapping[str, str]) -> Path | None:
    """The CA file the environment names, whether readable or not; None when it names none."""
    return next((Path(environ[name]) for name in VARIABLES if environ.get(name)), None)


def own_keys(environ: Mapping[str, str]) -> list[str]:
    """Key hashes of the own CA file, in base64; none when the file is unreadable or a system's whole list."""
    path = ca_file(environ)
    try:
        pem = path.read_bytes() if path else b""
        if not 0 < pem.count(b"-----BEGIN CERTIFICATE") <= OWN_CA_LIMIT:
            return []
        return [key_hash(one) for one in x509.load_pem_x509_certificates(pem)]
    except (OSError, ValueError):
        return []


async def verified_keys(origins: Iterable[str], environ: Mapping[str, str]) -> list[str]:
    """Key hashes of the https origins whose certificate Python verifies against the named CA file.

    One TLS handshake an origin, through the proxy if there is one; no HTTP request is sent to the site. An
    origin that does not pass gives no key: the browser will say why. No CA file named: nothing is done.
    """
    path = ca_file(environ)
    if path is None or not path.is_file():
        return []
    https = [origin for origin in origins if urlsplit(origin).scheme == "https"]
    found = await asyncio.gather(
        *(asyncio.to_thread(_verified_key, origin, path, environ) for origin in https)
    )
    return [key for key in found if key]


def key_hash(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate's SubjectPublicKeyInfo, in base64 (RFC 7469 section 2.4)."""
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode()


def _verified_key(origin: str, path: Path, environ: Mapping[str, str]) -> str:
    try:
        connection = _connection(origin, ssl.create_default_context(cafile=str(path)), environ)
        try:
            connection.connect()
            der = connection.sock.getpeercert(binary_form=True)
        finally:
            connection.close()
    except (OSError, http.client.HTTPException, ValueError):
        return ""
    return key_hash(x509.load_der_x509_certificate(der)) if der else ""


def _connection(
    origin: str, context: ssl.SSLContext, environ: Mapping[str, str]
) -> http.client.HTTPSConnection:
    parts = urlsplit(origin)
    host, port = parts.hostname or "", parts.port or 443
    through = proxy_for(origin, environ)
    if through is None:
        return http.client.HTTPSConnection(host, port, timeout=TLS_SECONDS, context=context)
    connection = http.client.HTTPSConnection(through.host, through.port, timeout=TLS_SECONDS, context=context)
    connection.set_tunnel(host, port, headers=through.authorization)
    return connection
