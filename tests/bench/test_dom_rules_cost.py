"""What reading the page for the rules beyond axe adds to a visit, beside axe itself, in processor time, on real pages.

Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages; an even LIMPIDE_ROUNDS is fair to both).
Counted: every record of the visit that a rule on a criterion of RGAA reads, made as a visit makes them (the scripts in
one go), from the call to the JSON that is stored, our Python with it, those that eco-design rules read too included;
then what the rules themselves cost to judge them. Not counted: bodies, pictures, other profiles. Against: axe alone,
from its call to its report, without what we describe of its answers. Each is measured in a fresh page, axe first one
round, last the next; what the open page spends by itself in the same time is taken off; medians of rounds.
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
from rules.evidence.visit import PLAIN, Visit
from rules.reader import PageReader
from rules.rule import measured_rules
from tests.factories import INSTRUMENT

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1500)]
ROUNDS = int(os.environ.get("LIMPIDE_ROUNDS", "6"))
BAR = 0.15
QUIET = 0.7
"""Seconds left to a page that has loaded, then watched while nobody reads it."""
Cost = dict[str, float]
KINDS = ("axe", "records", "judging")


def read_for(themes: tuple[str, ...]) -> set[str]:
    """Names of the records that rules on criteria of these referentials read."""
    rules = [one for one in measured_rules().values() if any(c.startswith(themes) for c in one.criteria)]
    return {record.NAME for rule in rules for record in rule.needs}


async def answered(chosen: list[Collector], tab: Tab, records: dict[str, msgspec.Raw]) -> None:
    """Make the records and write them."""
    tab.read_anew(one.reading.script for one in chosen if one.reading is not None)
    for one in chosen:
        with suppress(Error):
            records[one.name] = msgspec.Raw(msgspec.json.encode(await one.collect(tab)))


async def judged(url: str, records: dict[str, msgspec.Raw]) -> None:
    """Read the records and ask every rule on a criterion of RGAA that reads nothing else."""
    made = Visit(
        url=url, final_url=url, profile=PLAIN, status="audited", records=records, instrument=INSTRUMENT
    )
    page = PageReader(made, [url], [])
    for one in measured_rules().values():
        if one.scope != "page" or not one.judge or not any(c.startswith("rgaa:") for c in one.criteria):
            continue
        if {kind.NAME for kind in one.needs} <= records.keys():
            one.judge(page)


async def measured(work: Callable[[], Awaitable[object]], rate: float) -> float:
    """Processor seconds of the work, less what the page spends by itself (rate: per second)."""
    cpu, wall = living_cpu_seconds(), time.monotonic()
    await work()
    await asyncio.sleep(0.2)  # What the work left to do in the other processes.
    return living_cpu_seconds() - cpu - rate * (time.monotonic() - wall)


async def one_round(browser: Browser, url: str, ours: list[Collector], axe_first: bool) -> Cost:
    """Load the page and measure axe, our records and their judgement on it."""
    page = await browser.new_page(viewport={"width": 1920, "height": 1080})
    answer = await page.goto(url, wait_until="load")
    tab = Tab(page, await page.context.new_cdp_session(page), lambda data, suffix: "")
    tab.answer = answer  # As a visit does: the source is read from it.
    await tab.cdp.send("Page.enable")
    await tab.open()
    await tab.evaluate_everywhere("1")  # The isolated world serves both: paid by none.
    await asyncio.sleep(QUIET)
    before = time.monotonic(), living_cpu_seconds()
    await asyncio.sleep(QUIET)
    rate = (living_cpu_seconds() - before[1]) / (time.monotonic() - before[0])
    costs: Cost = {}
    records: dict[str, msgspec.Raw] = {}
    if axe_first:
        costs["axe"] = await measured(lambda: run_axe(tab), rate)
    costs["records"] = await measured(lambda: answered(ours, tab, records), rate)
    started = time.thread_time()
    await judged(url, records)
    costs["judging"] = time.thread_time() - started
    if not axe_first:
        costs["axe"] = await measured(lambda: run_axe(tab), rate)
    await page.close()
    return costs


async def test_processor_time_of_the_dom_rules_against_axe(capsys: pytest.CaptureFixture[str]) -> None:
    urls = [url for url in CORPUS if served(url)]
    if not urls:
        pytest.skip("the corpus of real sites is not served (see LIMPIDE_CORPUS)")
    ours = [one for one in collectors() if one.name in read_for(("rgaa:",)) and one.name != "axe"]
    choice = await find_browser(None, announce=lambda text: None, install=False)
    rounds: dict[str, list[Cost]] = {url: [] for url in urls}
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(**launch_options(choice, os.environ, root=os.geteuid() == 0))
        await one_round(browser, urls[0], ours, axe_first=True)  # The first time loads models: not counted.
        for number in range(ROUNDS):
            for url in urls:
                rounds[url].append(await one_round(browser, url, ours, axe_first=number % 2 == 0))
        await browser.close()
    with capsys.disabled():
        report(rounds, ours)


def report(rounds: dict[str, list[Cost]], ours: list[Collector]) -> None:
    """Print the medians of each page, then the ratio of their sums."""
    print("\nrecords: " + ", ".join(one.name for one in ours))
    print(f"{'milliseconds of processor, medians':44} {'axe':>7} {'records':>7} {'judging':>7} {'ratio':>7}")
    sums = dict.fromkeys(KINDS, 0.0)
    for url, costs in rounds.items():
        medians = {name: statistics.median(one[name] for one in costs) for name in KINDS}
        sums = {name: sums[name] + medians[name] for name in KINDS}
        print(f"{url[-44:]:44} {line(medians)}")
    print(f"{'sum':44} {line(sums)}  (bar {BAR})")
    each = [
        sum(costs[number]["records"] + costs[number]["judging"] for costs in rounds.values())
        / sum(costs[number]["axe"] for costs in rounds.values())
        for number in range(ROUNDS)
    ]
    print(f"round by round: {', '.join(f'{one:.3f}' for one in each)}")


def line(costs: Cost) -> str:
    """Return the figures of a row."""
    ratio = (costs["records"] + costs["judging"]) / costs["axe"]
    return " ".join(f"{costs[name] * 1000:7.0f}" for name in KINDS) + f" {ratio:7.3f}"
