"""What an address is, and which addresses belong to the site: pure functions (RFC 3986, DESIGN section 5 rule 7).

Two spellings are one address when they differ by case of scheme or host, default port, fragment, user
information, dot segments, percent-encoding of unreserved characters, or a parameter that only follows
visitors (tracking.json). Nothing else is assumed: a trailing slash, letter case of the path or "www." make
another address. The order of the query's parameters is kept in the address that is requested, and ignored
only to tell whether it is known already.
"""

import ipaddress
import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

if TYPE_CHECKING:
    import tldextract

MAX_LENGTH = 2083
"""Longest address taken, in characters; longer ones come from loops of a site on itself."""

_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_EMPTY = re.compile(r"https?:/*$", re.I)
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@cache
def _tracking() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = json.loads(
        Path(__file__).with_name("tracking.json").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _suffixes() -> "tldextract.TLDExtract":
    import tldextract  # brings an HTTP client along: only when a domain is asked for

    return tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


def _unescape(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return character if character in _UNRESERVED else match[0].upper()


def _follows_visitors(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _tracking()["names"] or name.startswith(tuple(_tracking()["prefixes"]))


def _clean_path(path: str) -> str:
    if "/." in path and not path.startswith("//"):
        path = urlsplit(urljoin("http://host/", path)).path
    head, mark, parameter = path.rpartition(";")
    if mark and parameter.partition("=")[0].lower() in _tracking()["path_parameters"]:
        path = head
    return path or "/"


def _clean_host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host.rstrip(".")
    return host if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def address(url: str, base: str = "", encoding: str = "utf-8") -> str | None:
    """Return the canonical form of a URL (relative to base), None when it is no http or https address.

    encoding: that of the page holding the link, in which browsers write a query's characters.

    >>> address("HTTP://Example.org:80/a/../b?x=1&utm_source=z#top")
    'http://example.org/b?x=1'
    """
    link = url.strip()
    return _address(link, _context(link, base), encoding)


def _context(link: str, base: str) -> str:
    """Return as much of the base as the link needs: the links of a menu then have one for all pages."""
    if link[:8].lower().startswith(("http://", "https://")):
        return ""
    return _root(base) if link[:1] == "/" and link[1:2] not in ("/", "\\") else base


@lru_cache(maxsize=1024)
def _root(base: str) -> str:
    try:
        parts = urlsplit(base)
    except ValueError:
        return base
    return f"{parts.scheme}://{parts.netloc}/"


@lru_cache(maxsize=16384)
def _address(link: str, base: str, encoding: str) -> str | None:
    try:
        if _EMPTY.match(link):
            return None
        joined = urljoin(base, link)
        if not joined[:8].lower().startswith(("http://", "https://")):
            return None
        parts = urlsplit(safe_url_string(joined, encoding=encoding))
        host = _clean_host(parts)
    except (ValueError, UnicodeError, LookupError):
        return None
    query = "&".join(p for p in parts.query.split("&") if p and not _follows_visitors(p))
    path = _ESCAPE.sub(_unescape, _clean_path(parts.path))
    result = urlunsplit((parts.scheme, host, path, _ESCAPE.sub(_unescape, query), ""))
    return result if parts.hostname and len(result) <= MAX_LENGTH else None


def identity(url: str) -> str:
    """Return what tells whether a canonical address is known already: its query's parameters sorted."""
    head, mark, query = url.partition("?")
    return f"{head}?{'&'.join(sorted(query.split('&')))}" if mark else head


@lru_cache(maxsize=16384)
def origin(url: str) -> str:
    """Return scheme://host:port of an address, the port always written."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{host}:{parts.port or _PORTS.get(parts.scheme, 0)}"


def origins_of(url: str) -> list[str]:
    """Return the origins the site has by this address: http and https of one host when on default ports."""
    parts = urlsplit(url)
    if parts.port not in (None, _PORTS.get(parts.scheme)):
        return [origin(url)]
    host = origin(url).split("://")[1].rpartition(":")[0]
    return [f"http://{host}:80", f"https://{host}:443"]


def is_loopback(url: str) -> bool:
    """Tell whether the address names this very machine, which no proxy can reach."""
    host = urlsplit(url).hostname or ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def same_registrable_domain(one: str, other: str) -> bool:
    """Tell whether two addresses share a registrable domain; IP addresses and bare names have none, so never do."""
    domains = [
        _suffixes()(urlsplit(url).hostname or "").top_domain_under_public_suffix for url in (one, other)
    ]
    return bool(domains[0]) and domains[0] == domains[1]


class Scope:
    """The site: its origins (scheme://host:port) and the path prefixes to keep to ([] = everything)."""

    def __init__(self, start: str, prefixes: Iterable[str] = ()) -> None:
        self.origins: list[str] = origins_of(start)
        self.prefixes = [p if p.startswith("/") else f"/{p}" for p in prefixes if p]

    def owns(self, url: str) -> bool:
        """Tell whether the address stands on one of the site's origins."""
        return origin(url) in self.origins

    def holds(self, url: str) -> bool:
        """Tell whether the address is to be found: the site's own, and under one of its prefixes."""
        return self.owns(url) and (
            not self.prefixes or any(_under(urlsplit(url).path, p) for p in self.prefixes)
        )

    def adopt(self, source: str, target: str) -> bool:
        """Take in the host a start address redirects to; False when that host is another site."""
        if not self.owns(target) and not same_registrable_domain(source, target):
            return False
        self.origins += [o for o in origins_of(target) if o not in self.origins]
        return True


def _under(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(prefix if prefix.endswith("/") else f"{prefix}/")
