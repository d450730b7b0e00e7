"""What was received and shown, kept whole: the bodies of a plain visit and its final document."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.record import Record

Kept = Literal["kept", "empty", "large", "full", "unread"]


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The body of one request, decompressed.

    request: its rank in the ledger. state: kept; empty (a redirect, an answer without body, no answer); large (over
    the bound of one body); full (over the bound of a visit); unread (the browser no longer held it). sha256, size: of
    what is kept. redacted: secrets were replaced in it by their keyed hash, so it is not to the byte what came.
    """

    request: int
    state: Kept
    sha256: str = ""
    size: int = 0
    redacted: bool = False


class Archive(Record, frozen=True, kw_only=True):
    """Bodies in order of the ledger, and the document as it stood at the freeze.

    body_max, total_max: bounds in bytes. document: SHA-256 of the document written out as HTML; "" when it could not
    be read or is over body_max. document_redacted: secrets were replaced in it.
    """

    NAME: ClassVar[str] = "archive"
    bodies: list[Body]
    body_max: int
    total_max: int
    document: str = ""
    document_redacted: bool = False
