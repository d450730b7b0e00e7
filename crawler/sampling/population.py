"""The pages a sample is drawn from: each page once, whatever addresses lead to it."""

import re
from collections.abc import Iterable, Sequence

from rules.evidence.inventory import Address

_INDEX = re.compile(r"/(index|default|accueil|home)\.(html?|php|aspx?|jsp)$", re.I)
MAX_REDIRECTS = 10


def follow(url: str, known: dict[str, Address]) -> str:
    """Return where the recorded redirects lead from this address; the address itself when none does."""
    for _ in range(MAX_REDIRECTS):
        address = known.get(url)
        if address is None or address.kind != "redirect":
            break
        url = address.redirect_to
    return url


def population(addresses: Sequence[Address], home: str) -> list[Address]:
    """Return the pages, sorted by address, each once.

    Left out: a page whose rel=canonical names another known page, and /index.html and the like when the folder's own
    address is the same page (same title, template and number of words). The home always stays.
    """
    known = {address.url: address for address in addresses}
    pages = {url: address for url, address in known.items() if address.kind == "page"}
    return sorted(
        (page for page in pages.values() if page.url == home or not _doubles(page, pages, known)),
        key=lambda p: p.url,
    )


def _doubles(page: Address, pages: dict[str, Address], known: dict[str, Address]) -> bool:
    canonical = follow(page.canonical, known) if page.canonical else page.url
    if canonical != page.url and canonical in pages:
        named = pages[canonical].canonical
        return not named or follow(named, known) != page.url or canonical < page.url
    folder = pages.get(_INDEX.sub("/", page.url)) if _INDEX.search(page.url) else None
    return folder is not None and _likeness(folder) == _likeness(page)


def _likeness(page: Address) -> tuple[str, str, int]:
    return page.title, page.template, page.words


def link_texts(addresses: Iterable[Address]) -> dict[str, list[str]]:
    """Return the texts of the links that lead to each page, those of the redirects on the way included."""
    known = {address.url: address for address in addresses}
    texts: dict[str, list[str]] = {}
    for address in sorted(known.values(), key=lambda a: a.url):
        texts.setdefault(follow(address.url, known), []).extend(address.labels)
    return texts
