"""A visit makes every record, and each reads back as it was made."""

from counting_site import CountingSite
from tabs import page
from visiting import quick_visit

from audits.browser.pool import BrowserPool
from audits.collect import collectors
from rules.evidence.axe import Axe
from rules.evidence.page import Dom, Page


async def test_a_visit_holds_every_record(pool: BrowserPool, site: CountingSite) -> None:
    site.pages["/"] = page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')
    seen = await quick_visit(pool, site, collectors=collectors(), deadline=60.0)
    assert seen.missing == {}
    assert {collector.name for collector in collectors()} <= set(seen.known())
    axe, dom, counted = seen.get(Axe), seen.get(Dom), seen.get(Page)
    assert axe is not None
    assert dom is not None
    assert counted is not None
    assert [rule.id for rule in axe.rules if rule.violations] == ["image-alt"]
    assert counted.counts["images"] == 1
    assert dom.elements > 5
