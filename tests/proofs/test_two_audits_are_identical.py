"""Two visits of an unchanged page, and two whole audits of unchanged sites: the same requests, DOM and bytes.

What differs is listed with why. Needs the corpus of real sites on loopback (LIMPIDE_CORPUS names other pages,
LIMPIDE_STARTS other sites); the demo's own pages stand in the CI (tests/crawler/test_demo_audit.py).
"""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.collect import collectors
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from crawler.campaign.store import Store
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
STARTS = os.environ.get(
    "LIMPIDE_STARTS",
    "http://127.0.0.1:18501/fr/,http://127.0.0.1:18502/fr-FR/,http://127.0.0.1:18503/example/",
).split(",")
EACH = int(os.environ.get("LIMPIDE_PAGES", "3"))
"""Pages of each site in the whole audits."""
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


def audited(folder: Path) -> dict[str, Visit]:
    """Audit the sites with the command itself; return the plain visit of each page."""
    folder.mkdir()
    store = f"sqlite:///{folder}/audit.db"
    options = ["--store", store, "--out", str(folder / "report"), "--seed", "7", "--sample-max", str(EACH)]
    command = [
        str(Path(sys.executable).with_name("limpide")),
        "audit",
        *STARTS,
        *options,
        "--profile",
        "none",
        "--quiet",
    ]
    done = subprocess.run(
        [*command, "--max-addresses", "60"], capture_output=True, text=True, timeout=1200, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    opened = Store(store, create=False)
    campaign = opened.campaign()
    assert campaign is not None
    seen = {one.url: one for site in opened.sites(campaign.id) for one in opened.visits(site.id)}
    opened.close()
    return seen


def test_two_whole_audits_tell_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = (audited(tmp_path / name) for name in ("first", "second"))
    assert first.keys() == second.keys()
    assert len(first) >= 6
    unexplained = same = 0
    with capsys.disabled():
        for url, one in first.items():
            differ = differences(one, second[url])
            if one.status != second[url].status:
                differ.append((f"{one.status} / {second[url].status}", ""))
            unexplained += sum(not why for _, why in differ)
            same += not differ
            sizes = [ledger_of(seen).wire_bytes for seen in (one, second[url])]
            print(f"\n{url}: {sizes[0]} / {sizes[1]} B", end="")
            for what, why in differ:
                print(f"\n    {what}: {why or 'NOT EXPLAINED'}", end="")
        print(f"\n{same} of {len(first)} pages identical in requests, DOM and bytes")
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
