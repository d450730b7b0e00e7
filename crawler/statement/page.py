"""From an HTML page to what a reader sees of it, without a browser: text, links, headings, what is not shown."""

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement
from w3lib.encoding import html_to_unicode

from crawler.discovery.scope import address
from rules.declaration.source import Source, Spot

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br dd details dialog div dl "
        "dt fieldset figcaption figure footer form h1 "
        "h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody tfoot thead tr ul",
    )
)
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "title"})
_REGIONS = frozenset({"header", "footer", "nav", "aside", "main"})
_ROLES = {
    "banner": "header",
    "contentinfo": "footer",
    "navigation": "nav",
    "complementary": "aside",
    "main": "main",
}
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:\w+-)?(?:sr-only|visually-?hidden|screen-reader-text|visuallyhidden)(?:\s|$)"
)
_SHELL = re.compile(r"^(?:root|app|__next|__nuxt|main-app|application|svelte)$")
_ASKS = re.compile(r"(?:activer|activez|enable|besoin de|requires?) (?:le )?javascript", re.IGNORECASE)
FEW_WORDS = 25
"""A page of fewer words that runs scripts is written by them."""


def read_source(body: bytes, content_type: str, url: str) -> Source:
    """Return an HTML page as the linter reads it; rendered is False when the page is written by its scripts."""
    _encoding, markup = html_to_unicode(content_type or None, body)
    if not markup.strip():
        return Source(url=url, text="", rendered=False)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser, base_url=url)
    except etree.ParserError:
        return Source(url=url, text="", rendered=False)
    base = next((address(one.get("href") or "", url) or url for one in root.iter("base")), url)
    shown, hidden = "".join(_text(root, shown=True)), "".join(_text(root, shown=False))
    return Source(
        url=url,
        text=_lines(shown),
        title=" ".join((root.findtext(".//title") or "").split()),
        links=list(_links(root, base)),
        headings=[
            (int(str(one.tag)[1]), " ".join(one.text_content().split()))
            for one in root.iter(*_HEADINGS)
            if _seen(one)
        ],
        alts=[
            alt
            for one in root.iter("img", "area", "input")
            if (alt := " ".join((one.get("alt") or "").split()))
        ],
        hidden=_lines(hidden),
        rendered=not _is_written_by_scripts(root, markup, shown),
    )


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _text(element: HtmlElement, *, shown: bool, inside: bool = False) -> Iterator[str]:
    """Yield the pieces of text that are shown, or those that are not, with the ends of blocks as new lines."""
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return
    unseen = inside or _is_unseen(element)
    block = element.tag in _BLOCKS
    if block:
        yield "\n"
    elif element.tag in ("td", "th"):
        yield "\t"
    if element.text and unseen is not shown:
        yield re.sub(r"\s+", " ", element.text)
    for child in element:
        yield from _text(child, shown=shown, inside=unseen)
        if child.tail and unseen is not shown:
            yield re.sub(r"\s+", " ", child.tail)
    if block:
        yield "\n"


def _is_unseen(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or bool(_UNSEEN.search(element.get("style") or ""))
        or bool(_UNSEEN_CLASS.search(element.get("class") or ""))
    )


def _seen(element: HtmlElement) -> bool:
    return not any(_is_unseen(one) for one in (element, *element.iterancestors()) if isinstance(one.tag, str))


def _lines(text: str) -> str:
    lines = (re.sub(r"[ \t]*\t[ \t]*", "\t", re.sub(r" +", " ", line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _links(root: HtmlElement, base: str) -> Iterator[Spot]:
    for element in root.iter("a"):
        target = (element.get("href") or "").strip()
        if not target or not _seen(element):
            continue
        url = target if target.startswith(("mailto:", "tel:", "#")) else address(target, base)
        if url:
            yield Spot(url, _name(element), _region(element))


def _name(element: HtmlElement) -> str:
    said = element.get("aria-label") or element.text_content()
    if not said.strip():
        said = " ".join(image.get("alt") or "" for image in element.iter("img")) or element.get("title") or ""
    return " ".join(said.split())


def _region(element: HtmlElement) -> str:
    for one in element.iterancestors():
        role = _ROLES.get(one.get("role") or "")
        if role or one.tag in _REGIONS:
            return role or str(one.tag)
    return ""


def _is_written_by_scripts(root: HtmlElement, markup: str, shown: str) -> bool:
    if root.find(".//script") is None:
        return False
    words = len(shown.split())
    shell = any(
        _SHELL.match(one.get("id") or "") and not one.text_content().strip()
        for one in root.iter("div", "main", "section")
    )
    return shell or words < FEW_WORDS or (bool(_ASKS.search(markup)) and words < 4 * FEW_WORDS)
