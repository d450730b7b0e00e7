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

MAX_WRAPPERS = 100
"""Wrappers one inside the other that are entered."""

LONG_PATH, LONG_CLASS, MANY_CLASSES = 4_000, 8_000, 200
"""Characters of a path kept as it is, characters of a class attribute and class names that are read."""

_CHROME = {"header", "footer", "nav"}
_CHROME_ROLES = {"banner", "contentinfo", "navigation"}
_STRUCTURE = {
    "div", "section", "article", "main", "aside", "form", "fieldset", "details", "dialog", "iframe", "frameset",
    "video", "audio", "template",
}  # fmt: skip
_EDITORIAL = {"ul", "ol", "dl", "table", "figure", "center"}
"""Without a class, and among paragraphs, they are what an editor wrote, and do not count."""

_PLAIN = frozenset(_EDITORIAL - {"center"} | {"address", "time", "h1"})
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
    waiting = [(body, "", 0, 0)]
    while waiting:
        parent, above, depth, wrappers = waiting.pop()
        children = list(_structural(parent))
        alone = len(children) == 1
        below = depth + (not alone)
        if below > DEPTH or wrappers > MAX_WRAPPERS:
            continue
        for child in children:
            path = f"{above}>{child.tag!s}{_classes(child)}"
            paths.add(path)
            waiting.append((child, _short(path), below, wrappers + alone))
    return paths


def _short(path: str) -> str:
    """Return a path, or what stands for one so long that those below it would weigh too much."""
    return path if len(path) <= LONG_PATH else hashlib.sha256(path.encode("utf-8", "replace")).hexdigest()


def _structural(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the structural elements below parent, through the shells that do not count."""
    # Each level entered is an iterator of its own: a page may nest more shells than Python may nest calls.
    levels = [(_plain(parent), iter(parent))]
    while levels:
        plain, children = levels[-1]
        child = next(children, None)
        if child is None:
            levels.pop()
            continue
        tag = child.tag
        if not isinstance(tag, str) or tag in _CHROME or child.get("role") in _CHROME_ROLES:
            continue
        named = tag in _EDITORIAL and child.get("class")
        if tag in _STRUCTURE or named or "-" in tag or tag in plain:
            yield child
        elif tag in _SHELLS or tag in _EDITORIAL:
            levels.append((_plain(child), iter(child)))


def _plain(parent: HtmlElement) -> frozenset[str]:
    return frozenset() if _is_prose(parent) else _PLAIN


def _is_prose(parent: HtmlElement) -> bool:
    """Tell whether an element holds running text: a paragraph, and another or a heading beside it."""
    tags = [child.tag for child in parent]
    paragraphs = sum(tag in _PROSE for tag in tags)
    return paragraphs > 0 and paragraphs + sum(tag in _HEADINGS for tag in tags) > 1


def _classes(element: HtmlElement) -> str:
    written = (element.get("class") or "")[:LONG_CLASS].lower().split()[:MANY_CLASSES]
    names = {_DIGITS.sub("0", name) for name in written if not _STATE.search(name)}
    return "".join(f".{name}" for name in sorted(names))


def template_of(paths: set[str]) -> str:
    """Return the 10-digit hash of a shape; pages of equal shape have equal templates."""
    return hashlib.sha256("\n".join(sorted(paths)).encode("utf-8", "replace")).hexdigest()[:10]


def sketch_of(paths: set[str]) -> list[int]:
    """Return the SKETCH smallest 32-bit hashes of the shape's paths, sorted (bottom-k sketch, Cohen 1997)."""
    return sorted(
        {int.from_bytes(hashlib.sha256(path.encode("utf-8", "replace")).digest()[:4]) for path in paths}
    )[:SKETCH]
