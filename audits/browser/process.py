"""Runs one outside command, bounded by its lack of progress."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

POLL_SECONDS = 0.5
KEPT_LINES = 400


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """How a command ended.

    code: exit status, None when it was stopped or could not start; output: its last distinct lines.
    """

    code: int | None
    output: str = ""
    stalled: bool = False


Runner = Callable[[Sequence[str], Mapping[str, str], float, Sequence[Path]], Awaitable[Ran]]
"""A way of running a command: arguments, environment, seconds without progress, folders to watch."""


async def run(
    command: Sequence[str], env: Mapping[str, str], stall: float, folders: Sequence[Path] = ()
) -> Ran:
    """Run a command and stop it, with its children, after `stall` seconds without progress.

    Progress is a line it had not said before, or more bytes in the watched folders than ever: a command that
    repeats the same attempt makes none.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            env=dict(env),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            start_new_session=True,
        )
    except OSError as error:
        return Ran(code=None, output=str(error))
    lines: dict[str, None] = {}
    reader = asyncio.create_task(_read(process, lines))
    try:
        ended = await _ends(process, lines, stall, folders)
    finally:
        _kill_group(process.pid, process)
        await process.wait()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(reader, 2)
    output = "\n".join(list(lines)[-KEPT_LINES:])
    return Ran(code=process.returncode if ended else None, output=output, stalled=not ended)


async def _ends(
    process: asyncio.subprocess.Process, lines: dict[str, None], stall: float, folders: Sequence[Path]
) -> bool:
    """Wait for the end; False when nothing progressed for `stall` seconds."""
    best, said, last = -1, -1, time.monotonic()
    waiting = asyncio.create_task(process.wait())
    try:
        while not waiting.done():
            size = await asyncio.to_thread(folder_bytes, folders) if folders else 0
            if size > best or len(lines) > said:
                best, said, last = max(size, best), len(lines), time.monotonic()
            elif time.monotonic() - last >= stall:
                return False
            await asyncio.wait([waiting], timeout=min(POLL_SECONDS, stall / 4))
    finally:
        waiting.cancel()
    return True


async def _read(process: asyncio.subprocess.Process, lines: dict[str, None]) -> None:
    """Keep each distinct line; a progress bar separates its states by carriage returns."""
    assert process.stdout is not None
    rest = ""
    while chunk := await process.stdout.read(4096):
        *whole, rest = (rest + chunk.decode(errors="replace")).replace("\r", "\n").split("\n")
        lines.update(dict.fromkeys(line.rstrip() for line in whole if line.strip()))
    if rest.strip():
        lines[rest.rstrip()] = None


def folder_bytes(folders: Sequence[Path]) -> int:
    """Bytes of all files under these folders; a file that vanishes meanwhile counts for nothing."""
    total = 0
    for folder in folders:
        for file in folder.rglob("*"):
            with suppress(OSError):
                total += file.lstat().st_size
    return total


def _kill_group(pid: int, process: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, signal.SIGKILL)
        elif process.returncode is None:
            process.kill()
