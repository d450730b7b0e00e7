"""Font files by what they hold: glyphs, characters the page uses of them, and what a subset would weigh."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Record


class FontFile(msgspec.Struct, frozen=True, kw_only=True):
    """One font file the page received.

    format: woff2, woff, truetype or opentype, read from the file. family: as its own name table says. bytes: of the
    file. glyphs: in it; characters: in its cmap. used: characters of the page's text drawn with it. icons: most of its
    characters are for private use. subset_bytes: the same font as woff2 with the Latin range and the characters used
    (icons: those used alone); None when not tried. woff2_bytes: the whole font as woff2, None when it is one already.
    """

    url: str
    format: str
    family: str
    bytes: int
    glyphs: int
    characters: int
    used: int
    icons: bool = False
    variable: bool = False
    subset_bytes: int | None = None
    woff2_bytes: int | None = None


class FontFiles(Record, frozen=True, kw_only=True):
    """The page's font files, each address once. unread: bodies lost, or files fontTools could not read."""

    NAME: ClassVar[str] = "font_files"
    PROFILE: ClassVar[str] = "content"
    files: list[FontFile]
    unread: int = 0
