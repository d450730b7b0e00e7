"""Reads the log file as the browser writes it: one event a line, behind a table of what the numbers mean."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec


class Entry(msgspec.Struct):
    """One event of the log. time: ms on the browser's clock; phase: 0 an instant, 1 a begin, 2 an end."""

    source: "Origin"
    time: str
    type: int
    phase: int = 0
    params: dict[str, Any] = {}


class Origin(msgspec.Struct):
    """What an event is about."""

    id: int
    type: int


class Tail:
    """The events of some kinds, in order, as they come.

    Args:
        path: the file the browser was told to write, alone in its folder.
        wanted: names of the kinds of events.
    """

    def __init__(self, path: Path, wanted: Iterable[str]) -> None:
        self._path = path
        self._wanted = tuple(wanted)
        self._file: BinaryIO | None = None
        self._rest = b""
        self._names: dict[int, str] = {}
        self._lines: re.Pattern[bytes] | None = None
        self._decoder = msgspec.json.Decoder(Entry)

    def read(self) -> Iterator[tuple[str, Entry]]:
        """Yield the events written since the last call, each with the name of its kind."""
        content = self._rest + self._more()
        if self._lines is None:
            content = self._learn(content)
        end = content.rfind(b"\n") + 1
        self._rest = content[end:]
        if self._lines is None:
            return
        for found in self._lines.finditer(content, 0, end):
            entry = self._decoder.decode(found[1])
            yield self._names[entry.type], entry

    def open(self) -> None:
        """Open the file and remove it, with its folder, from the disk's table.

        Raises:
            OSError: it is not there.
        """
        self._file = self._path.open("rb")
        with contextlib.suppress(OSError):
            self._path.unlink()
            self._path.parent.rmdir()

    def close(self) -> None:
        """Let go of the file."""
        if self._file:
            self._file.close()

    def _more(self) -> bytes:
        return self._file.read() if self._file else b""

    def _learn(self, content: bytes) -> bytes:
        """Read the table of the first line; return what follows it."""
        head, newline, rest = content.partition(b'\n"events": [')
        if not newline:
            return content
        types = msgspec.json.decode(head.rstrip(b",") + b"}")["constants"]["logEventTypes"]
        self._names = {number: name for name, number in types.items() if name in self._wanted}
        numbers = b"|".join(str(number).encode() for number in self._names)
        self._lines = re.compile(rb'^(\{.*"type":(?:' + numbers + rb")\}),?$", re.MULTILINE)
        return rest
