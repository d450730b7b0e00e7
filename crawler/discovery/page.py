"""What one HTML page says to a crawler: pure functions from bytes to facts.

Links followed: a and area (rel=nofollow too: it is advice to search engines about ranking, not a refusal of access,
which robots.txt expresses), iframe and frame, link of kinds next, prev, alternate in another language,
contents, help, search and canonical, and meta refresh. Form actions are never followed: they do things.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml.html import HtmlElement
from w3lib.encoding import html_to_unicode
from w3lib.html import get_meta_refresh

from crawler.discovery.editorial import last_event, shown_date, text_key
from crawler.discovery.features import features
from crawler.discovery.scope import address
from crawler.discovery.shape import shape, sketch_of, template_of
from crawler.discovery.traps import MAX_LINKS, gist
from crawler.discovery.tree import parse, prune, texts

_LINK_KINDS = {
    "next",
    "prev",
    "previous",
    "contents",
    "help",
    "search",
    "canonical",
    "start",
    "author",
    "license",
}
_FEEDS = ("application/rss+xml", "application/atom+xml", "application/json", "text/xml")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_NOT_FOUND = re.compile(
    r"page (introuvable|non trouvée|inexistante|not found)|(erreur|error) 404|404 not found|^404\b"
    r"|n['’]existe (pas|plus)|does not exist",
    re.IGNORECASE,
)
"""A server that answers 200 for what it does not have says so in the title and in the heading of the page."""

_SPACES = re.compile(r"\s+")
LABEL_LENGTH = 80
LABEL_NODES = 200
"""Nodes of a link looked at for its text."""

READ = 1_000_000
"""Characters of the text of a page in which its features and its gist are looked for."""


@dataclass
class PageFacts:
    """Facts of one page; links maps each address to the text of its first link with a text ("" when none has).

    gist stands for its words but for dates and figures (crawler.discovery.traps); denies: it says it does not exist.
    unread: its links beyond MAX_LINKS.
    """

    title: str = ""
    lang: str = ""
    canonical: str = ""
    words: int = 0
    template: str = ""
    shape: list[int] = field(default_factory=list)
    features: list[str] = field(default_factory=list)
    shown_date: str = ""
    last_event: str = ""
    text_key: str = ""
    gist: int = 0
    denies: bool = False
    links: dict[str, str] = field(default_factory=dict)
    unread: int = 0


def read_page(body: bytes, content_type: str, url: str) -> PageFacts:
    """Return the facts of an HTML page, however broken; an empty one has none."""
    encoding, text = html_to_unicode(content_type or None, body)
    if not text.strip():
        return PageFacts()
    root = parse(text, url)
    if root is None:
        return PageFacts()
    base = _base(root, url)
    links, unread = _links(root, base, encoding)
    prune(root)
    main = root.find("body")
    main = root if main is None else main
    words = " ".join(texts(main, _UNSEEN))
    read = words[:READ]
    paths = shape(main)
    title = _spaced(root.findtext(".//title") or "")[:300]
    return PageFacts(
        title=title,
        lang=(
            root.get("lang")
            or root.get("{http://www.w3.org/XML/1998/namespace}lang")
            or root.get("xml:lang")
            or ""
        )[:35],
        canonical=_canonical(root, base),
        words=len(words.split()),
        template=template_of(paths),
        shape=sketch_of(paths),
        features=features(main, read),
        shown_date=shown_date(words),
        last_event=last_event(words, title, url),
        text_key=text_key(words),
        gist=gist(read),
        denies=bool(_NOT_FOUND.search(title)) and bool(_NOT_FOUND.search(_first_heading(main))),
        links=links | _refresh(text, base, encoding),
        unread=unread,
    )


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _first_heading(body: HtmlElement) -> str:
    heading = body.find(".//h1")
    return "" if heading is None else _spaced("".join(texts(heading, most=LABEL_NODES)))[:300]


def _base(root: HtmlElement, url: str) -> str:
    element = root.find(".//base[@href]")
    return url if element is None else (address(element.get("href") or "", url) or url)


def _canonical(root: HtmlElement, base: str) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return address(link.get("href") or "", base) or ""
    return ""


def _links(root: HtmlElement, base: str, encoding: str) -> tuple[dict[str, str], int]:
    """Return the links of a page, and how many were not looked at; one written twice alike counts once.

    A link without a text takes the one of the next to the same address.
    """
    found: dict[str, str] = {}
    known: dict[str, str | None] = {}
    looked = unread = 0
    for element in root.iter("a", "area", "iframe", "frame", "link"):
        target = element.get("src") if element.tag in ("iframe", "frame") else element.get("href")
        if not target or (element.tag == "link" and not _is_followed(element)):
            continue
        if target in known and ((url := known[target]) is None or found.get(url)):
            continue
        if looked >= MAX_LINKS:
            unread += 1
            continue
        looked += 1
        if target not in known:
            known[target] = address(target, base, encoding)
        url = known[target]
        if url and not found.get(url):
            found[url] = _label(element)
    return found, unread


def _is_followed(link: HtmlElement) -> bool:
    kinds = set((link.get("rel") or "").lower().split())
    if "alternate" in kinds:
        return (
            "stylesheet" not in kinds
            and (link.get("type") or "").lower() not in _FEEDS
            and bool(link.get("hreflang"))
        )
    return bool(kinds & _LINK_KINDS)


def _label(element: HtmlElement) -> str:
    if element.tag == "area":
        return _spaced(element.get("alt") or "")[:LABEL_LENGTH]
    if element.tag != "a":
        return ""
    text = element.get("aria-label") or "".join(texts(element, most=LABEL_NODES))
    if not text.strip():
        nodes = islice(element.iter(), LABEL_NODES)
        text = " ".join(image.get("alt") or "" for image in nodes if image.tag == "img")
    return _spaced(text if text.strip() else element.get("title") or "")[:LABEL_LENGTH]


def _refresh(text: str, base: str, encoding: str) -> dict[str, str]:
    target = get_meta_refresh(text, base, encoding)[1]
    url = address(target, base, encoding) if target else None
    return {url: ""} if url else {}
