"""What the parent and the reading process say to each other: one Order, then two lines a document, in order.

The first says what was received, the second what the document says of itself: a process that dies between the two
died on that document.
"""

import msgspec

from audits.identity import Identity

MAX_BYTES = 20 * 1024 * 1024
"""Longest document read."""

SECONDS = 30.0
"""For one document to arrive, and as long again for it to be read."""


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked of the child. delay: seconds between two requests; verify: check the server's certificate.
    direct: the site is on this machine: no proxy. identity: credentials of the site."""

    urls: list[str]
    user_agent: str
    delay: float
    verify: bool
    direct: bool = False
    identity: Identity | None = None
    max_bytes: int = MAX_BYTES
    seconds: float = SECONDS
