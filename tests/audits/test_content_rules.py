"""Rules on what a page is made of, through the real browser: pages that pass, that fail, that are not concerned."""

import asyncio
import base64
from typing import Any

import network_pages
import pytest
from browser_tools import real_browser
from content_pages import PAGES, SITES, code_files, files, moving_files
from counting_site import Answer, CountingSite, Pages
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.inventory import Address, Discovery
from rules.evidence.visit import Visit
from rules.judge import judge_site, judge_visit
from rules.rule import measured_rules
from rules.site_evidence import MethodFacts, SiteEvidence
from rules.vocabulary import Outcome
from tests.rules.content_verdicts import OF_NETWORK, OF_SITES, VERDICTS

pytestmark = pytest.mark.timeout(400)
COSTLY = ("axe", "walk")
PATIENT = {"settle": 0.3, "load_deadline": 20.0, "step_deadline": 15.0, "deadline": 80.0}
FILMS = {
    "/vp9.webm": ("video/webm;codecs=vp9", 640, 360),
    "/grande.webm": ("video/webm;codecs=vp8", 2000, 1200),
    "/h264.mp4": ("video/mp4;codecs=avc1.42E01F", 1280, 720),
}
RECORD = """async ([type, width, height]) => {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  const parts = [];
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: type });
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.start(100);
  const draw = () => { pen.fillStyle = `hsl(${performance.now()} 90% 50%)`; pen.fillRect(0, 0, 90, 90); };
  const timer = setInterval(draw, 50);
  const size = () => parts.reduce((sum, part) => sum + part.size, 0);
  for (let n = 0; n < 80 && (n < 6 || size() < 2000); n++) await new Promise((done) => setTimeout(done, 100));
  const stopped = new Promise((done) => { recorder.onstop = done; });
  recorder.stop();
  await stopped;
  clearInterval(timer);
  const reader = new FileReader();
  reader.readAsDataURL(new Blob(parts));
  await new Promise((done) => { reader.onload = done; });
  return reader.result.split(",")[1];
}"""
TEMPLATE = {name for name, one in measured_rules().items() if one.scope == "template"}
STUDIED = {path for rule, path, _ in VERDICTS if rule in TEMPLATE} | {"/images/type-faux"}
MOVING = {path for rule, path, _ in VERDICTS if rule == "moving-content"}
Outcomes = dict[tuple[str, str], Outcome]


def cheap() -> list[Collector]:
    return [one for one in collectors() if one.name not in COSTLY]


async def films(pool: BrowserPool, origin: str) -> Pages:
    """Short films in the codecs the pages need, recorded by the browser itself."""
    made: Pages = {}
    async with pool.context() as context:
        page = await context.new_page()
        await page.goto(origin + "/rien")
        for path, wanted in FILMS.items():
            recorded = base64.b64decode(await page.evaluate(RECORD, list(wanted)))
            made[path] = Answer(recorded, wanted[0].partition(";")[0])
    return made


async def _visited() -> Outcomes:
    """Visit every page once as it is and once under the profile, several at once; judge them."""
    found: Outcomes = {}
    visits: dict[str, list[Visit]] = {}
    async with CountingSite() as site, BrowserPool(await real_browser(), concurrency=6) as pool:
        site.pages = (
            files() | moving_files() | code_files() | PAGES | network_pages.FILES | network_pages.PAGES
        )
        site.pages |= await films(pool, site.origin)

        async def judge(path: str) -> None:
            seen = []
            for profile in ("desktop", "content") if path in STUDIED else ("desktop",):
                job = VisitJob(
                    url=site.origin + path,
                    origins=(site.origin,),
                    save=keep,
                    profile=profile,
                    protocol=Protocol(**(QUICK | PATIENT | {"watch": 2.5 if path in MOVING else 0.1})),
                )
                seen.append(await visit(pool, job, cheap))
            assert [one.status for one in seen] == ["audited"] * len(seen), (
                path,
                [(s.reason, s.missing) for s in seen],
            )
            visits[path] = seen
            for outcome in judge_visit(seen[0], [site.origin], seen[1:]):
                found[outcome.rule, path] = outcome

        every = [*PAGES, *network_pages.PAGES]
        await asyncio.gather(*(judge(path) for path in every if path != "/suite"))
        for name, (paths, inventory) in SITES.items():
            chosen = [one for path in paths for one in visits[path]]
            for outcome in judge_site(_site(site.origin, paths[0], chosen, inventory)).outcomes:
                found[outcome.rule, name] = outcome
    return found


def _site(origin: str, home: str, visits: list[Visit], inventory: list[dict[str, Any]]) -> SiteEvidence:
    addresses = [Address(url=origin + home, kind="page", status=200)]
    addresses += [
        Address(url=origin + one["path"], **{k: v for k, v in one.items() if k != "path"})
        for one in inventory
    ]
    return SiteEvidence(
        name="Essai",
        slug="essai",
        url=origin + home,
        audited_at="2026-11-24T10:00:00Z",
        addresses=addresses,
        discovery=Discovery(status="complete", start_url=origin + home, origins=[origin]),
        visits=visits,
        method=MethodFacts(protocol="limpide-1", started="", ended=""),
    )


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    return asyncio.run(_visited())


@pytest.mark.parametrize(("rule", "path", "verdict"), VERDICTS + OF_NETWORK + OF_SITES)
def test_verdict(outcomes: Outcomes, rule: str, path: str, verdict: str) -> None:
    outcome = outcomes[rule, path]
    said = outcome.reason.value or outcome.verdict.value
    assert said == verdict, [outcome.facts.en, *(one.what.en for one in outcome.findings)]
