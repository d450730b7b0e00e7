"""What a visit costs beside the bare browser doing load, scroll and axe on the same pages in the same run.

Needs the corpus of real sites to be served on loopback (LIMPIDE_CORPUS=http://127.0.0.1:18501/fr/,… names other
pages). Prints ratios; asserts that bytes and requests do not depend on how many visits run at once.
"""

import asyncio
import os
import statistics
import time
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from processes import cpu_seconds

from audits.accessibility.source import axe_source
from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol, default_concurrency
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger
from rules.evidence.visit import Visit

CORPUS = os.environ.get(
    "LIMPIDE_CORPUS",
    ",".join(
        f"http://127.0.0.1:{path}"
        for path in (
            "18501/fr/",
            "18501/fr/apcs02.html",
            "18501/fr/bibliography.html",
            "18502/fr-FR/installation.html",
            "18502/fr-FR/",
            "18503/example/",
        )
    ),
).split(",")
ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "3"))
QUICK = {"settle": 0.2, "scroll_pause": 0.02}
pytestmark = [pytest.mark.bench, pytest.mark.timeout(3000)]


@dataclass
class Cost:
    """Processor and wall seconds of one page."""

    cpu: float
    wall: float


def served(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


@pytest.fixture(scope="module")
def corpus() -> list[str]:
    found = [url for url in CORPUS if served(url)]
    if not found:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    return found


@pytest.fixture
async def pool() -> AsyncIterator[BrowserPool]:
    choice = await find_browser(None, announce=lambda text: None, install=False)
    async with BrowserPool(choice, concurrency=default_concurrency()) as opened:
        yield opened


def job(url: str, protocol: Protocol) -> VisitJob:
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    return VisitJob(url=url, origins=(origin,), save=lambda data, suffix: "0" * 64, protocol=protocol)


async def bare(pool: BrowserPool, url: str, protocol: Protocol) -> None:
    """Load, the same scroll and waits, and axe over the top document: no ledger, no gate, no picture."""
    async with pool.context(viewport={"width": protocol.width, "height": protocol.height}) as context:
        page = await context.new_page()
        await page.goto(url)
        await asyncio.sleep(protocol.settle)
        step, top = protocol.height - protocol.scroll_overlap, 0
        while top < await page.evaluate("document.documentElement.scrollHeight"):
            top += step
            await page.evaluate("top => scrollTo(0, top)", top)
            await asyncio.sleep(protocol.scroll_pause)
        await page.evaluate("scrollTo(0, 0)")
        await asyncio.sleep(protocol.settle)
        await page.evaluate(axe_source().axe_script)
        await page.evaluate("async () => (await axe.run()).violations.length")


async def measured(work: Awaitable[object]) -> Cost:
    cpu, wall = cpu_seconds(), time.monotonic()
    await work
    elapsed = time.monotonic() - wall
    # The closing of a context goes on a little after its answer.
    await asyncio.sleep(0.3)
    return Cost(cpu_seconds() - cpu, elapsed)


async def test_processor_time_of_a_visit_against_the_bare_browser(
    corpus: list[str], pool: BrowserPool, capsys: pytest.CaptureFixture[str]
) -> None:
    protocol = Protocol(**QUICK)
    costs: dict[tuple[str, str], list[Cost]] = {}
    await bare(pool, corpus[0], protocol)
    await visit(pool, job(corpus[0], protocol))
    for _ in range(ROUNDS):
        for url in corpus:
            costs.setdefault((url, "bare"), []).append(await measured(bare(pool, url, protocol)))
            seen = await measured(visit(pool, job(url, protocol)))
            costs.setdefault((url, "visit"), []).append(seen)
    with capsys.disabled():
        print_costs(corpus, costs, protocol)


def print_costs(corpus: list[str], costs: dict[tuple[str, str], list[Cost]], protocol: Protocol) -> None:
    pauses = 2 * protocol.settle
    print(
        f"\n{'page':44} {'bare CPU':>9} {'visit':>7} {'ratio':>6} {'bare wall':>10} {'visit':>7} {'ratio':>6}"
    )
    sums = [0.0, 0.0]
    for url in corpus:
        cpu = [statistics.median(c.cpu for c in costs[url, kind]) for kind in ("bare", "visit")]
        wall = [statistics.median(c.wall for c in costs[url, kind]) - pauses for kind in ("bare", "visit")]
        sums = [a + b for a, b in zip(sums, cpu, strict=True)]
        print(
            f"{url[-44:]:44} {cpu[0]:9.2f} {cpu[1]:7.2f} {cpu[1] / cpu[0]:6.2f} "
            f"{wall[0]:10.2f} {wall[1]:7.2f} {wall[1] / wall[0]:6.2f}"
        )
    print(
        f"{'sum':44} {sums[0]:9.2f} {sums[1]:7.2f} {sums[1] / sums[0]:6.2f}   (target 1.35; settling left out)"
    )


async def test_pages_a_minute_and_equal_figures_at_the_default_concurrency(
    corpus: list[str], pool: BrowserPool, capsys: pytest.CaptureFixture[str]
) -> None:
    protocol, many = Protocol(), default_concurrency()
    alone = {url: await visit(pool, job(url, protocol)) for url in corpus}
    crowd = [corpus[i % len(corpus)] for i in range(3 * many)]
    cpu, began = cpu_seconds(), time.monotonic()
    together = await asyncio.gather(*(visit(pool, job(url, protocol)) for url in crowd))
    wall, cpu = time.monotonic() - began, cpu_seconds() - cpu
    cores = len(os.sched_getaffinity(0))
    pace, possible = len(crowd) / wall * 60, len(crowd) / (cpu / cores) * 60
    with capsys.disabled():
        print(f"\n{many} visits at once on {cores} cores (load {os.getloadavg()[0]:.1f}):")
        print(
            f"{pace:.0f} pages a minute with the protocol's waits, {possible:.0f} if the processor alone decided:"
        )
        print(f"{pace / possible:.2f} (target 0.5)")
        for url in corpus:
            crowded = sorted({figures(seen) for seen in together if seen.url == url})
            same = "equal" if crowded == [figures(alone[url])] else "NOT EQUAL"
            print(f"{url[-44:]:44} alone {figures(alone[url])}  together {crowded}  {same}")
    for seen in together:
        assert resources(seen) == resources(alone[seen.url]), seen.url


def figures(seen: Visit) -> tuple[int, int]:
    """Requests and wire bytes of a visit."""
    ledger = seen.get(Ledger)
    assert ledger is not None, (seen.url, seen.reason)
    return len(ledger.counted), ledger.wire_bytes


def resources(seen: Visit) -> dict[str, int]:
    """Wire bytes of each distinct resource, once.

    Chromium fetches again, or not, a resource marked no-store that a page names by several fragments
    (one SVG sprite): how often depends on the machine's load, and is printed, not asserted.
    """
    ledger = seen.get(Ledger)
    assert ledger is not None, (seen.url, seen.reason)
    return {request.url.partition("#")[0]: request.wire_bytes for request in ledger.counted}
