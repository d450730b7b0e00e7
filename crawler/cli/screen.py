"""What the program says on its error output never stops its work; a place that takes no more is one sentence."""

import errno
import os
import sys
from contextlib import suppress
from typing import TextIO

_NO_ROOM = {errno.ENOSPC, errno.EROFS, errno.EIO, *filter(None, [getattr(errno, "EDQUOT", None)])}
"""A full or read-only disk, a quota, a disk that fails: what a person puts right before running again."""


class Patient:
    """The error output: what it cannot take (a log on a full disk) is lost, and the work goes on.

    Everything else is that of the stream.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write, or lose the text."""
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        """Flush, or lose what was written."""
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def no_room(error: BaseException) -> str:
    """Return why a place takes no more, and the place when it is known; "" for any other error.

    >>> no_room(OSError(errno.EROFS, "Read-only file system", "report/index.html"))
    'Read-only file system, report/index.html'
    """
    if isinstance(error, BaseExceptionGroup):
        return next((why for one in error.exceptions if (why := no_room(one))), "")
    if not isinstance(error, OSError) or error.errno not in _NO_ROOM:
        return ""
    return ", ".join(str(part) for part in (error.strerror, error.filename) if part)


def leave_quietly() -> None:
    """Drop what the outputs could not take: Python would try again at its end, and change the exit code."""
    for name in ("stdout", "stderr"):
        try:
            getattr(sys, name).flush()
        except (OSError, ValueError):
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - lives until the process ends
