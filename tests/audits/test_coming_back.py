"""What a first visit used of its code, what a page does when nobody does anything, and what a second visit costs."""

import asyncio
from collections.abc import Iterator

import pytest
from browser_tools import real_browser
from tabs import page
from visiting import QUICK, keep

from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.code_coverage import CodeFile, Coverage
from rules.evidence.idle import Idle
from rules.evidence.second_visit import SecondVisit
from rules.evidence.visit import Visit
from tests.small_site import Pages, SmallSite

CSS = (
    "/* commentaire */ h1{color:red}.jamais{color:blue}@media print{p{margin:0}}.menu:hover{color:red}"
    "@font-face{font-family:x;src:url(/x.woff2)}@supports (display:grid){main{margin:0}.absent{margin:1px}}"
)
JS = "function oui(){return 1}function non(){return 2}oui();if (window.rien) { alert('rien du tout') }"
KEPT = {"Cache-Control": "public, max-age=86400"}
TEXT_CSS, TEXT_JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"


def file(kind: str, text: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return (
        200,
        {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}},
        text.encode(),
    )


SHOWN: Pages = {
    "/": page(
        "<p>Bonjour</p><style>.ici{color:red}p{color:green}</style><script>function zut(){}</script>"
        '<iframe title="f" src="/cadre"></iframe>',
        '<link rel="stylesheet" href="/a.css"><link rel="stylesheet" media="print" href="/papier.css">'
        '<link rel="stylesheet" href="/vaine.css"><script src="/a.js"></script>'
        "<script>setTimeout(() => setInterval(() => fetch('/etat'), 100), 1200)</script>",
    ),
    "/cadre": page('<p class="jamais">Cadre</p>', '<link rel="stylesheet" href="/a.css">'),
    "/a.css": file(TEXT_CSS, CSS, Cache_Control="public, max-age=86400"),
    "/papier.css": file(TEXT_CSS, "h1{color:black}", Cache_Control="no-store"),
    "/vaine.css": file(TEXT_CSS, ".vain{color:red}.vide{color:blue}", ETag='"1"', Cache_Control="no-cache"),
    "/a.js": file(TEXT_JS, JS),
    "/etat": file("text/plain", "rien"),
}


@pytest.fixture(scope="module")
def seen() -> Iterator[Visit]:
    site = SmallSite(SHOWN)
    protocol = Protocol(**(QUICK | {"settle": 0.4, "idle": 2.0, "load_deadline": 10.0}))
    job = VisitJob(url=site.url, origins=(site.url,), profile="return", save=keep, protocol=protocol)

    async def run() -> Visit:
        async with BrowserPool(await real_browser(), concurrency=1, close_seconds=3) as pool:
            return await visit(pool, job)

    try:
        yield asyncio.run(run())
    finally:
        site.close()


def code(seen: Visit, name: str) -> CodeFile:
    record = seen.get(Coverage)
    assert record is not None, (seen.reason, seen.missing)
    assert record.unread == 0
    return next(one for one in record.files if one.url.endswith(name) and not one.inline)


def test_every_record_is_made(seen: Visit) -> None:
    assert (seen.status, seen.missing, sorted(seen.records)) == (
        "audited",
        {},
        ["coverage", "idle", "second_visit"],
    )
    assert seen.cost_requests > 8


def test_a_style_sheet_s_rules_that_never_applied_are_told_from_those_that_wait_for_a_state(
    seen: Visit,
) -> None:
    one = code(seen, "a.css")
    assert (one.kind, one.party, one.total_bytes) == ("css", "own", len(CSS))
    unused = [".absent{margin:1px}", "p{margin:0}", ".menu:hover{color:red}"]
    assert one.unused_bytes == sum(map(len, unused))
    assert one.waiting_bytes == sum(map(len, unused[1:]))
    assert (one.rules, one.rules_unused) == (6, 3)
    assert one.wire_bytes > len(CSS)


def test_a_rule_that_another_document_of_the_page_uses_is_used(seen: Visit) -> None:
    assert code(seen, "a.css").unused_bytes < len(CSS) / 2


def test_a_sheet_for_paper_does_not_apply_and_one_for_nothing_does(seen: Visit) -> None:
    assert not code(seen, "papier.css").applies
    vain = code(seen, "vaine.css")
    assert (vain.applies, vain.unused_bytes, vain.used_bytes) == (True, vain.total_bytes, 0)


def test_functions_and_branches_that_never_ran_are_unused(seen: Visit) -> None:
    one = code(seen, "a.js")
    unused = ["function non(){return 2}", "{ alert('rien du tout') }"]
    assert one.unused_bytes == sum(map(len, unused))
    assert (one.total_bytes, one.rules, one.rules_unused) == (len(JS), 2, 1)


def test_inline_code_is_told_apart_and_weighs_nothing_of_its_own(seen: Visit) -> None:
    record = seen.get(Coverage)
    assert record is not None
    inline = [one for one in record.files if one.inline]
    assert {(one.kind, one.unused_bytes) for one in inline} >= {("css", len(".ici{color:red}")), ("js", 16)}
    assert {one.wire_bytes for one in inline} == {0}


def test_polling_is_seen_while_nobody_does_anything(seen: Visit) -> None:
    idle = seen.get(Idle)
    assert idle is not None
    assert idle.seconds == 2.0
    assert len(idle.counted) >= 5
    assert {one.url.rpartition("/")[2] for one in idle.requests} == {"etat"}
    assert idle.wire_bytes == sum(one.wire_bytes for one in idle.requests)
    assert idle.per_minute(2) == 60


def test_the_second_visit_tells_cached_revalidated_and_fetched_again(seen: Visit) -> None:
    second = seen.get(SecondVisit)
    assert second is not None
    names = {one.url.rpartition("/")[2]: one for one in second.requests}
    assert names["a.css"].from_cache
    again = {one.url.rpartition("/")[2] for one in second.again}
    assert "papier.css" in again
    assert "a.css" not in again
    assert 0 < second.wire_bytes < second.first_bytes
    assert second.from_cache >= 1
