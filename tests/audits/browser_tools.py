"""What the browser's tests share: a machine that is not this one, small servers, a look at the processes."""

import asyncio
import os
import stat
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from audits.browser import BrowserChoice, find_browser
from audits.browser.machine import Machine
from audits.browser.process import Ran, Runner, run


async def real_browser() -> BrowserChoice:
    return await find_browser(None, announce=lambda text: None, install=False)


def fake_browser(path: Path, says: str = "Chromium 150.0.1.2", code: int = 0) -> Path:
    """An executable that answers --version and nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


def machine(
    folder: Path, *, runner: Runner = run, root: bool = False, stall: float = 5, **environ: str
) -> Machine:
    """A Linux machine whose search path is folder/bin and whose home is folder/home."""
    environ = {"PATH": str(folder / "bin"), "PLAYWRIGHT_BROWSERS_PATH": str(folder / "playwright")} | environ
    return Machine(
        environ=environ,
        platform="linux",
        root=root,
        python=sys.executable,
        home=folder / "home",
        run=runner,
        stall=stall,
    )


class Script:
    """A runner that answers installation commands from a table and runs the rest for real."""

    def __init__(self, answers: Mapping[str, Callable[[Mapping[str, str]], Ran]]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.environments: list[Mapping[str, str]] = []

    async def __call__(
        self, command: Sequence[str], env: Mapping[str, str], stall: float, folders: Sequence[Path]
    ) -> Ran:
        line = " ".join(command)
        for words, answer in self.answers.items():
            if words in line:
                self.asked.append(words)
                self.environments.append(env)
                return answer(env)
        return await run(command, env, stall, folders)


def descendants(pid: int) -> set[int]:
    """Processes below this one, from /proc, whether running or defunct."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    found: set[int] = set()
    fresh = {pid}
    while fresh := {child for child, parent in parents.items() if parent in fresh} - found:
        found |= fresh
    return found


def exists(pid: int) -> bool:
    """Whether a process runs still; a defunct one that its own parent has yet to collect does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def zombies() -> set[int]:
    """Defunct processes that we should have collected ourselves."""
    found = set()
    for pid in descendants(os.getpid()):
        with suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            if fields[0] == "Z" and int(fields[1]) == os.getpid():
                found.add(pid)
    return found


async def gone(pids: set[int], seconds: float = 15) -> set[int]:
    """Wait for processes to end; return those that remain."""
    for _ in range(int(seconds / 0.1)):
        if not any(exists(pid) for pid in pids):
            return set()
        await asyncio.sleep(0.1)
    return {pid for pid in pids if exists(pid)}


@asynccontextmanager
async def page_server(
    body: str = "<title>Mairie</title>", **options: object
) -> AsyncIterator[tuple[int, list[str]]]:
    """An HTTP server (or proxy) that gives this page for any request; yields its port and the request lines."""
    seen: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError, OSError):
            head = await reader.readuntil(b"\r\n\r\n")
            seen.append(head.decode(errors="replace"))
            content = body.encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
                + f"Content-Length: {len(content)}\r\n\r\n".encode()
                + content
            )
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, **options)  # type: ignore[arg-type]
    try:
        yield server.sockets[0].getsockname()[1], seen
    finally:
        server.close()
