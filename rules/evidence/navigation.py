"""The ways through a site that a page offers."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Box, Place, Record


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """One way through the site: a menu (a navigation landmark, or a list of links outside the content), a search form,
    a link to the site map.

    name: its label, the text of the link. links: address (no fragment) to text, in order. shown: visible.
    landmark: it is one, or stands in one. heading: it holds a heading, or a heading or a button stands just before.
    after_main, in_main: where it stands in the source, against the content.
    """

    kind: Literal["menu", "search", "sitemap"]
    name: str
    tag: str
    links: dict[str, str]
    shown: bool
    landmark: bool
    heading: bool
    after_main: bool
    in_main: bool
    place: Place


class Navigation(Record, frozen=True, kw_only=True):
    """The ways through the site, in document order, and what else tells of them.

    main: box of the only visible main content; None when there is none or several. h1: text of the first one.
    skip_links: links to a place of the page. search_signs, sitemap_signs: elements that speak of a search or of
    a site map in the widest sense; 0 proves that there is none.
    """

    NAME: ClassVar[str] = "navigation"
    blocks: list[Block]
    main: Box | None
    h1: str
    skip_links: int
    search_signs: int
    sitemap_signs: int
