"""The likely size of a block of headers in HTTP/2 (HPACK, RFC 7541), when only its text is known."""

import re
from collections.abc import Iterable

STRIPPED = re.compile(r"\[(\d+) bytes were stripped\]")
"""The log keeps secrets out, and says how long they were."""
HUFFMAN = 0.78
"""Bytes of Huffman code for one of text (appendix B: 5 to 8 bits for what headers hold)."""
NAMES = frozenset(
    (
        "accept-ranges",
        "access-control-allow-origin",
        "age",
        "allow",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-length",
        "content-location",
        "content-range",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "location",
        "refresh",
        "retry-after",
        "server",
        "set-cookie",
        "strict-transport-security",
        "transfer-encoding",
        "vary",
        "via",
        "www-authenticate",
    )
)
"""Names of appendix A that an answer may hold."""
LINES = frozenset(f":status: {code}" for code in (200, 204, 206, 304, 400, 404, 500))


class Table:
    """What both ends of one connection remember: a line said again weighs one byte."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def weigh(self, lines: Iterable[str]) -> int:
        """Return the likely bytes of a block of these lines ("name: value")."""
        return sum(map(self._line, lines))

    def _line(self, line: str) -> int:
        if line in LINES or line in self._said:
            return 1
        self._said.add(line)
        name, _, value = line.partition(": ")
        hidden = STRIPPED.search(value)
        size = round((int(hidden[1]) if hidden else len(value)) * HUFFMAN)
        return 1 + _length(size) + (0 if name in NAMES or name[:1] == ":" else 1 + round(len(name) * HUFFMAN))


def _length(size: int) -> int:
    return size + (1 if size < 127 else 2 if size < 255 else 3)
