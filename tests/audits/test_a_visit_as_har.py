"""A real visit exported as HAR says what the server sent: redirects, refusals, failures and sockets included."""

import json
from datetime import datetime
from typing import Any

from browser_tools import real_browser
from counting_site import Answer, CountingSite
from visiting import quick_visit

from audits.browser.pool import BrowserPool
from reports.formats.har import encode
from rules.evidence.ledger import Ledger

FRAMES = b"\x81\x05salut" * 3
STYLE = b"p{color:#123}" * 200
PAGE = """<!doctype html><html lang="fr"><title>Essai</title><link rel="stylesheet" href="/vieux.css">
<script src="/absent.js"></script><script src="/casse.js"></script><p>Bonjour</p>
<script>new WebSocket('ws://127.0.0.1:{port}/ws')</script></html>"""
PHASES = ("blocked", "dns", "connect", "send", "wait", "receive")


async def test_its_entries_are_the_ledger_and_the_server_s_own_count() -> None:
    async with CountingSite() as site, BrowserPool(await real_browser(), concurrency=1) as pool:
        site.pages = {
            "/": PAGE,
            "/vieux.css": Answer.moved("/neuf.css"),
            "/neuf.css": Answer.gzipped(STYLE, "text/css"),
            "/casse.js": Answer(b"pas du gzip", "text/javascript", headers={"Content-Encoding": "gzip"}),
            "/ws": Answer.websocket(FRAMES),
        }
        seen = await quick_visit(pool, site)
        sent = dict(site.sent)
    ledger = seen.get(Ledger)
    assert ledger is not None
    log: dict[str, Any] = json.loads(encode([seen]))["log"]
    assert len(log["entries"]) == len(ledger.requests)
    entries = {one["request"]["url"].partition("//")[2].partition("/")[2]: one for one in log["entries"]}

    for entry, request in zip(log["entries"], ledger.requests, strict=True):
        assert (entry["request"]["url"], entry["request"]["method"]) == (request.url, request.method)
        started = datetime.fromisoformat(entry["startedDateTime"])
        assert started >= datetime.fromisoformat(log["pages"][0]["startedDateTime"])
        spent = sum(entry["timings"][name] for name in PHASES if entry["timings"][name] > 0)
        assert abs(entry["time"] - spent) < 0.2
        if request.weighs and request.status:
            sizes = entry["response"]["headersSize"], entry["response"]["bodySize"]
            assert sizes == (request.header_bytes, request.body_bytes)
    for path in ("", "vieux.css", "neuf.css", "absent.js", "ws"):
        answer = entries[path]["response"]
        assert answer["headersSize"] + answer["bodySize"] == sent["/" + path], path
    moved = entries["vieux.css"]["response"]
    assert (moved["status"], moved["redirectURL"].partition("//")[2].partition("/")[2]) == (302, "neuf.css")
    assert entries["neuf.css"]["response"]["content"]["size"] == len(STYLE)
    assert entries["absent.js"]["response"]["status"] == 404
    assert entries["casse.js"]["_limpide"]["error"]
    assert (entries["ws"]["response"]["status"], entries["ws"]["_limpide"]["messages"]) == (101, 3)
