"""Proof: a site of 50,000 pages is discovered whole, in flat memory; its rate beside a plain wget of the same pages.

`uv run pytest -m proof tests/proofs/test_fifty_thousand_pages.py` prints the memory of the crawl's process as it goes.
LIMPIDE_PAGES asks for another number of pages.
"""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.campaign.settings import LimitSettings, SiteSettings
from crawler.discovery import discover
from rules.evidence.inventory import Address

pytestmark = [pytest.mark.proof, pytest.mark.timeout(3600)]
PAGES = int(os.environ.get("LIMPIDE_PAGES", "50000"))
LINKS = 30
GROWTH = 1.5
"""Most memory at the end, as a multiple of that after a tenth of the pages."""

SERVER = """
import asyncio, sys
PAGES, LINKS = int(sys.argv[1]), int(sys.argv[2])

def page(n):
    there = [(n * 31 + k * k * 7 + k) % PAGES for k in range(LINKS - 1)]
    links = "".join(f'<li><a href="/p/{t}">Page {t} de la ville</a></li>' for t in there)
    return (f'<!doctype html><html lang=fr><head><title>Page {n}</title></head><body><main><h1>Page {n}</h1>'
            f'<div class=corps><p>Texte de la page {n}.</p><ul>{links}</ul></div>'
            f'<a href="/p/{(n + 1) % PAGES}">Suite</a></main></body></html>').encode()

async def answer(reader, writer):
    try:
        while True:
            path = (await reader.readuntil(b"\\r\\n\\r\\n")).split(b" ", 2)[1].decode()
            known = path == "/" or (path.startswith("/p/") and path[3:].isdigit())
            body = page(int(path[3:] or 0)) if known else b""
            head = "200 OK" if known else "404 Not Found"
            head += f"\\r\\nContent-Type: text/html\\r\\nContent-Length: {len(body)}\\r\\n\\r\\n"
            writer.write(f"HTTP/1.1 {head}".encode() + body)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()

async def main():
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.sleep(3600)

asyncio.run(main())
"""


@pytest.fixture
def site() -> Iterator[str]:
    command = [sys.executable, "-c", SERVER, str(PAGES), str(LINKS)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    yield f"http://127.0.0.1:{int(server.stdout.readline())}/"
    server.kill()
    server.wait()


def resident(pid: int) -> int:
    """Return the resident memory of a process, in MB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


def crawling() -> int:
    """Return the process that crawls, a child of ours."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    return next(
        int(one) for one in children if b"crawler.discovery" in Path(f"/proc/{one}/cmdline").read_bytes()
    )


def test_all_pages_are_found_in_flat_memory(site: str, tmp_path: Path) -> None:
    tenth, memory, pages = max(1, PAGES // 10), dict[int, tuple[int, int]](), set[str]()

    def met(address: Address) -> None:
        if address.kind == "page":
            pages.add(address.url)

    def told(_found: int, fetched: int, _queued: int) -> None:
        step = fetched // tenth
        if step and step not in memory:
            memory[step] = (resident(crawling()), resident(os.getpid()))
            print(
                f"{fetched:6} pages read: crawl {memory[step][0]} MB, its parent {memory[step][1]} MB",
                flush=True,
            )

    limits = LimitSettings(pages=PAGES + 100, depth=1000, minutes=59)
    began = time.monotonic()
    discovery = asyncio.run(
        discover(SiteSettings(url=site, delay=0.0, limits=limits), met, contact="", on_progress=told)
    )
    seconds = time.monotonic() - began
    print(
        f"limpide: {len(pages)} pages in {seconds:.0f} s, {len(pages) / seconds:.0f} a second, {discovery.status}"
    )
    if shutil.which("wget"):
        began = time.monotonic()
        plain = ["wget", "-r", "-l", "inf", "-q", "-nH", "--delete-after", "-P", str(tmp_path), site]
        subprocess.run(plain, timeout=3000, check=False)
        spent = time.monotonic() - began
        print(
            f"wget: {spent:.0f} s, {PAGES / spent:.0f} a second; limpide takes {seconds / spent:.1f} times as long"
        )
    assert len(pages) == PAGES + 1  # the home page shows the same as page 0
    first, last = memory[min(memory)][0], memory[max(memory)][0]
    assert last <= GROWTH * first, (first, last)
