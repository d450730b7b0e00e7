"""Pages a minute: plain visits on the corpus of real sites against the bare browser, at the same concurrency.

The bare browser loads the page, scrolls it the same way and runs axe over the top document. Prints the ratios of
the bar, and what a plan of 34 and of 10,000 sites would take at the pace measured; asserts only that bytes and
requests do not depend on how many visits run at once.
"""

import asyncio
import os
import time
from collections.abc import Awaitable, Callable

import pytest
from processes import cpu_seconds
from test_visit_cost import bare, corpus, figures, job, pool, resources

from audits.browser.pool import BrowserPool
from audits.protocol import Protocol, default_concurrency
from audits.visit import visit

__all__ = ["corpus", "pool"]
pytestmark = [pytest.mark.bench, pytest.mark.timeout(3000)]
NO_WAITS = Protocol(settle=0.0, scroll_pause=0.0)
TURNS = int(os.environ.get("LIMPIDE_ROUNDS", "3"))
"""Rounds, bare and visits in turn, so that a noisy machine disturbs both."""

EACH = 3
"""Visits of a place at once in one round."""

PLAN = {"34 sites": 34, "10 000 sites": 10_000}
SAMPLE = 30
"""Pages visited of a site by default."""


async def pace(make: Callable[[str], Awaitable[object]], pages: list[str]) -> tuple[float, float]:
    """Return pages a minute when all are made side by side, and processor seconds a page."""
    cpu, began = cpu_seconds(), time.monotonic()
    await asyncio.gather(*(make(url) for url in pages))
    wall, spent = time.monotonic() - began, cpu_seconds() - cpu
    return len(pages) / wall * 60, spent / len(pages)


async def test_pages_a_minute_against_the_bare_browser(corpus: list[str], pool: BrowserPool, capsys) -> None:
    cores, many = len(os.sched_getaffinity(0)), default_concurrency()
    pages = [corpus[number % len(corpus)] for number in range(EACH * many)]
    await bare(pool, corpus[0], NO_WAITS)
    alone = {url: await visit(pool, job(url, Protocol())) for url in corpus}
    rows = [
        (
            await pace(lambda url: bare(pool, url, NO_WAITS), pages),
            await pace(lambda url: visit(pool, job(url, NO_WAITS)), pages),
        )
        for _ in range(TURNS)
    ]
    began, cpu = time.monotonic(), cpu_seconds()
    together = await asyncio.gather(*(visit(pool, job(url, Protocol())) for url in pages))
    wall, spent = time.monotonic() - began, (cpu_seconds() - cpu) / len(pages)
    waited, possible = len(pages) / wall * 60, 60 * cores / spent
    with capsys.disabled():
        print(f"\n{many} visits at once on {cores} cores, load {os.getloadavg()[0]:.1f}; waits excluded:")
        for (plain, plain_cpu), (ours, ours_cpu) in rows:
            print(
                f"bare {plain:6.1f} pages/min ({plain_cpu:.2f} CPU s)   visits {ours:6.1f} ({ours_cpu:.2f} CPU s)"
                f"   ratio {ours / plain:.2f} (bar 0.75)"
            )
        best = sum(ours for _, (ours, _) in rows) / sum(plain for (plain, _), _ in rows)
        print(f"over all rounds: {best:.2f}")
        print(
            f"with the protocol's waits: {waited:.1f} pages/min, {spent:.2f} CPU s a page; the processor alone "
            f"would allow {possible:.1f} were it ours alone: {waited / possible:.2f} (bar 0.6)"
        )
        shared = sum(ours for _, (ours, _) in rows) / len(rows)
        print(f"beside the {shared:.1f} pages/min of this run without any wait: {waited / shared:.2f}")
        for name, sites in PLAN.items():
            hours = sites * SAMPLE / waited / 60
            print(f"{name}, {SAMPLE} plain visits each, at that pace: {hours:.1f} h on one such machine")
        for url in corpus:
            crowded = sorted({figures(seen) for seen in together if seen.url == url})
            same = "equal" if crowded == [figures(alone[url])] else "NOT EQUAL"
            print(f"{url[-44:]:44} alone {figures(alone[url])}  together {crowded}  {same}")
    for seen in together:
        assert resources(seen) == resources(alone[seen.url]), seen.url
