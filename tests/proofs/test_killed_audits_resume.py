"""Proof: an audit killed at any moment and run again ends with the figures of one never disturbed."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.small_site import SmallSite, html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(900)]
PAGES = 20
KILLS = 8
SEED = 20261124
ORPHAN_SECONDS = 15.0
"""Seconds the browser, its driver and the crawl have to end once their parent was killed."""


def site_of_twenty_pages() -> SmallSite:
    paths = [f"/page{number:02}" for number in range(1, PAGES)]
    home = html("Accueil", "".join(f'<p><a href="{path}">Page {path}</a></p>' for path in paths))
    pages = {path: html(f"Page {path}", "<p>Texte.</p>" * (n + 1)) for n, path in enumerate(paths)}
    return SmallSite({"/": home, **pages})


def start(folder: Path, url: str) -> subprocess.Popen[bytes]:
    folder.mkdir(exist_ok=True)
    options = (
        "--all-pages",
        "--settle",
        "0.2",
        "--idle",
        "0.2",
        "--delay",
        "0",
        "--concurrency",
        "2",
        "--quiet",
    )
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "audit", url, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=(folder / "errors.txt").open("wb"),
    )


def finish(process: subprocess.Popen[bytes], folder: Path) -> list[tuple[str, int, int, int]]:
    assert process.wait(timeout=200) == 0, (folder / "errors.txt").read_text(encoding="utf-8")
    (site,) = json.loads((folder / "limpide-report" / "results.json").read_text(encoding="utf-8"))["sites"]
    assert {page["status"] for page in site["pages"]} == {"audited"}
    weights = (
        (p["url"], p["weight"]["requests"], p["weight"]["wire_bytes"], p["dom"]) for p in site["pages"]
    )
    return sorted(weights)


def stored(folder: Path) -> set[str]:
    database = folder / "limpide.db"
    if not database.exists():
        return set()
    with closing(sqlite3.connect(database, timeout=10)) as connection:
        try:
            return {url for (url,) in connection.execute("select url from visit")}
        except sqlite3.OperationalError:
            return set()


def processes() -> Iterator[tuple[int, int, str]]:
    """Yield (id, parent's id, start time) of the live processes of this machine."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] != "Z":
                yield int(entry.name), int(fields[1]), fields[19]


def family(parent: int) -> set[tuple[int, str]]:
    """Return (id, start time) of every descendant of a process."""
    alive = list(processes())
    found, ids = set(), {parent}
    while new := {(pid, began) for pid, above, began in alive if above in ids} - found:
        found |= new
        ids |= {pid for pid, _ in new}
    return found


def seconds_until_gone(family_before: set[tuple[int, str]]) -> float:
    began = time.monotonic()
    while left := family_before & {(pid, start_time) for pid, _, start_time in processes()}:
        assert time.monotonic() - began < ORPHAN_SECONDS, f"still alive: {left}"
        time.sleep(0.1)
    return time.monotonic() - began


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed through /proc")
def test_an_audit_killed_at_any_moment_ends_with_the_same_totals(tmp_path: Path) -> None:
    site = site_of_twenty_pages()
    try:
        began = time.monotonic()
        undisturbed = finish(start(tmp_path / "whole", site.url), tmp_path / "whole")
        duration = time.monotonic() - began
        assert len(undisturbed) == PAGES
        print(f"\nundisturbed: {duration:.1f} s, {PAGES} pages, {sum(row[2] for row in undisturbed)} bytes")
        print(
            f"{'killed at':>10}{'stored then':>13}{'asked again':>13}{'children gone':>15}{'pages':>7}{'bytes':>8}"
        )
        draw = random.Random(SEED)
        for number in range(KILLS):
            # One moment in each eighth of the audit, from its start to its report.
            moment = duration * (number + draw.random()) / KILLS
            folder = tmp_path / f"killed-{number}"
            process = start(folder, site.url)
            time.sleep(moment)
            children = family(process.pid)
            process.send_signal(signal.SIGKILL)
            assert process.wait(timeout=20) == -signal.SIGKILL, "the audit ended before it could be killed"
            gone = seconds_until_gone(children)
            kept, before = stored(folder), dict(site.asked)
            totals = finish(start(folder, site.url), folder)
            again = [
                url
                for url in kept
                if site.asked["/" + url.removeprefix(site.url)] != before["/" + url.removeprefix(site.url)]
            ]
            print(
                f"{moment:>8.1f} s{len(kept):>13}{len(again):>13}{gone:>13.1f} s{len(totals):>7}"
                f"{sum(row[2] for row in totals):>8}"
            )
            assert not again, "a stored page was asked for again"
            assert totals == undisturbed
    finally:
        site.close()
