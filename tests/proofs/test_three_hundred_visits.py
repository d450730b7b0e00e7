"""Three hundred visits in one process: the memory of ours and of the browser's processes stays what it was after fifty.

Printed every fifty visits: resident memory of the Python process, proportional memory (PSS) of the browser's tree.
LIMPIDE_VISITS changes how many.
"""

import asyncio
import gc
import os
from pathlib import Path

import pytest

from audits.browser import find_browser
from audits.browser.guard import tree
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from tests.small_site import SmallSite

VISITS = int(os.environ.get("LIMPIDE_VISITS", "300"))
STEP, AT_ONCE, MOST = 50, 4, 1.2
QUICK = Protocol(settle=0.1, scroll_pause=0.02, picture_height=1000, picture_scale=0.1)


def resident() -> float:
    """Megabytes of this process."""
    gc.collect()
    words = Path("/proc/self/statm").read_text().split()
    return int(words[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def proportional() -> float:
    """Megabytes of the processes below this one, each shared page once."""
    total = 0
    for pid in tree(os.getpid())[1:]:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def page(number: int) -> str:
    """A page of its own text, with links, pictures and a script."""
    rows = "".join(f"<li><a href=/p{number}-{n}>Lien {n} de {number}</a>" for n in range(60))
    return (
        f"<!doctype html><html lang=fr><meta charset=utf-8><title>Page {number}</title><h1>Page {number}</h1>"
        f"<ul>{rows}</ul><img src=/b.svg?{number} alt=Blason><script>window.kept = Array(2e5).fill({number})</script>"
    )


@pytest.mark.proof
@pytest.mark.timeout(3000)
async def test_memory_after_three_hundred_visits_is_that_after_fifty() -> None:
    site = SmallSite({f"/{n}": (200, {"Content-Type": "text/html"}, page(n).encode()) for n in range(VISITS)})
    choice = await find_browser(os.environ.get("LIMPIDE_BROWSER"), announce=lambda text: None, install=False)
    seen: list[tuple[float, float]] = []
    try:
        async with BrowserPool(choice, concurrency=AT_ONCE, first=[site.url]) as pool:
            for turn in range(0, VISITS, STEP):
                jobs = [
                    VisitJob(
                        url=f"{site.url}{n}", origins=(site.url,), save=lambda *_: "0" * 64, protocol=QUICK
                    )
                    for n in range(turn, min(VISITS, turn + STEP))
                ]
                made = await asyncio.gather(*(visit(pool, job) for job in jobs))
                ended = [one.status for one in made]
                seen.append((resident(), proportional()))
                print(
                    f"after {turn + len(jobs):4} visits ({ended.count('audited')} whole): Python {seen[-1][0]:.0f} MB, "
                    f"browser {seen[-1][1]:.0f} MB",
                    flush=True,
                )
    finally:
        site.close()
    first = seen[0]
    for name, at in (("Python", 0), ("browser", 1)):
        worst = max(one[at] for one in seen) / first[at]
        print(f"{name}: at most {worst:.2f} times the memory after {STEP}")
        assert worst <= MOST
