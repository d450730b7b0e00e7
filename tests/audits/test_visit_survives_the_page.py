"""Whatever a page or its server does, a visit ends in time with a status and one sentence."""

import asyncio
import time

import pytest
from counting_site import Answer, CountingSite
from visiting import ledger_of, noise, quick_visit

from audits.browser.pool import BrowserPool
from audits.collect import Collector
from audits.tab import Tab
from rules.evidence.page import Dom
from rules.evidence.record import Record


async def assert_pool_serves(pool: BrowserPool, site: CountingSite) -> None:
    """The next visit, of a plain page, is whole."""
    site.pages["/plain"] = "<!doctype html><p>Bonjour</p>"
    seen = await quick_visit(pool, site, "/plain")
    assert seen.status == "audited", (seen.reason, seen.missing)


@pytest.mark.parametrize(
    "script",
    [
        "while (true) {}",
        "addEventListener('load', () => { while (true) {} })",
        "setTimeout(() => { while (true) {} }, 100)",
    ],
)
async def test_a_script_without_end_fails_in_time(site: CountingSite, pool: BrowserPool, script: str) -> None:
    site.pages = {"/": f"<!doctype html><p>Bonjour</p><script>{script}</script>"}
    began = time.monotonic()
    seen = await quick_visit(pool, site)
    assert seen.status == "failed"
    assert seen.reason == "The page stopped answering: one of its scripts does not end."
    assert time.monotonic() - began < 20
    await assert_pool_serves(pool, site)


async def test_dialog_boxes_are_dismissed_and_told(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html><p>Bonjour</p><script>onbeforeunload = () => 'Rester ?';"
        "alert(1); confirm(2); prompt(3)</script>"
    }
    seen = await quick_visit(pool, site)
    assert seen.status == "audited", (seen.reason, seen.missing)
    assert seen.notes == ["The page opened 3 dialog box(es); they were dismissed."]


async def test_dialog_boxes_without_end_fail_in_time(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {"/": "<!doctype html><script>while (true) alert('encore')</script>"}
    seen = await quick_visit(pool, site)
    assert seen.status == "failed"
    assert seen.reason
    await assert_pool_serves(pool, site)


async def crash(tab: Tab) -> Record:
    await tab.cdp.send("Page.crash")
    raise AssertionError("a crashed page does not answer")


async def test_a_page_that_crashes_is_tried_once_again(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {"/": "<!doctype html><p>Bonjour</p>"}
    seen = await quick_visit(pool, site, collectors=[Collector(name="crash", deadline=10, collect=crash)])
    assert seen.status == "failed"
    assert seen.reason == "The page made its browser process crash, twice."
    assert site.requests["/"] == 2
    await assert_pool_serves(pool, site)


async def test_a_browser_that_dies_is_replaced_and_the_visit_made(
    site: CountingSite, pool: BrowserPool
) -> None:
    killed = []

    async def kill_once(tab: Tab) -> Record:
        if not killed:
            killed.append(True)
            session = await tab.page.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
            await session.send("Browser.crash")
        return Dom(elements=1, all_elements=1, depth=1)

    site.pages = {"/": "<!doctype html><p>Bonjour</p>"}
    seen = await quick_visit(pool, site, collectors=[Collector(name="dom", deadline=10, collect=kill_once)])
    assert seen.status == "audited", (seen.reason, seen.missing)
    assert site.requests["/"] == 2


async def test_a_collector_that_hangs_or_fails_is_missing_and_the_others_answer(
    site: CountingSite, pool: BrowserPool
) -> None:
    async def hang(tab: Tab) -> Record:
        await asyncio.sleep(60)
        raise AssertionError("too late")

    async def fail(tab: Tab) -> Record:
        raise ValueError("no such thing")

    async def count(tab: Tab) -> Record:
        elements = await tab.evaluate("() => document.querySelectorAll('*').length")
        return Dom(elements=elements, all_elements=elements, depth=3)

    site.pages = {"/": "<!doctype html><title>x</title><p>Bonjour</p>"}
    made = {"hang": hang, "fail": fail, "dom": count}
    seen = await quick_visit(
        pool, site, collectors=[Collector(name=n, deadline=0.5, collect=c) for n, c in made.items()]
    )
    assert seen.status == "partial"
    assert seen.missing == {"hang": "No answer within 0.5 s.", "fail": "It failed: no such thing"}
    assert set(seen.records) == {"ledger", "dom", "picture"}
    dom = seen.get(Dom)
    assert dom is not None
    assert dom.elements == 5


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"absent", status=404), "The server answered 404."),
        (Answer(b"", status=500), "The server answered 500."),
        (Answer(b"x", status=401, headers={"WWW-Authenticate": "Basic"}), "The server answered 401."),
        (Answer(b"\x89PNG", "image/png"), "The address is not a page but a image/png file."),
        (Answer(b'{"a": 1}', "application/json"), "The address is not a page but a application/json file."),
        (
            Answer(b"%PDF", "application/zip", headers={"Content-Disposition": "attachment"}),
            "The address is a file to download, not a page.",
        ),
        (Answer.moved("/"), "The address redirects without end."),
        (Answer(b"<p>Lent", wait=6.0), "The server had not answered after 4 s."),
        (Answer(b"<p>Lent" * 500, hang_after=1000), "The page was still arriving after 4 s."),
        (Answer(b"", status=204), "The address gives no page to show."),
    ],
)
async def test_what_is_not_a_page_is_not_audited(
    site: CountingSite, pool: BrowserPool, answer: Answer, reason: str
) -> None:
    site.pages = {"/": answer}
    seen = await quick_visit(pool, site)
    assert (seen.status, seen.reason, seen.records) == ("failed", reason, {})
    if answer.status >= 400:
        assert seen.http_status == answer.status


async def test_a_dead_server_is_one_sentence(pool: BrowserPool) -> None:
    async with CountingSite() as site:
        pass
    seen = await quick_visit(pool, site)
    assert (seen.status, seen.reason) == ("failed", "The server refused the connection.")


async def test_a_page_that_never_finishes_loading_is_partial(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {
        "/": "<!doctype html><p>Bonjour</p><img src=/endless.png>",
        "/endless.png": Answer(noise(), "image/png", hang_after=2000),
    }
    seen = await quick_visit(pool, site)
    assert seen.status == "partial"
    assert seen.missing["load"] == "The page had not finished loading after 4 s."
    assert "/endless.png" in seen.missing["ledger"]
    assert ledger_of(seen).requests


async def test_the_total_deadline_ends_a_visit(site: CountingSite, pool: BrowserPool) -> None:
    site.pages = {"/": "<!doctype html><p>Bonjour</p>"}
    seen = await quick_visit(pool, site, settle=20.0, deadline=2.0)
    assert (seen.status, seen.reason) == ("failed", "The visit was not over after 2 s.")
    assert seen.seconds < 8


async def test_a_page_without_end_is_scrolled_to_the_limit_and_told(
    site: CountingSite, pool: BrowserPool
) -> None:
    site.pages = {
        "/": "<!doctype html><body><script>const grow = () => { const d = document.createElement('div');"
        "d.style.height = '3000px'; document.body.append(d) }; grow(); addEventListener('scroll', grow)</script>"
    }
    seen = await quick_visit(pool, site, scroll_steps=5)
    assert seen.status == "audited", (seen.reason, seen.missing)
    assert seen.notes[0].startswith("The page was scrolled down to 6080 px of ")
