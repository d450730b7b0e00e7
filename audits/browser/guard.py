"""Keeps the memory of a browser bounded from outside: a thread that weighs its processes and kills what takes too much.

A page may ask for memory faster than anything inside the browser notices. A renderer over its limit is killed: its
page crashes, its neighbours go on. Anything else over its limit (the browser itself, its network service, Playwright's
driver) takes the whole browser with it; a new one takes its place. Only Linux tells what is needed; elsewhere nothing
is watched.
"""

import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PAUSE = 0.2
MEGABYTE = 2**20
RENDERER_SHARE, WHOLE_SHARE = 8, 2
"""A renderer may hold an eighth of the machine's memory, a browser with all its processes half of it."""
RENDERER_MOST, OTHER_MOST = 2048 * MEGABYTE, 2048 * MEGABYTE
LEAST = 512 * MEGABYTE


def tree(root: int) -> list[int]:
    """Return a process and all that descend from it, as the kernel lists them; what ends meanwhile is left out."""
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        with suppress(OSError):
            for task in (PROC / str(pid) / "task").iterdir():
                with suppress(OSError):
                    waiting += map(int, (task / "children").read_text().split())
    return found


def memory(pid: int) -> int:
    """Return the bytes of memory a process holds that are not files' (proc_pid_statm(5)), 0 when it is gone."""
    with suppress(OSError, IndexError, ValueError):
        words = (PROC / str(pid) / "statm").read_text().split()
        return (int(words[1]) - int(words[2])) * os.sysconf("SC_PAGE_SIZE") + _shared(pid)
    return 0


def _shared(pid: int) -> int:
    """Return the bytes of shared memory a process maps: canvases and pictures live there."""
    with suppress(OSError):
        for line in (PROC / str(pid) / "status").read_text().splitlines():
            if line.startswith("RssShmem:"):
                return int(line.split()[1]) * 1024
    return 0


def machine_memory() -> int:
    """Return the bytes of memory this machine, or the container we are in, has."""
    found = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    for file in ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"):
        with suppress(OSError, ValueError):
            found = min(found, int(Path(file).read_text()))
    return found


class Guard:
    """Watches one browser.

    killed: renderers killed so far for the memory they took. limit: bytes a renderer may hold.

    Args:
        browser: the browser's own process; 0 when it is not known.
    """

    def __init__(self, browser: int) -> None:
        has = machine_memory() if PROC.is_dir() else 0
        self.limit = max(LEAST, min(RENDERER_MOST, has // RENDERER_SHARE))
        self.killed = 0
        self._whole = max(2 * LEAST, has // WHOLE_SHARE)
        self._root = _driver_of(browser)
        self._browser = browser
        self._end = threading.Event()
        if browser and PROC.is_dir():
            threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Watch no more."""
        self._end.set()

    def _watch(self) -> None:
        while not self._end.wait(PAUSE):
            self.look()

    def look(self) -> None:
        """Weigh every process once, and kill what is over its limit."""
        weights = {pid: memory(pid) for pid in tree(self._root)}
        renderers = {pid: size for pid, size in weights.items() if size > LEAST // 2 and _is_renderer(pid)}
        heavy = [pid for pid, size in renderers.items() if size > self.limit]
        if not heavy and sum(weights.values()) > self._whole and renderers:
            heavy = [max(renderers, key=lambda pid: renderers[pid])]
        for pid in heavy:
            self.killed += 1
            _kill(pid)
        if any(size > OTHER_MOST for pid, size in weights.items() if pid not in renderers):
            _kill(self._browser)
            _kill(self._root)
            self.stop()


def _driver_of(browser: int) -> int:
    """Return Playwright's driver, the parent of the browser; the browser itself when its parent is another."""
    with suppress(OSError, IndexError, ValueError):
        parent = int((PROC / str(browser) / "stat").read_text().rpartition(")")[2].split()[1])
        if parent != os.getpid() and b"playwright" in (PROC / str(parent) / "cmdline").read_bytes():
            return parent
    return browser


def _is_renderer(pid: int) -> bool:
    with suppress(OSError):
        return b"--type=renderer" in (PROC / str(pid) / "cmdline").read_bytes()
    return False


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
