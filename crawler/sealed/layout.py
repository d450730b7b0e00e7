"""Names and records of the files of a sealed folder."""

import re
from typing import Literal

import msgspec

from crawler.campaign.gate import Gate
from crawler.campaign.store import StoredCampaign, StoredSite
from crawler.errors import UserError
from rules.evidence.documents import DocumentFacts
from rules.evidence.hosts import HostFacts
from rules.evidence.inventory import Address

FORMAT = "limpide-sealed-1"
MANIFEST, DIGEST, SEAL, STAMP = "manifest.json", "manifest.sha256", "seal.json", "timestamp.tsr"
MINUTES = ("minutes.html", "minutes.pdf")
"""Files that bear the hash of the manifest, and so cannot be in it."""
RESULTS = "results.json"
CAMPAIGN = "campaign.json"
SITE = "site.json"
_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,149}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class SealedError(UserError):
    """Raised when a folder is not a sealed one, or is made to deceive: nothing of it was judged. Exit code 2."""


def digest_line(digest: str) -> bytes:
    """Return the content of manifest.sha256, as sha256sum writes it."""
    return f"{digest}  {MANIFEST}\n".encode("ascii")


class SealedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file: its path with slashes from the folder, its size in bytes, its SHA-256 in hexadecimal."""

    path: str
    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """Every file, in order of path; outside: names that may stand beside them without being in it."""

    format: str
    files: list[SealedFile]
    outside: list[str]


class SealedCampaign(msgspec.Struct, frozen=True, kw_only=True):
    """A campaign as sealed: what was asked, the gate it was judged with, its sites without their visits."""

    campaign: StoredCampaign
    gate: Gate
    sites: list[StoredSite]


class SealedSite(msgspec.Struct, frozen=True, kw_only=True):
    """What was gathered of one site beside its visits; visits: how many follow; cost: requests and bytes of them."""

    addresses: list[Address]
    hosts: list[HostFacts] | None
    documents: list[DocumentFacts] | None
    visits: int
    cost: tuple[int, int]


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the clock of the machine. synchronised: as the kernel says; max_error: seconds, as it says.

    answers: answers of servers that bear a date; offset: median of our clock minus theirs, in seconds (theirs is to the
    second).
    """

    time_zone: str
    synchronised: Literal["yes", "no", "unknown"] = "unknown"
    max_error: float | None = None
    answers: int = 0
    offset: float | None = None


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """What sealed. rules: SHA-256 over the rules and their referentials. seeds: by site. Times: ISO 8601 UTC."""

    format: str
    sealed_at: str
    started: str
    ended: str
    limpide: str
    rules: str
    axe: str
    browsers: list[str]
    protocols: list[str]
    python: str
    system: str
    packages: dict[str, str]
    seeds: dict[str, int]
    clock: Clock


def is_safe(path: str) -> bool:
    """Tell whether a path stays inside the folder it is in, on every system.

    >>> [is_safe(one) for one in ("a/b.json", "../b", "/b", "a//b", "a\\\\b", "c:b", "nul")]
    [True, False, False, False, False, False, False]
    """
    parts = path.split("/")
    return len(path) <= 500 and all(
        _PART.fullmatch(part) and not part.endswith(".") and not _DEVICES.fullmatch(part) for part in parts
    )
