"""Starts the hostile server, visits cases, and tells how each visit ended."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger
from rules.evidence.page import Dom
from rules.evidence.visit import Visit
from tests.hostile_server.case import Case

ROOT = Path(__file__).parents[2]
PROTOCOL = Protocol(
    settle=0.5,
    scroll_pause=0.05,
    load_deadline=8.0,
    step_deadline=6.0,
    deadline=30.0,
    picture_height=1000,
    picture_scale=0.1,
)
OVERTIME = 30.0
"""Seconds past the deadline that ending a visit may take: closing a page that hangs, starting a browser."""


@dataclass
class Hostile:
    """A running hostile server. heard: what its canaries were told, once it has ended."""

    origin: str
    heard: dict[str, int]


@contextlib.contextmanager
def hostile_server() -> Iterator[Hostile]:
    """Run the hostile server in a process of its own."""
    command = [sys.executable, "-m", "tests.hostile_server.server"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdin
    assert child.stdout
    try:
        served = Hostile(f"http://127.0.0.1:{json.loads(child.stdout.readline())['site']}", {})
        yield served
        child.stdin.write("\n")
        child.stdin.flush()
        served.heard = json.loads(child.stdout.readline())
    finally:
        child.kill()
        child.wait()


async def look(pool: BrowserPool, served: Hostile, path: str, chosen: list[Collector] | None = None) -> Visit:
    """Visit one path with every collector, pictures thrown away."""
    job = VisitJob(
        url=f"{served.origin}/{path}",
        origins=(served.origin,),
        save=lambda data, suffix: "0" * 64,
        protocol=PROTOCOL,
    )
    return await visit(pool, job, collectors if chosen is None else lambda: chosen)


def judged(case: Case, seen: Visit) -> str:
    """Return what is wrong with how a case ended, "" when all is well."""
    said = " ".join([seen.reason, *seen.missing.values(), *seen.notes])
    if seen.status not in case.expected:
        return f"{seen.status}, not {' or '.join(case.expected)}"
    if "limpide failed" in said:
        return "a fault of ours"
    if case.says not in said:
        return f"does not say “{case.says}”"
    if seen.status in ("failed", "refused") and (not seen.reason.endswith(".") or "\n" in seen.reason):
        return "no sentence"
    if seen.status == "partial" and not seen.missing:
        return "does not say what is missing"
    if seen.seconds > PROTOCOL.deadline + OVERTIME:
        return f"took {seen.seconds:.0f} s"
    return ""


def figures(seen: Visit) -> tuple[object, ...]:
    """Return what is the same at each visit of the ordinary page."""
    ledger, dom = seen.get(Ledger), seen.get(Dom)
    counted = sorted((r.url.rpartition("/")[2][:3], r.wire_bytes) for r in ledger.counted) if ledger else []
    return seen.status, tuple(counted), dom.elements if dom else 0, len(seen.records)
