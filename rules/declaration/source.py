"""What the linter reads of a page: its text as shown, its links, its headings, and what is not shown."""

import msgspec


class Spot(msgspec.Struct, frozen=True):
    """One link: absolute address, text as named, region of the page (footer, header, main …) or ""."""

    url: str
    text: str
    region: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One page as read.

    text: what a reader sees, a line a block. alts: alternatives of images. hidden: text that is not shown.
    headings: level and text; None when they were not read. rendered: read in a browser, not from the HTML alone.
    """

    url: str
    text: str
    title: str = ""
    links: list[Spot] = []
    headings: list[tuple[int, str]] | None = None
    alts: list[str] = []
    hidden: str = ""
    rendered: bool = True
