"""The processes of a tree: their processor seconds, and whether they have ended."""

import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(root: int | None = None) -> float:
    """User and system time of a process tree so far, its collected children included, in hundredths of a second."""
    total = 0.0
    for fields in tree(root or os.getpid()).values():
        total += sum(map(int, fields[11:15])) / TICKS
    return total


def living_cpu_seconds(root: int | None = None) -> float:
    """The same in nanoseconds, by the processor clock of each process that lives now: what has ended is left out."""
    total = 0.0
    for pid in tree(root or os.getpid()):
        try:
            # The clock of another process, as clock_getcpuclockid(3) names it.
            total += time.clock_gettime((~pid << 3) | 2)
        except OSError:
            continue
    return total


def tree(root: int) -> dict[int, list[str]]:
    """Return the fields of /proc/PID/stat that follow the name, for a process and its descendants."""
    children: dict[int, list[int]] = {}
    known: dict[int, list[str]] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(entry.name))
        known[int(entry.name)] = fields
    found: dict[int, list[str]] = {}
    todo = [root]
    while todo:
        pid = todo.pop()
        if pid in known:
            found[pid] = known[pid]
        todo += children.get(pid, [])
    return found


def family(parent: int) -> set[tuple[int, str]]:
    """Return (id, start time) of every live descendant of a process."""
    return {(pid, fields[19]) for pid, fields in tree(parent).items() if pid != parent and fields[0] != "Z"}


def seconds_until_gone(family_before: set[tuple[int, str]], longest: float = 15.0) -> float:
    """Wait until every one of these processes has ended, and return how long it took."""
    began = time.monotonic()
    while left := [one for one in family_before if _lives(*one)]:
        assert time.monotonic() - began < longest, f"still alive: {left}"
        time.sleep(0.1)
    return time.monotonic() - began


def _lives(pid: int, began: str) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return fields[0] != "Z" and fields[19] == began
