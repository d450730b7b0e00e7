"""What the gate of an old browser costs: processor time of its visit against the reference visit, interleaved.

Both visits read the page and try its controls; only the second is gated, and remembers no file rewritten before.
Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages), and npm for the heaviest libraries.
Prints ratios; target: 2.5 at most.
"""

import asyncio
import dataclasses
import os
import statistics
import sys
from pathlib import Path

import pytest
from processes import cpu_seconds
from test_ledger_cost import opened
from test_visit_cost import CORPUS, job, served

from audits.browser.pool import BrowserPool
from audits.old_devices import rewriting
from audits.protocol import Protocol
from audits.visit import visit
from rules.evidence.old_device import FunctionsToday, OldFiveYears

sys.path += [str(Path(__file__).parents[1] / name) for name in ("audits", "proofs")]
from counting_site import CountingSite
from old_library_pages import Shelf, library_pages

ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "3"))
PROTOCOL = Protocol(settle=0.3, scroll_pause=0.02)
MOST = 2.5
HEAVIEST = ("mermaid 12.3.0", "three 0.187.0", "echarts 6.1.0", "pdfjs-dist 6.5.438")
pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]


def test_a_gated_visit_costs_at_most_two_and_a_half_plain_ones() -> None:
    found = asyncio.run(_measured(list(filter(served, CORPUS))))
    if not found:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    assert _told(found) <= MOST


def test_so_does_a_page_of_a_heavy_library() -> None:
    assert _told(asyncio.run(_of_libraries())) <= MOST


def _told(found: dict[str, tuple[float, float]]) -> float:
    """Print the ratio of each page; return that of all."""
    for url, (plain, gated) in found.items():
        print(f"\n{url}: plain {plain:.2f} s, gated {gated:.2f} s, {gated / plain:.2f} times")
    ratio = sum(gated for _, gated in found.values()) / sum(plain for plain, _ in found.values())
    print(f"all: {ratio:.2f} times (medians of {ROUNDS})")
    return ratio


async def _of_libraries() -> dict[str, tuple[float, float]]:
    made = library_pages()
    async with CountingSite() as site:
        site.pages = Shelf({name: made[name] for name in HEAVIEST})
        return await _measured([site.origin + Shelf.address(name) for name in HEAVIEST])


async def _measured(urls: list[str]) -> dict[str, tuple[float, float]]:
    found = {}
    async with opened() as pool:
        for url in urls:
            await _cost(pool, url, FunctionsToday.PROFILE)
            rounds = [
                (await _cost(pool, url, FunctionsToday.PROFILE), await _cost(pool, url, OldFiveYears.PROFILE))
                for _ in range(ROUNDS)
            ]
            plain, gated = zip(*rounds, strict=True)
            found[url] = (statistics.median(plain), statistics.median(gated))
    return found


async def _cost(pool: BrowserPool, url: str, profile: str) -> float:
    """Processor seconds of one visit of that profile."""
    rewriting._rewritten.cache_clear()
    before = cpu_seconds()
    await visit(pool, dataclasses.replace(job(url, PROTOCOL), profile=profile))
    return cpu_seconds() - before
