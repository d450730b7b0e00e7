"""Visits the ways with the real browser, and lays the ledger beside the server's own count."""

import asyncio
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from audits.browser.choice import BrowserChoice
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger, Request
from rules.evidence.visit import Visit
from tests.truth.answer import Way
from tests.truth.server import TruthServer

QUICK: dict[str, Any] = {"scroll_pause": 0.05, "picture_height": 200, "picture_scale": 0.1}
FIXED, FIXED_SHARE = 64, 0.005
LOOSE, LOOSE_SHARE = 2048, 0.05


@dataclass
class Compared:
    """One way: what the server counted and what the ledger says, in total and by path (requests, bytes)."""

    way: str
    loose: bool
    status: str
    truth: dict[str, list[int]] = field(default_factory=dict)
    ledger: dict[str, list[int]] = field(default_factory=dict)
    unanswered: tuple[int, int] = (0, 0)

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
    def misses(self) -> list[str]:
        """What differs more than allowed: requests, total bytes, bytes of each path."""
        found = [] if self.status in ("audited", "partial") else [f"the visit is {self.status}"]
        for path in sorted(self.truth.keys() | self.ledger.keys()):
            true, said = self.truth.get(path, []), self.ledger.get(path, [])
            if len(true) != len(said):
                found.append(f"{path}: {len(true)} requests, ledger {len(said)}")
            elif abs(sum(true) - sum(said)) > self.allowed(sum(true)):
                found.append(f"{path}: {sum(true)} B, ledger {sum(said)} B")
        true_sum, said_sum = self.bytes
        if abs(true_sum - said_sum) > self.allowed(true_sum):
            found.append(f"in all: {true_sum} B, ledger {said_sum} B")
        if self.unanswered[0] != self.unanswered[1]:
            found.append("unanswered requests: {}, ledger {}".format(*self.unanswered))
        return found


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
    seen = await visit_way(pool, server, name, run, slow)
    return compared(server.ways[name], name, run, seen, server.rows(f"{run}/{name}"))


async def visit_way(pool: BrowserPool, server: TruthServer, name: str, run: str, slow: float = 1.0) -> Visit:
    """Visit the page of one way."""
    way = server.ways[name]
    job = VisitJob(
        url=server.page(name, run),
        origins=(server.origin,),
        extra_hosts=server.hosts,
        save=lambda content, suffix: hashlib.sha256(content).hexdigest(),
        protocol=Protocol(**(QUICK | {"settle": way.settle * slow})),
    )
    return await visit(pool, job, lambda: ())


def compared(way: Way, name: str, run: str, seen: Visit, rows: Sequence[dict[str, Any]]) -> Compared:
    """Lay a visit's ledger beside the server's rows."""
    ledger = seen.get(Ledger)
    made = Compared(name, way.loose, seen.status)
    truth: dict[str, list[int]] = defaultdict(list)
    said: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row["sent"]:
            truth[row["path"].split("/", 3)[3]].append(row["sent"])
    requests = [r for r in ledger.requests if not r.favicon] if ledger else []
    for request in requests:
        if request.weighs and request.wire_bytes:
            said[request.url.split("/", 5)[5].partition("#")[0]].append(request.wire_bytes)
    made.truth, made.ledger = dict(truth), dict(said)
    made.unanswered = (sum(not row["sent"] for row in rows), sum(map(_unanswered, requests)))
    return made


def _unanswered(request: Request) -> bool:
    return bool(request.sent_bytes) and not request.wire_bytes and not request.from_cache
