"""Visits the ways with the real browser, and lays the ledger beside the server's own count."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from audits.browser.choice import BrowserChoice
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from audits.visit import run as steps
from audits.visit.collecting import freeze
from audits.visit.stage import Stage
from rules.evidence.ledger import Ledger
from rules.evidence.record import Record
from rules.evidence.visit import Visit
from tests.truth.answer import Way
from tests.truth.server import TruthServer

QUICK: dict[str, Any] = {"scroll_pause": 0.05, "picture_height": 200, "picture_scale": 0.1}
Rows = list[dict[str, Any]]
QUIET_SECONDS, LOOKS = 0.25, 24
"""A page is frozen once the server has counted nothing new for so long, or after so many looks."""
FIXED, FIXED_SHARE = 64, 0.005
LOOSE, LOOSE_SHARE = 2048, 0.05


@dataclass
class Compared:
    """One way: what the server counted and what the ledger says, in total and by path (requests, bytes).

    lines: the ledger in words, and the server's rows, for who looks into a miss.
    """

    way: str
    loose: bool
    status: str
    reason: str = ""
    missing: dict[str, str] = field(default_factory=dict)
    truth: dict[str, list[int]] = field(default_factory=dict)
    ledger: dict[str, list[int]] = field(default_factory=dict)
    earlier: dict[str, list[int]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    @property
    def requests(self) -> tuple[int, int]:
        return sum(map(len, self.truth.values())), sum(map(len, self.ledger.values()))

    @property
    def bytes(self) -> tuple[int, int]:
        return sum(map(sum, self.truth.values())), sum(map(sum, self.ledger.values()))

    def allowed(self, size: int) -> float:
        """Bytes by which the ledger may differ from so many."""
        return max(LOOSE, size * LOOSE_SHARE) if self.loose else max(FIXED, size * FIXED_SHARE)

    @property
    def moved(self) -> bool:
        """Whether the server was asked, or gave, anything between the two counts."""
        return self.earlier != self.truth

    @property
    def misses(self) -> list[str]:
        """What differs more than allowed: requests, total bytes, bytes of each path.

        A page still moving while it was frozen stands between the two counts: one that polls, or a machine too busy.
        """
        found = [] if self.status in ("audited", "partial") else [f"{self.status}: {self.reason}"]
        for path in sorted(self.truth.keys() | self.ledger.keys()):
            least = self.earlier.get(path, [])
            true, said = self.truth.get(path, []), self.ledger.get(path, [])
            if not min(len(least), len(true)) <= len(said) <= len(true):
                found.append(f"{path}: {len(true)} requests, ledger {len(said)}")
            elif not self._near(sum(least), sum(true), sum(said)):
                found.append(f"{path}: {sum(true)} B, ledger {sum(said)} B")
        true_sum, said_sum = self.bytes
        least_sum = sum(map(sum, self.earlier.values()))
        if not self._near(least_sum, true_sum, said_sum):
            found.append(f"in all: {true_sum} B, ledger {said_sum} B")
        return found

    def _near(self, least: int, most: int, said: int) -> bool:
        least = min(least, most)
        return least - self.allowed(least) <= said <= most + self.allowed(most)


async def compare_all(
    choice: BrowserChoice,
    server: TruthServer,
    names: Sequence[str],
    run: str,
    at_once: int = 4,
    slow: float = 1.0,
) -> list[Compared]:
    """Visit each way once, some at once; run: names the counts. slow stretches the settling times."""
    keys = [server.key_hash] if server.key_hash else []
    async with BrowserPool(choice, concurrency=at_once, trusted_keys=keys) as pool:
        free = asyncio.Semaphore(at_once)

        async def one(name: str) -> Compared:
            async with free:
                return await compare(pool, server, name, run, slow)

        return list(await asyncio.gather(*map(one, names)))


async def compare(pool: BrowserPool, server: TruthServer, name: str, run: str, slow: float = 1.0) -> Compared:
    """Visit one way and compare."""
    job = way_job(server, name, run, slow)
    counts: list[Rows] = []

    async def counted(stage: Stage) -> dict[str, Record]:
        await _quiet(server, f"{run}/{name}")
        counts.append(server.rows(f"{run}/{name}"))
        frozen = await freeze(stage)
        counts.append(server.rows(f"{run}/{name}"))
        return frozen

    COUNTED[job.url] = counted
    seen = await visit(pool, job, lambda: ())
    del COUNTED[job.url]
    return compared(server.ways[name], name, seen, counts)


async def _quiet(server: TruthServer, run: str) -> None:
    """Wait until nothing moves: how long a busy machine takes is no matter of the ledger's."""
    last = server.rows(run)
    for _ in range(LOOKS):
        await asyncio.sleep(QUIET_SECONDS)
        rows = server.rows(run)
        if rows == last:
            return
        last = rows


def way_job(server: TruthServer, name: str, run: str, slow: float) -> VisitJob:
    """The visit of the page of one way."""
    return VisitJob(
        url=server.page(name, run),
        origins=(server.origin,),
        extra_hosts=server.hosts,
        save=lambda content, suffix: hashlib.sha256(content).hexdigest(),
        protocol=Protocol(**(QUICK | {"settle": server.ways[name].settle * slow})),
    )


COUNTED: dict[str, Callable[[Stage], Awaitable[dict[str, Record]]]] = {}
"""How to freeze the visit of one address: the server is asked for its count just before and just after."""
steps.freeze = lambda stage: COUNTED.get(stage.job.url, freeze)(stage)  # type: ignore[assignment]


def compared(way: Way, name: str, seen: Visit, counts: Sequence[Rows]) -> Compared:
    """Lay a visit's ledger beside the server's rows, as they stood before and after the freeze."""
    before, rows = counts if len(counts) == 2 else ([], [])
    ledger = seen.get(Ledger)
    made = Compared(name, way.loose, seen.status, seen.reason, seen.missing)
    said: dict[str, list[int]] = defaultdict(list)
    requests = [r for r in ledger.requests if not r.favicon] if ledger else []
    for request in requests:
        if request.sent_bytes or (request.weighs and request.wire_bytes):
            path = request.url.split("/", 5)[5].partition("#")[0]
            said[path].append(request.wire_bytes if request.weighs else 0)
    made.ledger, made.truth, made.earlier = dict(said), _by_path(rows), _by_path(before)
    made.lines = [
        f"{r.url[-30:]} {r.method} {r.kind} {r.outcome} {r.status} {r.error} {r.target} {r.cache} "
        f"{r.header_bytes}+{r.body_bytes} B, sent {r.sent_bytes} B, {r.start_ms} to {r.end_ms} ms"
        for r in requests
    ]
    made.lines += [
        f"server: {row['path'][-30:]} {row['status']} given {row['given']} acked {row['acked']} now {row['now']}"
        for row in rows
    ]
    return made


def _by_path(rows: Rows) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        path = row["path"].split("/", 3)[3]
        # A browser asks again, by itself, what a connection did not answer.
        if not row["refused"] and (row["sent"] or 0 not in found[path]):
            found[path].append(row["sent"])
    return {path: sizes for path, sizes in found.items() if sizes}
