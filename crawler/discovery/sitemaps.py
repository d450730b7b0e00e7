"""Sitemaps (sitemaps.org protocol 0.9): addresses and further sitemaps, plain or gzip, XML or text."""

import gzip
import io
import zlib

from lxml import etree

MAX_BYTES = 50 * 1024 * 1024
"""The protocol's own bound for one file, uncompressed; what lies beyond is not read."""

MAX_ADDRESSES = 50_000
"""The protocol's own bound for one file."""


def read_sitemap(body: bytes) -> tuple[list[str], list[str]]:
    """Return (page addresses, further sitemaps) of a file; both empty when it is no sitemap."""
    body = _unpacked(body)
    if body.lstrip()[:1] != b"<":
        return _text_lines(body), []
    return _elements(body)


def _unpacked(body: bytes) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body[:MAX_BYTES]
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
        try:
            return packed.read(MAX_BYTES)
        except (OSError, EOFError, zlib.error):
            return b""


def _text_lines(body: bytes) -> list[str]:
    lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines())
    return [line for line in lines if line.startswith(("http://", "https://"))][:MAX_ADDRESSES]


def _elements(body: bytes) -> tuple[list[str], list[str]]:
    """Read loc elements as they come; entities and outside documents are never resolved."""
    pages: list[str] = []
    sitemaps: list[str] = []
    events = etree.iterparse(
        io.BytesIO(body), tag=("{*}loc", "{*}html"), recover=True, resolve_entities=False, no_network=True
    )
    try:
        for _, element in events:
            parent = element.getparent()
            kind = etree.QName(parent).localname if parent is not None else ""
            if kind in ("url", "sitemap") and element.text:
                (pages if kind == "url" else sitemaps).append(element.text.strip())
            element.clear()
            if len(pages) + len(sitemaps) >= MAX_ADDRESSES:
                break
    except etree.XMLSyntaxError:
        return pages, sitemaps
    return pages, sitemaps
