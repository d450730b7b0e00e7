"""A few cases of the hostile site (tests/proofs/test_hostile_site.py has them all); the next page is measured right."""

import pytest
from browser_tools import real_browser

from audits.browser.pool import BrowserPool
from audits.collect import Collector
from audits.collect.dom import COLLECTOR
from tests.hostile_server.cases import CASES
from tests.hostile_server.running import figures, hostile_server, judged, look

FEW = (
    "redirect-to-a-private-address",
    "private-calls",
    "private-subresources",
    "popups-flood",
    "memory-at-once",
    "endless-headers",
    "shorter-than-said",
    "binary-as-html",
    "empty",
    "builtins-overridden",
    "policy-strict",
    "coded-a-hundred-times",
)


@pytest.mark.timeout(300)
async def test_each_case_ends_as_it_must_and_harms_neither_the_next_page_nor_a_private_network() -> None:
    cases = {case.name: case for case in CASES}
    chosen: list[Collector] = [COLLECTOR]
    with hostile_server() as served:
        async with BrowserPool(await real_browser(), concurrency=1, first=[served.origin]) as pool:
            before = figures(await look(pool, served, "ordinary0", chosen))
            ends = {name: judged(cases[name], await look(pool, served, name, chosen)) for name in FEW}
            after = figures(await look(pool, served, "ordinary1", chosen))
    assert ends == dict.fromkeys(FEW, "")
    assert before == after
    assert before[0] == "audited"
    assert served.heard == {"tcp": 0, "udp": 0}
