"""Whose a request is: the site's own, or a third party's."""

import ipaddress
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rules.evidence.ledger import Party

if TYPE_CHECKING:
    import tldextract

_DEFAULT_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


@lru_cache(maxsize=4096)
def authority(url: str) -> str:
    """Return host, or host:port when the port is not the scheme's default; lower case, "" when there is none.

    http and https of one host on default ports are therefore one (DESIGN section 5).
    """
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    shown = f"[{host}]" if ":" in host else host
    return shown if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{shown}:{port}"


def ports_of(url: str) -> list[int]:
    """Return the ports an address (or host, or host:port) stands for: both of the web's own when it names none.

    http and https of one host on default ports are one (DESIGN section 5).
    """
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
        port = parts.port
    except ValueError:
        return []
    return [80, 443] if port in (None, 80, 443) else [port]


def host_of(url: str) -> str:
    """Return the host of an address, lower case, without brackets or port; "" when there is none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=4096)
def registrable_domain(host: str) -> str:
    """Return the domain one can register (public suffix list, bundled): "" for an IP address or a bare name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return str(_extractor()(host).top_domain_under_public_suffix)
    return ""


class PartyOf:
    """Tells own from third for one site.

    Own: same registrable domain as the site; for IP addresses and bare names, same host and port as one of
    its origins.
    """

    def __init__(self, origins: Iterable[str]) -> None:
        listed = list(origins)
        self._authorities = {authority(origin) for origin in listed}
        self._domains = {registrable_domain(host_of(origin)) for origin in listed} - {""}

    def __call__(self, url: str) -> Party:
        """Return "own" or "third"."""
        if authority(url) in self._authorities:
            return "own"
        return "own" if registrable_domain(host_of(url)) in self._domains else "third"


@cache
def _extractor() -> "tldextract.TLDExtract":
    import tldextract  # brings an HTTP client along: only when a domain is asked for

    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())
