"""The document as the server sent it, before any script: its declaration, and faults of writing."""

from typing import ClassVar

import msgspec

from rules.evidence.record import Record


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of writing.

    kind: attribute-twice, left-open, end-without-start or crossed. name: the element ("p"), and the attribute
    after it ("p class"). line: of the source, from 1.
    """

    kind: str
    name: str
    line: int


class Source(Record, frozen=True, kw_only=True):
    """The first response body of the page.

    doctype: the declaration as written, "" when there is none. before: what stands before it, white space and
    comments left out, at most 80 characters. after_html: it stands after the html tag. characters: length of
    the source. faults: at most 100, in document order.
    """

    NAME: ClassVar[str] = "source"
    doctype: str
    before: str
    after_html: bool
    characters: int
    faults: list[Fault]
