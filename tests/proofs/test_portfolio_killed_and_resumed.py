"""Proof: 34 sites in one campaign, killed twice in the middle and resumed: the totals of the undisturbed run."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.bench.processes import family, seconds_until_gone
from tests.conftest import ROOT
from tests.small_site import SmallSite, html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1800)]
SITES, PAGES = 34, 3
KILLED_AT = (0.35, 0.7)
"""Shares of all visits after which the campaign is killed."""

Totals = dict[str, tuple[str, int, int, int, int]]


@contextmanager
def served() -> Iterator[list[SmallSite]]:
    with ExitStack() as running:
        sites = []
        for number in range(SITES):
            links = "".join(f'<p><a href="/p{n}">Page {n} du site {number}</a></p>' for n in range(1, PAGES))
            pages = {f"/p{n}": html(f"Page {n}", "<p>Texte.</p>" * (n + number)) for n in range(1, PAGES)}
            picture = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>" * (number % 3)
            sites.append(SmallSite({"/": html(f"Commune {number}", links + picture), **pages}))
            running.callback(sites[-1].close)
        yield sites


def start(folder: Path, sites: list[SmallSite]) -> subprocess.Popen[bytes]:
    folder.mkdir(exist_ok=True)
    rows = (f"Commune {n};{site.url};commune" for n, site in enumerate(sites))
    (folder / "sites.csv").write_text("\n".join(["name;url;tags", *rows]), encoding="utf-8-sig")
    options = ("--settle", "0.2", "--delay", "0", "--profile", "none", "--quiet")
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "audit", "sites.csv", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=(folder / "errors.txt").open("wb"),
    )


def stored(folder: Path) -> int:
    try:
        with closing(sqlite3.connect(folder / "limpide.db", timeout=10)) as connection:
            return int(connection.execute("select count(*) from visit").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def finish(process: subprocess.Popen[bytes], folder: Path) -> Totals:
    assert process.wait(timeout=900) == 0, (folder / "errors.txt").read_text(encoding="utf-8")
    result = json.loads((folder / "limpide-report" / "results.json").read_text(encoding="utf-8"))
    return {
        site["name"]: (
            site["status"],
            len(site["pages"]),
            sum(page["weight"]["wire_bytes"] for page in site["pages"]),
            sum(page["weight"]["requests"] for page in site["pages"]),
            sum(one["places"] for one in site["corrections"] if one["certain"]),
        )
        for site in result["sites"]
    }


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed through /proc")
def test_a_portfolio_killed_in_the_middle_ends_with_the_same_totals(tmp_path: Path) -> None:
    with served() as sites:
        began = time.monotonic()
        whole = finish(start(tmp_path / "whole", sites), tmp_path / "whole")
        print(f"\nundisturbed: {len(whole)} sites, {time.monotonic() - began:.0f} s")
        assert len(whole) == SITES
        assert {row[:2] for row in whole.values()} == {("audited", PAGES)}
        folder = tmp_path / "killed"
        for share in KILLED_AT:
            process = start(folder, sites)
            while stored(folder) < share * SITES * PAGES:
                assert process.poll() is None, "the campaign ended before it could be killed"
                time.sleep(0.1)
            children = family(process.pid)
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=20)
            seconds_until_gone(children)
            print(f"killed after {stored(folder)} of {SITES * PAGES} visits")
        resumed = finish(start(folder, sites), folder)
        for name in ("pages", "bytes", "requests", "certain places"):
            place = ("status", "pages", "bytes", "requests", "certain places").index(name)
            sums = [sum(row[place] for row in totals.values()) for totals in (whole, resumed)]  # type: ignore[misc]
            print(f"{name:<16}{sums[0]:>10}{sums[1]:>10}")
        assert resumed == whole
        page = (tmp_path / "killed" / "limpide-report" / "index.html").stat().st_size
        print(f"portfolio page: {page} bytes")
        assert page < 100_000
