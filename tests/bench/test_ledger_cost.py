"""What the ledger costs: processor time of a visit against the same visit without it, in the same run.

Without: no network log, no network events, nothing to write down; the gate, the scroll and the collectors stay.
Rounds in turn, first with then without, then the other way about: a ratio a round, over all pages; its median and
its spread are printed. Whole process tree, both browsers open all the time. Needs the corpus of real sites on
loopback (LIMPIDE_CORPUS names other pages). LIMPIDE_ROUNDS (8) rounds; target: 1.10 at most.
"""

import os
import statistics
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext

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

ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "8"))
PROTOCOL = Protocol(settle=0.3, scroll_pause=0.02)
TARGET = 1.10
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
    patch.setattr(load, "_told", nothing)
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


async def spent(pool: BrowserPool, pages: list[str], *, kept: bool) -> list[float]:
    """Processor seconds of the visit of each page, with all its collectors; kept: with the ledger."""
    found = []
    with nullcontext() if kept else without_ledger():
        for url in pages:
            before = cpu_seconds()
            await visit(pool, job(url, PROTOCOL))
            found.append(cpu_seconds() - before)
    return found


async def test_processor_time_of_the_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [url for url in CORPUS if served(url)]
    if not pages:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    costs: dict[bool, list[list[float]]] = {True: [], False: []}
    async with opened() as full:
        with without_ledger():
            other = opened()
            bare = await other.__aenter__()
        for pool, kept in ((full, True), (bare, False)):
            await spent(pool, pages, kept=kept)
        for turn in range(ROUNDS):
            for kept in (True, False) if turn % 2 else (False, True):
                costs[kept].append(await spent(full if kept else bare, pages, kept=kept))
        await other.__aexit__(None, None, None)
    ratios = [sum(one) / sum(bare) for one, bare in zip(costs[True], costs[False], strict=True)]
    low, ratio, high = statistics.quantiles(ratios, n=4)
    with capsys.disabled():
        print(
            f"\n{'page':44} {'with':>7} {'without':>8} {'ratio':>6}   (processor seconds, median of {ROUNDS})"
        )
        for place, url in enumerate(pages):
            one, less = (statistics.median(turn[place] for turn in costs[kept]) for kept in (True, False))
            print(f"{url[-44:]:44} {one:7.2f} {less:8.2f} {one / less:6.2f}")
        print(f"rounds: {', '.join(f'{one:.2f}' for one in ratios)}")
        print(
            f"median of the rounds {ratio:.3f}, half of them between {low:.3f} and {high:.3f} (target {TARGET})"
        )
    assert ratio <= TARGET
