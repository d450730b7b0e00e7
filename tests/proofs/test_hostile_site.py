"""A hostile site, case by case: each visit ends in time with its status, the pages between are measured right.

Printed: how each visit ended, its seconds, what is wrong with it; the canaries; the memory of our own processes.
"""

import asyncio
import os
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from audits.browser import find_browser
from audits.browser.guard import memory, tree
from audits.browser.pool import BrowserPool
from tests.hostile_server.case import Case
from tests.hostile_server.cases import CASES, EVERY
from tests.hostile_server.running import Hostile, figures, hostile_server, judged, look

AT_ONCE = 2
MEMORY = 6_000
"""Megabytes our processes may hold at most, all together."""
DISK = 1_500


class Scale:
    """Weighs our process and its children twice a second, and the disk its browsers use."""

    def __init__(self) -> None:
        self.most = self.disk = 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._weigh, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._end.set()
        self._thread.join()

    def _weigh(self) -> None:
        place = Path(tempfile.gettempdir())
        free = os.statvfs(place)
        before = free.f_bavail * free.f_frsize
        while not self._end.wait(0.5):
            self.most = max(self.most, sum(memory(pid) for pid in tree(os.getpid())) // 2**20)
            now = os.statvfs(place)
            self.disk = max(self.disk, (before - now.f_bavail * now.f_frsize) // 2**20)


async def ended(pool: BrowserPool, served: Hostile, case: Case, turns: asyncio.Semaphore) -> str:
    """Visit a case and print how it ended; return its name when that is wrong."""
    async with turns:
        seen = await look(pool, served, case.name)
    fault = judged(case, seen)
    said = (seen.reason or "; ".join([*seen.missing.values(), *seen.notes]))[:110]
    print(
        f"{case.name:32} {seen.status:8} {seen.seconds:6.1f} s  {said}{'  ✗ ' + fault if fault else ''}",
        flush=True,
    )
    return case.name if fault else ""


async def ordinarily(pool: BrowserPool, served: Hostile, number: int) -> tuple[object, ...]:
    """Visit the ordinary page and print how it ended; return its figures."""
    seen = await look(pool, served, f"ordinary{number}")
    print(
        f"{f'(ordinary page {number})':32} {seen.status:8} {seen.seconds:6.1f} s  {seen.reason}", flush=True
    )
    return figures(seen)


@pytest.mark.proof
@pytest.mark.timeout(3000)
async def test_every_case_of_the_hostile_site_ends_as_it_must() -> None:
    chosen = os.environ.get("LIMPIDE_CASES", "").split()
    cases = [case for case in CASES if not chosen or case.name in chosen]
    choice = await find_browser(os.environ.get("LIMPIDE_BROWSER"), announce=lambda text: None, install=False)
    scale, began = Scale(), time.monotonic()
    wrong: list[str] = []
    turns = asyncio.Semaphore(AT_ONCE)
    ordinary: list[tuple[object, ...]] = []
    with hostile_server() as served:
        async with BrowserPool(choice, concurrency=AT_ONCE, first=[served.origin]) as pool:
            for turn in range(0, len(cases), EVERY):
                ordinary.append(await ordinarily(pool, served, turn // EVERY))
                told = await asyncio.gather(
                    *(ended(pool, served, c, turns) for c in cases[turn : turn + EVERY])
                )
                wrong += [name for name in told if name]
            ordinary.append(await ordinarily(pool, served, len(ordinary)))
    scale.stop()
    print(f"{len(cases)} cases, {len(wrong)} wrong: {wrong}")
    print(f"ordinary page, {len(ordinary)} visits, {len(set(ordinary))} measure(s): {Counter(ordinary)}")
    print(
        f"canaries: {served.heard}; memory {scale.most} MB; disk {scale.disk} MB; {time.monotonic() - began:.0f} s"
    )
    assert not wrong
    assert len(set(ordinary)) == 1
    assert ordinary[0][0] == "audited"
    assert served.heard == {"tcp": 0, "udp": 0}
    assert scale.most < MEMORY
    assert scale.disk < DISK
