"""Proof: every page of tests/sites/interaction under its check; no false NC, and the table of what was said."""

import pytest

from audits.browser.pool import BrowserPool
from tests.audits.interaction_pages import cases, checks_of, judged, pages, verdict, visited
from tests.audits.tabs import chosen
from tests.small_site import SmallSite

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
RULES = sorted({case.rule for case in cases()})


@pytest.mark.parametrize("rule", RULES)
async def test_pages_of_the_field_are_judged_as_they_should_be(rule: str) -> None:
    wrong, rows = [], []
    site = SmallSite(pages())
    try:
        async with BrowserPool(await chosen("headless-shell"), concurrency=1) as pool:
            for case in cases([rule]):
                url = site.url.rstrip("/") + case.path
                outcome = judged(url, await visited(pool, url, checks_of(rule)), rule)
                said = verdict(outcome)
                rows.append(f"{rule:18} {case.name:42} {said:7} {'' if said == case.expected else '<<<'}")
                if said != case.expected:
                    wrong.append((case.name, said, [(f.what.en, f.certain) for f in outcome.findings]))
    finally:
        site.close()
    print("\n" + "\n".join(rows))
    assert not wrong, wrong
