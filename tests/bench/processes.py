"""Processor seconds of this process and of all its descendants."""

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
