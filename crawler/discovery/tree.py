"""The tree of a page, however large, deep or hostile: what is read of it costs a bounded time.

A page of the web holds some thousands of elements, some thirty levels deep. Beyond the bounds below the rest of a
page is not looked at: it would block the crawl of the whole site.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html
from lxml.html import HtmlElement

MAX_TAGS = 200_000
"""Tags of a page that are read, opening and closing."""

MAX_LEVELS = 256
"""Levels of elements whose text and structure are looked at; a browser itself stops at 512."""

MAX_ATTRIBUTES, MAX_PIECES, LONG_TAG = 1_000, 20_000, 8_192
"""Attributes of one tag, and pieces of its text quotes included, above which a tag of that many characters is read
without them: the parser compares each with all the others."""

_TAG = re.compile(r"<[a-zA-Z](?>\"[^\"]*\"|'[^']*'|[^\"'>])*+")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NAME = re.compile(r"<[a-zA-Z][^\s/>]{0,60}")


def parse(text: str, url: str) -> HtmlElement | None:
    """Return the root of a page, None when it holds no element."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    bounded = _first_tags(text)
    if len(bounded) > LONG_TAG:
        bounded = _TAG.sub(_bare, bounded)
    try:
        return html.document_fromstring(bounded.encode("utf-8", "replace"), parser=parser, base_url=url)
    except etree.ParserError:  # a document of comments alone holds no element
        return None


def _first_tags(text: str) -> str:
    if text.count("<") <= MAX_TAGS:
        return text
    end = next(islice(re.finditer("<", text), MAX_TAGS, None)).start()
    return text[:end]


def _bare(tag: re.Match[str]) -> str:
    written = tag[0]
    if len(written) < LONG_TAG:
        return written
    crowded = len(_QUOTED.sub('""', written).split()) > MAX_ATTRIBUTES or len(written.split()) > MAX_PIECES
    name = _NAME.match(written)
    return name[0] if crowded and name else written


def prune(root: HtmlElement) -> None:
    """Remove what lies deeper than MAX_LEVELS."""
    level, deepest = 0, []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        level += 1 if event == "start" else -1
        if event == "start" and level == MAX_LEVELS:
            deepest.append(element)
            walk.skip_subtree()
    for element in deepest:
        for child in list(element):
            element.remove(child)


def texts(
    element: HtmlElement, without: frozenset[str] = frozenset(), most: int | None = None
) -> Iterator[str]:
    """Yield the texts inside an element in their order, but for those inside some tags.

    Args:
        most: look at about as many nodes at most.
    """
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in islice(walk, most):
        if event == "start":
            if node.tag in without:
                walk.skip_subtree()
            elif node.text:
                yield node.text
        elif node is not element and node.tail:
            yield node.tail
