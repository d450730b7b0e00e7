"""A page visited as the Chrome of five years ago: frames, workers, eval, modules, CSS by scripts, attributes."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser_tools import real_browser
from counting_site import Answer, CountingSite
from old_cases import SHEETS
from playwright.async_api import BrowserContext, Page
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.old_devices.compat import FLOOR
from audits.old_devices.page import gate_source
from audits.old_devices.tables import newer
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.old_device import FunctionsToday, OldFiveYears, OldState, OldTwoYears
from rules.evidence.visit import Visit
from rules.old_devices import compare

SITE = Path(__file__).parents[1] / "sites" / "old_devices"
WORKER = b"postMessage(typeof structuredClone + ' ' + /Chrome.(\\d+)/.exec(navigator.userAgent)[1])"
FRAME = "<p>cadre</p><script>parent.postMessage('adresse ' + typeof structuredClone, '*')</script>"
SERVICE = """<p id=said>service</p><iframe id=open></iframe><script>
const frame = document.getElementById('open').contentDocument;
frame.open();
navigator.serviceWorker.register('/sw.js');
navigator.serviceWorker.ready.then((held) => held.active.postMessage(1));
navigator.serviceWorker.onmessage = (e) => { document.getElementById('said').append(' ' + e.data); frame.close(); };
</script>"""
"""The load event waits for the service worker: a busy machine changes nothing."""
PAGES: dict[str, Any] = {
    "/service": SERVICE,
    "/frame": FRAME,
    "/a.css": Answer(b"p{color:red}", "text/css"),
    "/blocks.js": Answer(b"self.blocks = 1;\n{ using x = null; }", "text/javascript"),
    "/shared.js": Answer(
        b"onconnect = (e) => e.ports[0].postMessage(typeof structuredClone)", "text/javascript"
    ),
    "/sw.js": Answer(
        b"const said = typeof structuredClone + ' ' + /Chrome.(\\d+)/.exec(navigator.userAgent)[1];"
        b"onmessage = (e) => e.source.postMessage(said);"
        b"addEventListener('activate', (e) => e.waitUntil(clients.claim()))",
        "text/javascript",
    ),
    "/worklet.js": Answer(
        b"registerProcessor('p', class extends AudioWorkletProcessor { process() { return false; } })",
        "text/javascript",
    ),
    "/w.js": Answer(WORKER, "text/javascript"),
    "/app.js": Answer((SITE / "app.js").read_bytes(), "text/javascript"),
    **{
        f"/{name}": (SITE / f"{name}.html").read_text("utf-8")
        for name in ("tout", "moderne", "repli", "menu")
    },
}
BOTH = ("old-reference", "old-5-years")
ASKED = [
    ("/tout", "old-5-years"),
    ("/service", "old-5-years"),
    *((path, profile) for path in ("/moderne", "/repli", "/menu") for profile in BOTH),
    ("/moderne", "old-2-years"),
]


@dataclass
class Seen:
    """The visits made once for every test of this module, and how many requests each address got."""

    visits: dict[tuple[str, str], Visit]
    requests: dict[str, int]

    def old(self, path: str, years: int = 5) -> OldState:
        kind = OldFiveYears if years == 5 else OldTwoYears
        record = self.visits[path, f"old-{years}-years"].get(kind)
        assert record is not None, self.visits[path, f"old-{years}-years"]
        return record.state

    def today(self, path: str) -> FunctionsToday:
        record = self.visits[path, "old-reference"].get(FunctionsToday)
        assert record is not None
        return record


STILL_THERE = """(names) => names.filter((name) => {
  let at = self;
  for (const part of name.split(".")) {
    const held = at === null || at === undefined ? undefined : Object.getOwnPropertyDescriptor(at, part);
    if (!held) return false;
    at = "value" in held ? held.value : true;
  }
  return true;
})"""


@pytest.fixture(scope="module")
def seen() -> Seen:
    return asyncio.run(_seen())


async def _seen() -> Seen:
    async with CountingSite() as site:
        site.pages.update(PAGES)
        async with BrowserPool(await real_browser(), concurrency=4, close_seconds=3) as pool:

            async def one(path: str, profile: str) -> Visit:
                job = VisitJob(
                    url=site.origin + path,
                    origins=(site.origin,),
                    save=keep,
                    profile=profile,
                    protocol=Protocol(**QUICK | {"load_deadline": 30.0}),
                )
                return await visit(pool, job)

            visits = await asyncio.gather(*(one(*asked) for asked in ASKED))
        return Seen(dict(zip(ASKED, visits, strict=True)), dict(site.requests))


def test_the_gate_stands_in_frames_workers_eval_and_css_written_by_scripts(seen: Seen) -> None:
    old = seen.old("/tout")
    text = old.shown.text
    assert old.target == 96
    assert old.faults == []
    for said in (
        "cadre srcdoc undefined",
        "cadre adresse undefined",
        "reseau undefined 96",
        "module undefined 96",
        "blob undefinedundefined",
        "module de blob undefinedundefined",
        "adresse de donnees undefined",
        "emboite undefined",
        "partage undefined",
        "partage du reseau undefined",
        "worklet entendu",
        "eval SyntaxError",
        "de loin undefined",
        "de loin SyntaxError",
        "fonction SyntaxError",
        "style 7px",
        "regles 1",
        "couleur rgb(1,2,3)",
        "supports false true false",
        "requete SyntaxError",
        "popover block true",
        "agent 96 true true",
        "premier",
        "second",
    ):
        assert said in text, said


def test_a_service_worker_never_starts_before_its_gate(seen: Seen) -> None:
    assert "service undefined 96" in seen.old("/service").shown.text


def test_an_error_inside_a_worker_is_heard_with_the_member_that_is_missing(seen: Seen) -> None:
    found = [one for one in seen.old("/tout").errors if one.feature == "Array.prototype.findLast"]
    assert [(one.since, one.line) for one in found] == [(97, 2)]


def test_each_visit_loads_its_page_once(seen: Seen) -> None:
    assert seen.requests["/moderne"] == len([path for path, _ in ASKED if path == "/moderne"])


def test_nothing_is_sent_while_controls_are_tried(seen: Seen) -> None:
    assert "/r" not in {path.split("?")[0] for path in seen.requests}


def test_a_page_of_recent_syntax_is_broken_at_five_years_and_at_two(seen: Seen) -> None:
    found = compare(seen.today("/moderne"), seen.old("/moderne"))
    assert found.state == "broken"
    assert (found.causes[0].feature, found.causes[0].since, found.causes[0].line) == ("using", 134, 1)
    assert found.causes[0].url.endswith("/app.js")
    assert compare(seen.today("/moderne"), seen.old("/moderne", 2)).state == "broken"


def test_a_page_with_fallbacks_stays_usable(seen: Seen) -> None:
    found = compare(seen.today("/repli"), seen.old("/repli"))
    assert (found.state, found.losses) == ("usable", [])
    assert {one.feature for one in seen.old("/repli").lacking} == {"dvh"}


def test_a_menu_killed_by_a_missing_member_is_broken_and_the_line_is_told(seen: Seen) -> None:
    found = compare(seen.today("/menu"), seen.old("/menu"))
    assert found.state == "broken"
    assert (found.causes[0].feature, found.causes[0].since) == ("Array.prototype.findLast", 97)
    assert found.causes[0].line > 1


def test_the_gate_throws_nothing_deletes_what_is_newer_only_and_reads_css_as_the_other_does() -> None:
    asyncio.run(_self_test())


def _newer_than(name: str, members: dict[str, int]) -> bool:
    """Tell whether a name, or what it belongs to, is newer than the target."""
    parts = name.split(".")
    return any(".".join(parts[: end + 1]) in members for end in range(len(parts)))


async def _empty(context: BrowserContext) -> Page:
    """Return an empty page at a safe address, not gated."""
    page = await context.new_page()
    await page.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    await page.goto("https://limpide.invalid/")
    return page


async def _self_test() -> None:
    async with (
        BrowserPool(await real_browser(), concurrency=1, close_seconds=3) as pool,
        pool.context() as context,
    ):
        page = await _empty(context)
        bare = await page.evaluate(STILL_THERE, list(newer(FLOOR).members))
        assert len(bare) > 1000
        await page.close()
        for target in sorted({one[0] for one in SHEETS} | {131}):
            page = await context.new_page()
            await page.route(
                "**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html")
            )
            told = "self.__limpideTold = (said) => (self.told = self.told || []).push(said);"
            source = gate_source(target).replace("const css = (() =>", "const css = self.limpideCss = (() =>")
            await page.add_init_script(told + source)
            await page.goto("https://limpide.invalid/")
            faults = await page.evaluate("(self.told || []).filter((one) => one.includes('fault'))")
            assert faults == []
            names = [name for name in newer(target).members if not name.startswith(("TypedArray", "Symbol."))]
            kept = await page.evaluate(STILL_THERE, names)
            assert kept == [], (target, kept)
            older = [name for name in bare if not _newer_than(name, newer(target).members)]
            assert await page.evaluate(STILL_THERE, older) == older, target
            cases = [one for one in SHEETS if one[0] == target]
            read = await page.evaluate(
                "(all) => all.map((text) => limpideCss.sheet(text))", [one[1] for one in cases]
            )
            assert read == [one[2] for one in cases]
            await page.close()
