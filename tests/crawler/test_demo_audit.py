"""A slice of the demo's bar: what the product reports of some demo pages is what the truth file says, no more."""

import asyncio
import hashlib
import json
from collections import Counter
from typing import Any

from audits.browser.find import find_browser
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit.job import VisitJob
from audits.visit.run import visit
from crawler.demo.resources import FOLDER
from crawler.demo.server import DemoServer
from rules.catalogue import asked_for
from rules.judge import judge_visit
from rules.rule import measured_rules

TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
SLICE = [
    "/",
    "/contact.html",
    "/agenda/",
    "/agenda/fete-des-sources.html",
    "/vie-locale/dechets.html",
    "/vie-locale/galerie.html",
    "/vie-locale/plan.html",
]


def expected(page: str, part: str) -> Counter[str]:
    """Return the places per page rule that the truth file lists for one page."""
    elsewhere = {one.id for one in measured_rules().values() if one.scope != "page"}
    lines = [line for line in TRUTH[part] if line["rule"] not in elsewhere]
    return Counter({line["rule"]: line["places"] for line in lines if {page, "*"} & set(line["pages"])})


async def test_some_pages_yield_their_planted_defects_and_nothing_else() -> None:
    choice = await find_browser(None, announce=lambda _: None, install=False)
    with DemoServer(lifetime=120) as demo:
        origin = demo.url.rstrip("/")

        async def reported(page: str) -> tuple[str, Counter[str], Counter[str]]:
            job = VisitJob(
                url=origin + page,
                origins=(origin,),
                extra_hosts=tuple(demo.site_settings().extra_hosts),
                save=lambda body, _: hashlib.sha256(body).hexdigest(),
                protocol=Protocol(settle=1.0),
            )
            seen = await visit(pool, job)
            assert seen.status == "audited", (page, seen.reason, seen.missing)
            findings = [f for outcome in judge_visit(seen, [origin]) for f in outcome.findings]
            findings = [f for f in findings if asked_for(f.rule)]
            certain = Counter(f.rule for f in findings if f.certain)
            return page, certain, Counter(f.rule for f in findings if not f.certain)

        async with BrowserPool(choice, concurrency=3) as pool:
            results = await asyncio.gather(*map(reported, SLICE))
    for page, certain, signs in results:
        assert certain == expected(page, "defects"), page
        assert signs == expected(page, "review"), page
