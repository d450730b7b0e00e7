"""What reading the page for the rules beyond axe adds to a visit, beside axe itself, in processor time, on real pages.

Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages). Prints the ratios; the bar is 0.15.
What an open page costs while nobody reads it, over the same pause, is taken off every figure; the kernel counts in
hundredths of a second, so the figures are means over the rounds.
"""

import asyncio
import os
import statistics
from contextlib import suppress

import pytest
from playwright.async_api import Error, async_playwright
from test_visit_cost import CORPUS, ROUNDS, measured, served

from audits.browser import find_browser
from audits.browser.launch import launch_options
from audits.collect import Collector, collectors
from audits.tab import Tab

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1500)]
NOTHING = "nothing"
DOM = (
    *("behaviours", "fields", "languages", "markup", "named"),
    *("navigation", "source", "structure", "styles", "tables"),
)
"""Records of the rules beyond axe, those that exist."""


async def answered(one: Collector, tab: Tab) -> None:
    """Make a record; the source of a page that may not be kept comes from the visit's own answer, absent here."""
    with suppress(Error):
        await one.collect(tab)


async def test_processor_time_of_the_dom_rules_against_axe() -> None:
    urls = [url for url in CORPUS if served(url)]
    if not urls:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    known = {one.name: one for one in collectors() if one.name in ("axe", *DOM)}
    reads = next(one for one in collectors() if one.name == "page")
    choice = await find_browser(None, announce=lambda text: None, install=False)
    sums: dict[str, float] = dict.fromkeys(known, 0.0)
    names = [NOTHING, *known]
    counted = 0  # The first page is visited twice and counted once: the first time of all loads models.
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(**launch_options(choice, os.environ, root=os.geteuid() == 0))
        for url in [urls[0], *urls]:
            costs: dict[str, list[float]] = {name: [] for name in names}
            for _ in range(ROUNDS):
                page = await browser.new_page(viewport={"width": 1920, "height": 1080})
                await page.goto(url, wait_until="load")
                tab = Tab(page, await page.context.new_cdp_session(page), lambda data, suffix: "")
                await tab.cdp.send("Page.enable")
                await tab.open()
                await reads.collect(tab)
                costs[NOTHING].append((await measured(asyncio.sleep(0))).cpu)
                for name, one in known.items():
                    costs[name].append((await measured(answered(one, tab))).cpu)
                await page.close()
            idle = statistics.fmean(costs.pop(NOTHING))
            means = {name: statistics.fmean(ones) - idle for name, ones in costs.items()}
            sums = {name: sums[name] + cost * counted for name, cost in means.items()}
            counted = 1
            print(url[-40:].ljust(42), *(f"{name} {cost * 1000:.0f} ms" for name, cost in means.items()))
        await browser.close()
    ours = sum(cost for name, cost in sums.items() if name != "axe")
    print({name: f"{cost * 1000:.0f} ms" for name, cost in sums.items()})
    print(f"rules beyond axe / axe: {ours / sums['axe']:.3f} (bar 0.15)")
