"""What the document itself says, and how many elements of each kind it holds."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Place, Record


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One link as rendered: absolute address, accessible text as shown; place: its region only (see Named.links)."""

    url: str
    text: str
    visible: bool
    place: Place


class Page(Record, frozen=True, kw_only=True):
    """The rendered document of the top frame, after the freeze.

    counts: number of elements per kind, over the top document, its shadow roots and every reachable frame;
    its keys are listed in audits/collect/page.js and are the vocabulary of the NA conditions
    (rules/referentials). text: what a reader sees (innerText), at most 200 000 characters.
    """

    NAME: ClassVar[str] = "page"
    url: str
    title: str
    lang: str
    doctype: str
    text: str
    viewport: str | None
    """Content of meta viewport; None when absent."""
    links: list[Link]
    counts: dict[str, int]
    height: int
    """Height of the document in CSS px."""
    generator: str = ""


class Dom(Record, frozen=True, kw_only=True):
    """Size of the DOM of the top document.

    elements: shadow roots included, descendants of svg excluded (DESIGN section 6). all_elements:
    document.querySelectorAll('*').length, as other tools count. depth: deepest nesting.
    """

    NAME: ClassVar[str] = "dom"
    elements: int
    all_elements: int
    depth: int
