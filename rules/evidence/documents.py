"""What a document to download says of itself; read once, outside of the browser."""

from typing import Literal

import msgspec

DocumentStatus = Literal["read", "encrypted", "broken", "failed", "too_big", "unread"]


class DocumentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """One document of the sample, asked of the server at most once.

    status: read; encrypted (it opens with a password only); broken (it is no PDF that can be opened); failed (no whole
    answer, or reading it did not end in time); too_big (longer than what is read); unread (not asked: another format
    than PDF, another site, or one too many). reason, reason_fr: one sentence when it is not read.
    requests, wire_bytes: its cost to the server. bytes: length of the file. mime: as the server says it.
    pages: their number. tagged: it declares its tags and holds their tree. lang: its language, "" when not given.
    title: its title, "" when it has none; title_shown: readers are asked to show it in the place of the file's name.
    bookmarks: entries of its outline. scanned: its first pages hold pictures and no text at all, None when that was not
    read. created, modified: ISO 8601, "" when not given. producer: the software that wrote it.
    """

    url: str
    status: DocumentStatus
    reason: str = ""
    reason_fr: str = ""
    requests: int = 0
    wire_bytes: int = 0
    bytes: int = 0
    mime: str = ""
    pages: int = 0
    tagged: bool = False
    lang: str = ""
    title: str = ""
    title_shown: bool = False
    bookmarks: int = 0
    scanned: bool | None = None
    created: str = ""
    modified: str = ""
    producer: str = ""
