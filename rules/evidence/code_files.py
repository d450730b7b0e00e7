"""Style sheets and scripts by what they hold: what minifying saves, libraries, source maps, imports; inline code."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """One library recognised in a file by its own banner. leads: its banner opens the file, which is the library."""

    name: str
    version: str
    leads: bool = False


class CodeFile(msgspec.Struct, frozen=True, kw_only=True):
    """One style sheet or script the page received, decompressed.

    lean_bytes: without its comments and the blanks that mean nothing, a lower bound of what minifying gives.
    gzip_bytes, lean_gzip_bytes: both compressed in the same way (gzip, level 6). source_map: "" none, "inline" (its
    bytes in map_bytes), else the address it names, never asked for. imports: other sheets it asks for by @import.
    data_bytes: of data: addresses in it.
    """

    url: str
    kind: Literal["stylesheet", "script"]
    bytes: int
    lean_bytes: int
    gzip_bytes: int
    lean_gzip_bytes: int
    libraries: list[Library] = []
    source_map: str = ""
    map_bytes: int = 0
    imports: int = 0
    data_bytes: int = 0


class CodeFiles(Record, frozen=True, kw_only=True):
    """The page's code. document_bytes: of its HTML, in which script_bytes, style_bytes and data_bytes are inline.

    print_styles: a style for print exists (media print in a sheet, or a link for it); None when a sheet of another
    origin could not be read. worker: address of a service worker that serves the page, "" none.
    """

    NAME: ClassVar[str] = "code_files"
    PROFILE: ClassVar[str] = "content"
    files: list[CodeFile]
    unread: int = 0
    document_bytes: int = 0
    script_bytes: int = 0
    style_bytes: int = 0
    data_bytes: int = 0
    print_styles: bool | None = None
    worker: str = ""
