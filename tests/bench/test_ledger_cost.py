"""What the ledger costs: processor time of a visit against the same visit without it, in the same run.

Without: no network log, no network events, nothing to write down; the gate, the scroll and the collectors stay.
Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages). Prints ratios; target: 1.10 at most.
"""

import os
import statistics
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import pytest
from processes import cpu_seconds
from test_visit_cost import CORPUS, job, served

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.netlog.log import NetLog
from audits.network.recorder import NetworkRecorder
from audits.network.watch import Watched
from audits.protocol import Protocol
from audits.visit import load, visit

ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "5"))
PROTOCOL = Protocol(settle=0.3, scroll_pause=0.02)
pytestmark = [pytest.mark.bench, pytest.mark.timeout(3000)]


@contextmanager
def without_ledger() -> Iterator[None]:
    """Take the ledger out of the visits of this block; what asks it whether a page came is told yes."""
    patch = pytest.MonkeyPatch()

    async def nothing(*_: object) -> None:
        return None

    patch.setattr(NetworkRecorder, "listeners", lambda self: {})
    patch.setattr(NetworkRecorder, "documents", property(lambda self: 1))
    patch.setattr(load, "_check", lambda stage: None)
    patch.setattr(Watched, "flush", nothing)
    patch.setattr(NetLog, "switch", lambda self: "--disable-logging")
    patch.setattr(NetLog, "open", lambda self: None)
    try:
        yield
    finally:
        patch.undo()


@asynccontextmanager
async def opened() -> AsyncIterator[BrowserPool]:
    choice = await find_browser(None, announce=lambda text: None, install=False)
    async with BrowserPool(choice, concurrency=1) as pool:
        yield pool


async def cost(pool: BrowserPool, url: str) -> float:
    """Processor seconds of one visit with all its collectors."""
    before = cpu_seconds()
    await visit(pool, job(url, PROTOCOL))
    return cpu_seconds() - before


async def test_processor_time_of_the_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [url for url in CORPUS if served(url)]
    if not pages:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    costs: dict[tuple[str, bool], list[float]] = {}
    async with opened() as full:
        with without_ledger():
            pool = opened()
            bare = await pool.__aenter__()
        await visit(full, job(pages[0], PROTOCOL))
        for _ in range(ROUNDS):
            for url in pages:
                costs.setdefault((url, True), []).append(await cost(full, url))
                with without_ledger():
                    costs.setdefault((url, False), []).append(await cost(bare, url))
        await pool.__aexit__(None, None, None)
    sums = [sum(statistics.median(costs[url, kept]) for url in pages) for kept in (True, False)]
    with capsys.disabled():
        print(
            f"\n{'page':44} {'with':>7} {'without':>8} {'ratio':>6}   (processor seconds, median of {ROUNDS})"
        )
        for url in pages:
            one, other = (statistics.median(costs[url, kept]) for kept in (True, False))
            print(f"{url[-44:]:44} {one:7.2f} {other:8.2f} {one / other:6.2f}")
        print(f"{'sum':44} {sums[0]:7.2f} {sums[1]:8.2f} {sums[0] / sums[1]:6.2f}   (target 1.10 at most)")
