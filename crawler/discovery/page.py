"""What one HTML page says to a crawler: pure functions from bytes to facts.

Links followed: a and area (rel=nofollow too: it is advice to search engines about ranking, not a refusal of access,
which robots.txt expresses), iframe and frame, link of kinds next, prev, alternate in another language,
contents, help, search and canonical, and meta refresh. Form actions are never followed: they do things.
"""

import re
from dataclasses import dataclass, field

from lxml import etree, html
from lxml.html import HtmlElement
from w3lib.encoding import html_to_unicode
from w3lib.html import get_meta_refresh

from crawler.discovery.editorial import last_event, shown_date, text_key
from crawler.discovery.features import features
from crawler.discovery.scope import address
from crawler.discovery.shape import shape, sketch_of, template_of
from crawler.discovery.traps import gist

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
_TEXT = etree.XPath(
    "descendant::text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template"
    " or ancestor::svg or ancestor::head)]"
)
_NOT_FOUND = re.compile(
    r"page (introuvable|non trouvée|inexistante|not found)|(erreur|error) 404|404 not found|^404\b"
    r"|n['’]existe (pas|plus)|does not exist",
    re.IGNORECASE,
)
"""A server that answers 200 for what it does not have says so in the title and in the heading of the page."""

_SPACES = re.compile(r"\s+")
LABEL_LENGTH = 80


@dataclass
class PageFacts:
    """Facts of one page; links maps each address to the text of its first link with a text ("" when none has).

    gist stands for its words but for dates and figures (crawler.discovery.traps); denies: it says it does not exist.
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


def read_page(body: bytes, content_type: str, url: str) -> PageFacts:
    """Return the facts of an HTML page, however broken; an empty one has none."""
    encoding, text = html_to_unicode(content_type or None, body)
    if not text.strip():
        return PageFacts()
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser, base_url=url)
    except etree.ParserError:  # a document of comments alone holds no element
        return PageFacts()
    base = _base(root, url)
    main = root.find("body")
    main = root if main is None else main
    words = _visible_text(main)
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
        features=features(main, words),
        shown_date=shown_date(words),
        last_event=last_event(words, title, url),
        text_key=text_key(words),
        gist=gist(words),
        denies=bool(_NOT_FOUND.search(title)) and bool(_NOT_FOUND.search(_first_heading(main))),
        links=_links(root, base, encoding) | _refresh(text, base, encoding),
    )


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _first_heading(body: HtmlElement) -> str:
    heading = body.find(".//h1")
    return "" if heading is None else _spaced(heading.text_content())


def _base(root: HtmlElement, url: str) -> str:
    element = root.find(".//base[@href]")
    return url if element is None else (address(element.get("href") or "", url) or url)


def _canonical(root: HtmlElement, base: str) -> str:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return address(link.get("href") or "", base) or ""
    return ""


def _visible_text(body: HtmlElement) -> str:
    """Return the text outside scripts and the like, without rendering: text hidden by a style counts."""
    return " ".join(_TEXT(body))


def _links(root: HtmlElement, base: str, encoding: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("a", "area", "iframe", "frame", "link"):
        target = element.get("src") if element.tag in ("iframe", "frame") else element.get("href")
        if not target or (element.tag == "link" and not _is_followed(element)):
            continue
        url = address(target, base, encoding)
        if url and not found.get(url):
            found[url] = _label(element)
    return found


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
    text = element.get("aria-label") or element.text_content()
    text = text if text.strip() else " ".join(image.get("alt") or "" for image in element.iter("img"))
    return _spaced(text if text.strip() else element.get("title") or "")[:LABEL_LENGTH]


def _refresh(text: str, base: str, encoding: str) -> dict[str, str]:
    target = get_meta_refresh(text, base, encoding)[1]
    url = address(target, base, encoding) if target else None
    return {url: ""} if url else {}
