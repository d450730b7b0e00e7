"""Rules on what a page is made of, through the real browser: pages that pass, that fail, that are not concerned."""

import asyncio

import pytest
from browser_tools import real_browser
from content_pages import PAGES, files
from counting_site import CountingSite
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.judge import judge_visit
from rules.vocabulary import Outcome

COSTLY = ("axe",)
VERDICTS: list[tuple[str, str, str]] = [
    ("image-compression", "/images/bonnes", "c"),
    ("image-compression", "/images/fortes", "nc"),
    ("image-compression", "/rien", "na"),
    ("image-format", "/images/bonnes", "c"),
    ("image-format", "/images/fortes", "nc"),
    ("image-format", "/images/type-faux", "c"),
    ("image-format", "/rien", "na"),
    ("image-unused", "/images/bonnes", "c"),
    ("image-unused", "/images/cachee", "nc"),
    ("image-unused", "/images/carrousel", "review"),
    ("image-unused", "/images/prechargee", "nc"),
    ("image-unused", "/images/prechargee-employee", "c"),
    ("image-unused", "/images/picture", "c"),
    ("image-unused", "/images/sprite", "c"),
    ("image-unused", "/rien", "na"),
]
Outcomes = dict[tuple[str, str], Outcome]


def cheap() -> list[Collector]:
    return [one for one in collectors() if one.name not in COSTLY]


async def _visited() -> Outcomes:
    """Visit every page once as it is and once under the profile, several at once; judge them."""
    found: Outcomes = {}
    async with CountingSite() as site, BrowserPool(await real_browser(), concurrency=4) as pool:
        site.pages = files() | PAGES

        async def judge(path: str) -> None:
            seen = []
            for profile in ("desktop", "content"):
                job = VisitJob(
                    url=site.origin + path,
                    origins=(site.origin,),
                    save=keep,
                    profile=profile,
                    protocol=Protocol(**QUICK),
                )
                seen.append(await visit(pool, job, cheap))
            assert [one.status for one in seen] == ["audited"] * 2, (
                path,
                [(s.reason, s.missing) for s in seen],
            )
            for outcome in judge_visit(seen[0], [site.origin], seen[1:]):
                found[outcome.rule, path] = outcome

        await asyncio.gather(*(judge(path) for path in PAGES))
    return found


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    return asyncio.run(_visited())


@pytest.mark.parametrize(("rule", "path", "verdict"), VERDICTS)
def test_verdict(outcomes: Outcomes, rule: str, path: str, verdict: str) -> None:
    outcome = outcomes[rule, path]
    said = outcome.reason.value or outcome.verdict.value
    assert said == verdict, [outcome.facts.en, *(one.what.en for one in outcome.findings)]
