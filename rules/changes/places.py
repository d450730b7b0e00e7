"""Names of pages and files that hold from one result to another, though the site's host may differ."""

from urllib.parse import urlsplit

from rules.addresses import host, path, without_fragment
from rules.results import SiteResult


def origins_of(site: SiteResult) -> frozenset[str]:
    """Return the scheme://host:port of a site: those its discovery found, else that of its start address."""
    found = site.discovery.origins if site.discovery else []
    return frozenset(_origin(one) for one in [*found, site.url])


def here(url: str, origins: frozenset[str]) -> str:
    """Return the path of an address of the site, host and path of any other: the same on two hosts of one site.

    >>> here("https://a.example/x?y=1#z", frozenset({"https://a.example"}))
    '/x?y=1'
    >>> here("https://b.example/x", frozenset({"https://a.example"}))
    'b.example/x'
    """
    bare = without_fragment(url)
    where = path(bare) or "/"
    return where if _origin(bare) in origins else f"{host(bare)}{where}"


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
