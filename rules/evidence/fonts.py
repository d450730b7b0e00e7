"""Web fonts the style sheets declare, and which of them the page loaded."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record


class FontSource(msgspec.Struct, frozen=True, kw_only=True):
    """One address of a font face, in order of preference. format: as declared, else from the file name, else ""."""

    url: str
    format: str


class FontFace(msgspec.Struct, frozen=True, kw_only=True):
    """One declared face. weight, style and unicode_range as CSS says them ("400", "100 900", "italic", "U+0-10FFFF").

    status: loaded (the page used it), unloaded (declared only), loading or error. local: it may come from the
    reader's own machine. sources is empty when its style sheet could not be read. Bytes are in the ledger.
    """

    family: str
    weight: str
    style: str
    stretch: str
    unicode_range: str
    display: str
    status: Literal["loaded", "unloaded", "loading", "error"]
    local: bool = False
    sources: list[FontSource] = []


class Fonts(Record, frozen=True, kw_only=True):
    """Font faces of the top document and its shadow roots; sheets_unread: style sheets of other origins, unreadable."""

    NAME: ClassVar[str] = "fonts"
    faces: list[FontFace]
    sheets_unread: int = 0
