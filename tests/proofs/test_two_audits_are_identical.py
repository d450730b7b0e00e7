"""Two visits of an unchanged page: the same requests, the same DOM, the same bytes; what differs is listed with why.

Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages); the demo's own pages stand in the CI
(tests/crawler/test_demo_audit.py).
"""

import os
from collections import Counter
from urllib.parse import urlsplit

import pytest

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.collect import collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger, Request
from rules.evidence.page import Dom
from rules.evidence.visit import Visit

PAGES = os.environ.get(
    "LIMPIDE_CORPUS",
    ",".join(
        f"http://127.0.0.1:{path}"
        for path in (
            "18501/fr/",
            "18501/fr/apcs02.html",
            "18501/fr/bibliography.html",
            "18502/fr-FR/installation.html",
            "18502/fr-FR/",
            "18503/example/",
        )
    ),
).split(",")
pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
UNMARKED = (
    "fetched again though marked no-store, or not: a sprite named by several fragments, as its parsing goes"
)


async def test_requests_dom_and_bytes_do_not_change(capsys: pytest.CaptureFixture[str]) -> None:
    choice = await find_browser(None, announce=lambda text: None, install=False)
    wanted = [one for one in collectors() if one.name in (Dom.NAME, "page")]
    unexplained = 0
    async with BrowserPool(choice, concurrency=1) as pool:
        for url in PAGES:
            origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
            job = VisitJob(
                url=url, origins=(origin,), save=lambda content, suffix: "0" * 64, protocol=Protocol()
            )
            first, second = [await visit(pool, job, lambda: wanted) for _ in range(2)]
            assert first.status == second.status == "audited", (url, first.missing, second.missing)
            differ = differences(first, second)
            unexplained += sum(not why for _, why in differ)
            with capsys.disabled():
                print(f"\n{url}: {'identical' if not differ else ''}", end="")
                for what, why in differ:
                    print(f"\n    {what}: {why or 'NOT EXPLAINED'}", end="")
    assert not unexplained


def differences(first: Visit, second: Visit) -> list[tuple[str, str]]:
    """What differs, and why when it is known."""
    found = []
    one, two = first.get(Dom), second.get(Dom)
    if one != two:
        found.append((f"DOM {one} / {two}", ""))
    lines = [Counter(map(line, ledger_of(seen).counted)) for seen in (first, second)]
    for text in sorted((lines[0] - lines[1]) + (lines[1] - lines[0])):
        known = any(
            r.url.partition("#")[0] == text.split(" ")[1] and "no-store" in r.headers.get("cache-control", "")
            for r in ledger_of(first).requests
        )
        found.append((text, UNMARKED if known else ""))
    return found


def ledger_of(seen: Visit) -> Ledger:
    ledger = seen.get(Ledger)
    assert ledger is not None
    return ledger


def line(request: Request) -> str:
    """A request in all that must not change."""
    return f"{request.method} {request.url.partition('#')[0]} {request.status} {request.wire_bytes} B"
