"""Rules on what a page is made of, through the real browser: pages that pass, that fail, that are not concerned."""

import asyncio
import base64

import pytest
from browser_tools import real_browser
from content_pages import PAGES, code_files, files, moving_files
from counting_site import Answer, CountingSite, Pages
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.judge import judge_visit
from rules.vocabulary import Outcome

COSTLY = ("axe",)
PATIENT = {"settle": 0.4, "watch": 2.5, "load_deadline": 20.0, "step_deadline": 15.0, "deadline": 80.0}
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
    ("moving-content", "/rien", "c"),
    ("moving-content", "/mouvement/sans-fin", "nc"),
    ("moving-content", "/mouvement/court", "c"),
    ("moving-content", "/mouvement/cache", "c"),
    ("moving-content", "/mouvement/pause", "review"),
    ("moving-content", "/mouvement/gif", "nc"),
    ("moving-content", "/mouvement/gif-court", "c"),
    ("moving-content", "/mouvement/marquee", "nc"),
    ("moving-content", "/mouvement/carrousel", "nc"),
    ("moving-content", "/mouvement/carrousel-maison", "nc"),
    ("moving-content", "/mouvement/carrousel-pause", "review"),
    ("moving-content", "/mouvement/svg", "nc"),
    ("media-decor", "/rien", "c"),
    ("media-decor", "/media/decor", "nc"),
    ("media-decor", "/media/demande", "review"),
    ("media-decor", "/mouvement/gif", "nc"),
    ("media-sober", "/rien", "c"),
    ("media-sober", "/media/demande", "review"),
    ("video-definition", "/media/demande", "c"),
    ("video-definition", "/media/grande", "nc"),
    ("video-definition", "/media/sans-son", "review"),
    ("video-definition", "/rien", "na"),
    ("video-codec", "/media/demande", "c"),
    ("video-codec", "/media/h264", "nc"),
    ("video-codec", "/media/sans-son", "review"),
    ("video-codec", "/rien", "na"),
    ("video-listen", "/media/avec-son", "c"),
    ("video-listen", "/media/sans-son", "review"),
    ("video-listen", "/rien", "na"),
    ("audio-codec", "/media/opus", "c"),
    ("audio-codec", "/media/wav", "nc"),
    ("audio-codec", "/rien", "na"),
    ("media-preload", "/media/opus", "c"),
    ("media-preload", "/media/wav", "nc"),
    ("media-preload", "/rien", "na"),
    ("infinite-scroll", "/conduite/sans-fin", "nc"),
    ("infinite-scroll", "/conduite/voir-plus", "c"),
    ("infinite-scroll", "/rien", "c"),
    ("typing-requests", "/conduite/bavarde", "nc"),
    ("typing-requests", "/conduite/patiente", "review"),
    ("typing-requests", "/conduite/muette", "c"),
    ("typing-requests", "/rien", "c"),
    ("sensors", "/conduite/mouvement", "nc"),
    ("sensors", "/conduite/position", "review"),
    ("sensors", "/conduite/bouton", "review"),
    ("sensors", "/rien", "na"),
    ("notifications", "/conduite/notifie", "nc"),
    ("notifications", "/rien", "c"),
    ("fonts-subset", "/polices/monde", "nc"),
    ("fonts-subset", "/polices/icones", "nc"),
    ("fonts-subset", "/polices/latin", "c"),
    ("fonts-subset", "/rien", "na"),
    ("font-unused", "/polices/latin", "c"),
    ("font-unused", "/polices/prechargee", "nc"),
    ("font-unused", "/rien", "na"),
    ("fonts-count", "/polices/latin", "c"),
    ("fonts-format", "/polices/latin", "c"),
    ("code-minified", "/code/lisible", "nc"),
    ("code-minified", "/code/compact", "c"),
    ("code-minified", "/rien", "na"),
    ("duplicate-libraries", "/code/double", "nc"),
    ("duplicate-libraries", "/code/simple", "c"),
    ("duplicate-libraries", "/rien", "na"),
    ("inline-source-maps", "/code/table", "nc"),
    ("inline-source-maps", "/code/renvoi", "c"),
    ("inline-source-maps", "/rien", "na"),
    ("inline-code", "/code/dedans", "nc"),
    ("inline-code", "/mouvement/svg", "na"),
    ("inline-code", "/polices/latin", "c"),
    ("css-imports", "/code/appelle", "nc"),
    ("css-imports", "/code/papier", "c"),
    ("css-imports", "/rien", "na"),
    ("print-style", "/code/papier", "c"),
    ("print-style", "/code/sans-papier", "review"),
    ("autoplay", "/media/decor", "nc"),
    ("autoplay", "/media/demande", "c"),
]
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
    async with CountingSite() as site, BrowserPool(await real_browser(), concurrency=6) as pool:
        site.pages = files() | moving_files() | code_files() | PAGES

        site.pages |= await films(pool, site.origin)

        async def judge(path: str) -> None:
            seen = []
            for profile in ("desktop", "content"):
                job = VisitJob(
                    url=site.origin + path,
                    origins=(site.origin,),
                    save=keep,
                    profile=profile,
                    protocol=Protocol(**(QUICK | PATIENT)),
                )
                seen.append(await visit(pool, job, cheap))
            assert [one.status for one in seen] == ["audited"] * 2, (
                path,
                [(s.reason, s.missing) for s in seen],
            )
            for outcome in judge_visit(seen[0], [site.origin], seen[1:]):
                found[outcome.rule, path] = outcome

        await asyncio.gather(*(judge(path) for path in PAGES if path != "/suite"))
    return found


@pytest.fixture(scope="module")
def outcomes() -> Outcomes:
    return asyncio.run(_visited())


@pytest.mark.parametrize(("rule", "path", "verdict"), VERDICTS)
def test_verdict(outcomes: Outcomes, rule: str, path: str, verdict: str) -> None:
    outcome = outcomes[rule, path]
    said = outcome.reason.value or outcome.verdict.value
    assert said == verdict, [outcome.facts.en, *(one.what.en for one in outcome.findings)]
