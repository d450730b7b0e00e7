"""What reading the page for the rules beyond axe adds to a visit, beside axe itself, in processor time, on real pages.

Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages; an even LIMPIDE_ROUNDS is fair to both).
Counted: every record of the visit that a rule on a criterion of RGAA reads, from the call to the JSON that is stored,
and our Python with it; those that eco-design rules read as well (links, texts, images) are told apart. Against: axe
alone, from its call to its report, without what we describe of its answers. Each is measured in a fresh page, axe
first one round, last the next; what the open page spends by itself in the same time is taken off; medians of rounds.
"""

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import msgspec
import pytest
from playwright.async_api import Browser, Error, async_playwright
from processes import living_cpu_seconds
from test_visit_cost import CORPUS, served

from audits.accessibility.run import run_axe
from audits.browser import find_browser
from audits.browser.launch import launch_options
from audits.collect import Collector, collectors
from audits.tab import Tab
from rules.rule import measured_rules

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1500)]
ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "6"))
BAR = 0.15
QUIET = 0.7
"""Seconds left to a page that has loaded, then watched while nobody reads it."""
Cost = dict[str, float]


def read_for(themes: tuple[str, ...]) -> set[str]:
    """Names of the records that rules on criteria of these referentials read."""
    rules = [one for one in measured_rules().values() if any(c.startswith(themes) for c in one.criteria)]
    return {record.NAME for rule in rules for record in rule.needs}


async def answered(chosen: list[Collector], tab: Tab) -> None:
    """Make the records and write them; a source that may not be kept comes from the visit's answer, absent here."""
    for one in chosen:
        with suppress(Error):
            msgspec.json.encode(await one.collect(tab))


async def measured(work: Callable[[], Awaitable[object]], rate: float) -> float:
    """Processor seconds of the work, less what the page spends by itself (rate: per second)."""
    cpu, wall = living_cpu_seconds(), time.monotonic()
    await work()
    await asyncio.sleep(0.2)  # What the work left to do in the other processes.
    return living_cpu_seconds() - cpu - rate * (time.monotonic() - wall)


async def one_round(browser: Browser, url: str, groups: dict[str, list[Collector]], axe_first: bool) -> Cost:
    """Load the page and measure axe and each group of records on it."""
    page = await browser.new_page(viewport={"width": 1920, "height": 1080})
    await page.goto(url, wait_until="load")
    tab = Tab(page, await page.context.new_cdp_session(page), lambda data, suffix: "")
    await tab.cdp.send("Page.enable")
    await tab.open()
    await tab.evaluate_everywhere("1")  # The isolated world serves both: paid by none.
    await asyncio.sleep(QUIET)
    before = time.monotonic(), living_cpu_seconds()
    await asyncio.sleep(QUIET)
    rate = (living_cpu_seconds() - before[1]) / (time.monotonic() - before[0])
    costs: Cost = {}
    if axe_first:
        costs["axe"] = await measured(lambda: run_axe(tab), rate)
    for name, chosen in groups.items():
        costs[name] = await measured(lambda chosen=chosen: answered(chosen, tab), rate)  # type: ignore[misc]
    if not axe_first:
        costs["axe"] = await measured(lambda: run_axe(tab), rate)
    await page.close()
    return costs


async def test_processor_time_of_the_dom_rules_against_axe(capsys: pytest.CaptureFixture[str]) -> None:
    urls = [url for url in CORPUS if served(url)]
    if not urls:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    shared = read_for(("rgesn:", "wsg:"))
    ours = [one for one in collectors() if one.name in read_for(("rgaa:",)) and one.name != "axe"]
    groups = {
        "own": [one for one in ours if one.name not in shared],
        "shared": [one for one in ours if one.name in shared],
    }
    choice = await find_browser(None, announce=lambda text: None, install=False)
    rounds: dict[str, list[Cost]] = {url: [] for url in urls}
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(**launch_options(choice, os.environ, root=os.geteuid() == 0))
        await one_round(
            browser, urls[0], groups, axe_first=True
        )  # The first time of all loads models: not counted.
        for number in range(ROUNDS):
            for url in urls:
                rounds[url].append(await one_round(browser, url, groups, axe_first=number % 2 == 0))
        await browser.close()
    with capsys.disabled():
        report(rounds, groups)


def report(rounds: dict[str, list[Cost]], groups: dict[str, list[Collector]]) -> None:
    """Print the medians of each page, then the ratio of their sums: everything counted, and our own records alone."""
    print("\n" + "\n".join(f"{name}: {', '.join(one.name for one in of)}" for name, of in groups.items()))
    print(f"{'milliseconds of processor, medians':44} {'axe':>7} {'own':>7} {'shared':>7} {'ratio':>7}")
    sums = dict.fromkeys(("axe", *groups), 0.0)
    for url, costs in rounds.items():
        medians = {name: statistics.median(one[name] for one in costs) for name in sums}
        sums = {name: sums[name] + medians[name] for name in sums}
        print(f"{url[-44:]:44} {line(medians)}")
    print(f"{'sum':44} {line(sums)}  (bar {BAR})")
    each = [
        sum(costs[number][name] for costs in rounds.values() for name in groups)
        / sum(costs[number]["axe"] for costs in rounds.values())
        for number in range(ROUNDS)
    ]
    print(
        f"round by round: {', '.join(f'{one:.3f}' for one in each)}; own alone {sums['own'] / sums['axe']:.3f}"
    )


def line(costs: Cost) -> str:
    """Return the figures of a row."""
    ratio = (costs["own"] + costs["shared"]) / costs["axe"]
    return " ".join(f"{costs[name] * 1000:7.0f}" for name in ("axe", "own", "shared")) + f" {ratio:7.3f}"
