"""The shape of a page's DOM: which structural elements nest in which, whatever the text and however long the lists.

Two pages built by one template differ by their text, their images, the number of items in their lists and
what an editor wrote; they share their frame of sections, blocks and forms. So a shape is the *set* of the
paths (tag and classes) of structural elements: repeated items count once, text and inline elements do not
count. Header, navigation and footer are the same on a whole site and would drown the rest: they are left out.
Only the upper levels count, where a template stands; below them is what an editor put there.
"""

import hashlib
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

SKETCH = 48
"""Number of smallest hashes kept: enough for Jaccard similarity within some 0.07, exact on small shapes."""

DEPTH = 2
"""Levels of structure looked at below the body; an element alone in its parent (a wrapper) adds no level."""

_CHROME = {"header", "footer", "nav"}
_CHROME_ROLES = {"banner", "contentinfo", "navigation"}
_STRUCTURE = {
    "div", "section", "article", "main", "aside", "form", "fieldset", "details", "dialog", "iframe", "frameset",
    "video", "audio", "template",
}  # fmt: skip
_EDITORIAL = {"ul", "ol", "dl", "table", "figure", "center"}
"""Without a class, and among paragraphs, they are what an editor wrote, and do not count."""

_PLAIN = _EDITORIAL - {"center"} | {"address", "time", "h1"}
"""Counted outside prose even without a class: of pages that name nothing, they are all the structure there is."""

_PROSE = {"p", "blockquote", "pre"}
_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}

_SHELLS = {"tbody", "tr", "td", "th", "li", "dd", "center"}
"""Entered without being counted: pages laid out with tables and lists of cards hold their blocks there."""

_STATE = re.compile(
    r"^(is|has|js|no|jsx|css)-|active|current|open|selected|expanded|collapsed|hidden|odd|even|first|last"
)
_DIGITS = re.compile(r"\d+")


def shape(body: HtmlElement) -> set[str]:
    """Return the set of structural paths below the body element, such as "main>div.card"."""
    paths: set[str] = set()
    _walk(body, "", 0, paths)
    return paths


def _walk(parent: HtmlElement, above: str, depth: int, paths: set[str]) -> None:
    children = list(_structural(parent))
    below = depth + (len(children) > 1)
    if below > DEPTH:
        return
    for child in children:
        path = f"{above}>{child.tag!s}{_classes(child)}"
        paths.add(path)
        _walk(child, path, below, paths)


def _structural(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the structural elements below parent, through the shells that do not count."""
    plain = frozenset() if _is_prose(parent) else _PLAIN
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in _CHROME or child.get("role") in _CHROME_ROLES:
            continue
        named = tag in _EDITORIAL and child.get("class")
        if tag in _STRUCTURE or named or "-" in tag or tag in plain:
            yield child
        elif tag in _SHELLS or tag in _EDITORIAL:
            yield from _structural(child)


def _is_prose(parent: HtmlElement) -> bool:
    """Tell whether an element holds running text: a paragraph, and another or a heading beside it."""
    tags = [child.tag for child in parent]
    paragraphs = sum(tag in _PROSE for tag in tags)
    return paragraphs > 0 and paragraphs + sum(tag in _HEADINGS for tag in tags) > 1


def _classes(element: HtmlElement) -> str:
    names = {
        _DIGITS.sub("0", n) for n in (element.get("class") or "").lower().split() if not _STATE.search(n)
    }
    return "".join(f".{name}" for name in sorted(names))


def template_of(paths: set[str]) -> str:
    """Return the 10-digit hash of a shape; pages of equal shape have equal templates."""
    return hashlib.sha256("\n".join(sorted(paths)).encode()).hexdigest()[:10]


def sketch_of(paths: set[str]) -> list[int]:
    """Return the SKETCH smallest 32-bit hashes of the shape's paths, sorted (bottom-k sketch, Cohen 1997)."""
    return sorted({int.from_bytes(hashlib.sha256(path.encode()).digest()[:4]) for path in paths})[:SKETCH]
