"""Pure functions of addresses: host, shape, file name."""

import re
from urllib.parse import urlsplit

_VARYING = re.compile(r"(?<![a-z])(?=[0-9a-f]*\d)[0-9a-f]{6,}(?![a-z])|\d+", re.IGNORECASE)


def host(url: str) -> str:
    """Return the host and the port when one is written: "example.org", "127.0.0.1:8000"; "" for none."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def host_name(url: str) -> str:
    """Return the host without its port, lower case; "" for none."""
    return urlsplit(url).hostname or ""


def path(url: str) -> str:
    """Return what follows the host, without the fragment: "/agenda/?page=2"."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def shape(url: str) -> str:
    """Return the path with hashes and numbers as #: the same for /app.3f2a91.js and /app.77ab01.js."""
    return _VARYING.sub("#", urlsplit(url).path)


def same_place(one: str, other: str) -> bool:
    """Tell whether two addresses are one page: the same but for the fragment and a final slash."""
    return without_fragment(one).rstrip("/") == without_fragment(other).rstrip("/")


def without_fragment(url: str) -> str:
    """Return the address without its fragment."""
    return url.partition("#")[0]


def file_name(url: str) -> str:
    """Return the last part of the path, or the host when there is none."""
    return urlsplit(url).path.rstrip("/").rpartition("/")[2] or host(url)
