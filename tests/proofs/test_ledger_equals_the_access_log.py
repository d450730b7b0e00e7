"""On the corpus of real sites served by nginx, the ledger's bytes are the bytes_sent of the access log, page by page.

Needs the corpus on loopback, and its log: LIMPIDE_ACCESS_LOG=FILE, lines `msec port status bytes "request" "agent"`.
Each visit gives itself another contact, so that its lines are found by their user agent.
"""

import asyncio
import os
import random
import re
import urllib.request
import uuid
from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from audits.browser import find_browser
from audits.browser.pool import BrowserPool
from audits.protocol import Protocol
from audits.visit import VisitJob, visit
from rules.evidence.ledger import Ledger

STARTS = os.environ.get(
    "LIMPIDE_CORPUS",
    "http://127.0.0.1:18501/fr/,http://127.0.0.1:18502/fr-FR/,http://127.0.0.1:18503/example/",
).split(",")
LOG = os.environ.get("LIMPIDE_ACCESS_LOG", "")
PAGES, SEED, AT_ONCE = int(os.environ.get("LIMPIDE_PAGES", "60")), 20261124, 4
LINE = re.compile(r'^\S+ \d+ (\d+) (\d+) "(\S+) (\S+)[^"]*" "([^"]*)"')
LINK = re.compile(rb"""href=["']([^"'#?]+?)["'#?]""")
pytestmark = [pytest.mark.proof, pytest.mark.timeout(3600)]


def pages_from(start: str, enough: int) -> list[str]:
    """Pages of one site, breadth first, by plain HTTP."""
    found, todo = [start], [start]
    while todo and len(found) < enough:
        page = todo.pop(0)
        with urllib.request.urlopen(page, timeout=10) as answer:
            content = answer.read() if "html" in answer.headers.get("content-type", "") else b""
        for link in LINK.findall(content):
            url = urljoin(page, link.decode("latin-1"))
            inside = urlsplit(url).netloc == urlsplit(start).netloc and url.endswith((".html", "/"))
            if inside and url not in found:
                found.append(url)
                todo.append(url)
    return found


def drawn() -> list[str]:
    """The pages, as many from each site, drawn with a printed seed."""
    each, found = -(-PAGES // len(STARTS)), []
    for start in STARTS:
        pages = sorted(pages_from(start, 150))
        found += random.Random(SEED).sample(pages, min(each, len(pages)))
    return found[:PAGES]


def logged() -> list[re.Match[str]]:
    """The lines of the access log."""
    return [found for text in Path(LOG).read_text().splitlines() if (found := LINE.match(text))]


@pytest.mark.skipif(not LOG, reason="the access log of the corpus is not given (LIMPIDE_ACCESS_LOG)")
async def test_sixty_drawn_pages_weigh_what_nginx_sent(capsys: pytest.CaptureFixture[str]) -> None:
    choice = await find_browser(None, announce=lambda text: None, install=False)
    async with BrowserPool(choice, concurrency=AT_ONCE) as pool:
        free = asyncio.Semaphore(AT_ONCE)

        async def one(url: str) -> tuple[str, Ledger | None, str]:
            async with free:
                name = uuid.uuid4().hex
                origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
                job = VisitJob(
                    url=url,
                    origins=(origin,),
                    contact=name,
                    save=lambda content, suffix: "0" * 64,
                    protocol=Protocol(settle=2.0, picture_height=300),
                )
                return url, (await visit(pool, job, lambda: ())).get(Ledger), name

        seen = await asyncio.gather(*map(one, drawn()))
    lines, wrong = logged(), 0
    with capsys.disabled():
        for url, ledger, name in seen:
            sent = Counter[str]()
            for line in lines:
                if f"(+{name})" in line[5] and not line[4].endswith("/favicon.ico"):
                    sent[line[4]] += int(line[2])
            told = Counter[str]()
            for request in ledger.requests if ledger else []:
                if request.wire_bytes and not request.favicon:
                    told["/" + request.url.split("/", 3)[3].partition("#")[0]] += request.wire_bytes
            differ = {path: (sent[path], told[path]) for path in sent | told if sent[path] != told[path]}
            if differ:
                wrong += 1
                print(
                    f"\n{url}: nginx {sent.total()} B, ledger {told.total()} B: {dict(list(differ.items())[:4])}"
                )
        print(f"\n{len(seen) - wrong} of {len(seen)} pages equal to the byte, path by path (seed {SEED})")
    assert not wrong
    assert len(seen) == PAGES
