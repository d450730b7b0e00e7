"""Time stamps of a sealed folder (RFC 3161): asked of an authority the user names, and checked without any network.

The token proves that the manifest existed at a time, in the eyes of whoever trusts the authority. Its imprint is
checked always; its signature, when the authority's root certificate is given.
"""

import hashlib
import urllib.error
import urllib.request
from pathlib import Path
from typing import Literal

import msgspec
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509.oid import NameOID
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from crawler.errors import UserError
from crawler.sealed.layout import MANIFEST, STAMP
from crawler.words import both
from rules.vocabulary import Text

SECONDS = 30.0
LARGEST = 1_000_000
"""Bytes of the largest answer of an authority."""
ASKED = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What a token says. state: sound (its imprint is the manifest's), other (that of something else), broken.

    time: ISO 8601 UTC; authority: name on the certificate that signs; signed: whether the signature holds under the
    root given, None when none was.
    """

    state: Literal["sound", "other", "broken"]
    time: str = ""
    authority: str = ""
    signed: bool | None = None

    @property
    def good(self) -> bool:
        """Whether nothing speaks against it."""
        return self.state == "sound" and self.signed is not False


def check_address(url: str) -> None:
    """Refuse an address that is no web address.

    Raises:
        UserError: it is not.
    """
    if not url.startswith(("http://", "https://")):
        raise UserError(both("stamp.address", url=url))


def request_stamp(folder: Path, url: str) -> Text | None:
    """Ask an authority to stamp the manifest of a folder, and keep its token; return why there is none."""
    content = (folder / MANIFEST).read_bytes()
    asked = (
        TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=True).build()
    )
    try:
        query = urllib.request.Request(url, data=asked.as_bytes(), headers=ASKED, method="POST")
        with urllib.request.urlopen(query, timeout=SECONDS) as answer:
            token = answer.read(LARGEST + 1)
        said = decode_timestamp_response(token)
        nonce = said.tst_info.nonce
    except (OSError, ValueError, urllib.error.URLError) as error:
        return both("stamp.refused", url=url, why=str(error).splitlines()[0][:200] if str(error) else "?")
    if nonce != asked.nonce or _read(said, content).state != "sound":
        return both("stamp.foreign", url=url)
    (folder / STAMP).write_bytes(token)
    return None


def read_stamp(folder: Path, root: Path | None = None) -> Stamp | None:
    """Return what the token of a folder says of its manifest; None when it has no token.

    Args:
        folder: checked (crawler.sealed.check), so that its files are plain ones.
        root: certificates (PEM) of the authorities that are trusted.

    Raises:
        UserError: root holds no certificate.
    """
    path = folder / STAMP
    if not path.exists():
        return None
    roots = _roots(root) if root else []
    if path.stat().st_size > LARGEST:
        return Stamp(state="broken")
    try:
        said = decode_timestamp_response(path.read_bytes())
        return _read(said, (folder / MANIFEST).read_bytes(), roots)
    except ValueError:
        return Stamp(state="broken")


def _roots(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UserError(both("stamp.root", file=path)) from error


def _read(said: TimeStampResponse, manifest: bytes, roots: list[x509.Certificate] | None = None) -> Stamp:
    """Return what a token says; ValueError when it says nothing."""
    info = said.tst_info
    names = {
        "2.16.840.1.101.3.4.2.1": "sha256",
        "2.16.840.1.101.3.4.2.2": "sha384",
        "2.16.840.1.101.3.4.2.3": "sha512",
    }
    name = names.get(info.message_imprint.hash_algorithm.dotted_string, "")
    same = bool(name) and info.message_imprint.message == hashlib.new(name, manifest).digest()
    return Stamp(
        state="sound" if same else "other",
        time=info.gen_time.isoformat(timespec="seconds"),
        authority=_authority(said),
        signed=_holds(said, manifest, roots) if roots else None,
    )


def _holds(said: TimeStampResponse, manifest: bytes, roots: list[x509.Certificate]) -> bool:
    builder = VerifierBuilder()
    for one in roots:
        builder = builder.add_root_certificate(one)
    try:
        return builder.build().verify_message(said, manifest)
    except (VerificationError, ValueError, UnsupportedAlgorithm):
        return False


def _authority(said: TimeStampResponse) -> str:
    """Return the name of the certificate that signs, as far as the token holds it."""
    serials = {one.serial_number for one in said.signed_data.signer_infos}
    for content in said.signed_data.certificates:
        try:
            held = x509.load_der_x509_certificate(content)
        except ValueError:
            continue
        if held.serial_number in serials:
            names = held.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
            return str(names[0].value) if names else held.subject.rfc4514_string()
    return ""
