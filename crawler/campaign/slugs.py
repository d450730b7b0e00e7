"""Folder names of the sites of a campaign: readable, safe on every file system, unique."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.campaign.settings import SiteSettings


def slugs(sites: Sequence[SiteSettings]) -> list[str]:
    """Return one folder name a site, from its host (and port, and path), numbered where two agree."""
    names: list[str] = []
    for site in sites:
        base = slug(site.url)
        names.append(next(n for n in _numbered(base) if n not in names))
    return names


def slug(url: str) -> str:
    """Return letters, digits, dots and hyphens that recall the address, at most 80 characters."""
    parts = urlsplit(url)
    text = f"{parts.netloc}{parts.path}".removeprefix("www.")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    safe = re.sub(r"\.{2,}", "-", re.sub(r"[^a-z0-9.]+", "-", plain))
    return re.sub(r"-+", "-", safe).strip("-.")[:80] or "site"


def _numbered(base: str) -> list[str]:
    return [base, *(f"{base}-{number}" for number in range(2, 10_000))]
