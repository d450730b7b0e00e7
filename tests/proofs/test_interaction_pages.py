"""Proof: every page of tests/sites/interaction under its check; no false NC, and the table of what was said.

Several pages are on stage at once: most of a check is waiting for the page to react.
"""

import asyncio

import pytest

from audits.browser.pool import BrowserPool
from rules.vocabulary import Outcome
from tests.audits.interaction_pages import Case, cases, checks_of, judged, pages, verdict, visited
from tests.audits.tabs import chosen
from tests.small_site import SmallSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
RULES = sorted({case.rule for case in cases()})
TOGETHER = 4


async def outcome_of(pool: BrowserPool, gate: asyncio.Semaphore, site: SmallSite, case: Case) -> Outcome:
    """Put one page under the checks of its rule and judge what they saw."""
    url = site.url.rstrip("/") + case.path
    async with gate:
        return judged(url, await visited(pool, url, checks_of(case.rule)), case.rule)


@pytest.mark.parametrize("rule", RULES)
async def test_pages_of_the_field_are_judged_as_they_should_be(rule: str) -> None:
    wrong, rows = [], []
    site = SmallSite(pages())
    gate = asyncio.Semaphore(TOGETHER)
    try:
        async with BrowserPool(await chosen("headless-shell"), concurrency=TOGETHER) as pool:
            outcomes = await asyncio.gather(*(outcome_of(pool, gate, site, case) for case in cases([rule])))
    finally:
        site.close()
    for case, outcome in zip(cases([rule]), outcomes, strict=True):
        said = verdict(outcome)
        rows.append(f"{rule:18} {case.name:42} {said:7} {'' if said == case.expected else '<<<'}")
        if said != case.expected:
            wrong.append((case.name, said, [(f.what.en, f.certain) for f in outcome.findings]))
    print("\n" + "\n".join(rows))
    assert not wrong, wrong
