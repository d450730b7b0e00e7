"""Discovery finds every page reachable by links: against wget on real sites, against a known graph in every run."""

import asyncio
import os
import random
import re
import shutil
import subprocess
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from crawler.campaign.settings import LimitSettings, SiteSettings
from crawler.discovery import discover
from crawler.discovery.scope import address
from rules.evidence.inventory import Address
from tests.crawler.crawling import page, serving

CORPUS = os.environ.get("LIMPIDE_CORPUS", "http://127.0.0.1:18501/fr/ http://127.0.0.1:18502/fr-FR/").split()
"""Start addresses of the corpus sites, served by the corpus's own script."""

_ANSWER = re.compile(
    r"^--\d{4}-\S+ \S+--  (?P<url>\S+)$|^\s+HTTP/1\.\d (?P<status>\d{3})|^\s+Content-Type: (?P<mime>[\w/+.-]+)",
    re.MULTILINE | re.IGNORECASE,
)


def wget_pages(start: str, folder: Path) -> tuple[set[str], set[str]]:
    """Return (HTML pages, addresses in error) that a recursive wget meets from a start address."""
    log = folder / "wget.log"
    tags = "--follow-tags=a,area,iframe,frame"
    command = [
        "wget",
        "--spider",
        "-r",
        "-l",
        "inf",
        "-S",
        "-o",
        str(log),
        "-T",
        "10",
        "-t",
        "1",
        tags,
        start,
    ]
    subprocess.run(command, cwd=folder, timeout=600, check=False, env={**os.environ, "LC_ALL": "C"})
    pages, errors, url, status = set(), set(), "", 0
    for match in _ANSWER.finditer(log.read_text(encoding="utf-8", errors="replace")):
        if match["url"]:
            url = address(match["url"]) or ""
        elif match["status"]:
            status = int(match["status"])
            errors |= {url} if status >= 400 else set()
        elif status == 200 and match["mime"].lower() in ("text/html", "application/xhtml+xml"):
            pages.add(url)
    return pages, {e for e in errors if not e.endswith("/robots.txt")}


def crawled(start: str) -> dict[str, Address]:
    found: dict[str, Address] = {}
    settings = SiteSettings(url=start, delay=0, limits=LimitSettings(pages=20_000))
    result = asyncio.run(discover(settings, lambda a: found.__setitem__(a.url, a), contact=""))
    assert result.status == "complete", result
    return found


@pytest.mark.proof
@pytest.mark.timeout(900)
@pytest.mark.parametrize("start", CORPUS)
def test_discovery_finds_the_pages_wget_finds(start: str, tmp_path: Path) -> None:
    try:
        urlopen(start, timeout=5).close()
    except (URLError, OSError) as error:
        pytest.skip(f"corpus not served at {start} ({error}); set LIMPIDE_CORPUS to its start addresses")
    if shutil.which("wget") is None:
        pytest.skip("wget is not installed")
    pages, errors = wget_pages(start, tmp_path)
    found = crawled(start)
    ours = {url for url, a in found.items() if a.kind == "page"}
    dead = {url for url, a in found.items() if a.kind == "error"}
    print(f"\n{start}\n{'':8}{'wget':>8}{'limpide':>9}{'both':>8}  wget only / limpide only")
    for name, theirs, own in (("pages", pages, ours), ("dead", errors, dead)):
        apart = f"{sorted(theirs - own)[:5]} / {sorted(own - theirs)[:5]}"
        print(f"{name:8}{len(theirs):8}{len(own):9}{len(theirs & own):8}  {apart}")
    assert pages
    assert pages - ours == set()
    assert errors - dead == set()


async def test_every_page_of_a_known_graph_is_found_and_no_other() -> None:
    draw = random.Random(20190924)
    graph = {f"/p{n}": [f"/p{draw.randrange(120)}" for _ in range(draw.randrange(4))] for n in range(120)}
    graph["/"] = ["/p0", "/p1", "/mort"]
    reachable, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        if path not in reachable:
            reachable.add(path)
            waiting += graph.get(path, [])
    found: dict[str, Address] = {}
    with serving({path: page(path, *links) for path, links in graph.items()}) as site:
        await discover(
            SiteSettings(url=site.url(), delay=0), lambda a: found.__setitem__(a.url, a), contact=""
        )
    kinds = {url.removeprefix(site.url("")): a.kind for url, a in found.items()}
    assert set(kinds) == reachable
    assert 60 < len(reachable) < 121
    assert [path for path, kind in kinds.items() if kind != "page"] == ["/mort"]
    linked = {
        path: sum(1 for o, to in graph.items() if o in reachable and path in to and o != path)
        for path in kinds
    }
    assert {url.removeprefix(site.url("")): a.found_on_total for url, a in found.items()} == linked
