"""Proof: whatever breaks in the middle of an audit, it ends with the figures of one never disturbed."""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from tests.bench.processes import family, seconds_until_gone
from tests.conftest import ROOT
from tests.small_site import SmallSite, html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1500)]
PAGES = 12
KILLS = 20
SEED = 20261124
OPTIONS = (
    *("--all-pages", "--settle", "0.2", "--idle", "0.2", "--delay", "0", "--concurrency", "2", "--quiet"),
    *("--profile", "return", "--profile", "content"),
)
Totals = list[tuple[str, str, int, int, int]]
"""Path, status, requests, bytes and elements of each page; the corrections come last."""

JUMPED = (
    "import sys; from datetime import timedelta; from crawler.campaign import clock; real = clock.present; "
    "clock.present = lambda: real() + timedelta(days={days}); sys.argv = ['limpide', *sys.argv[1:]]; "
    "from crawler.guard import main; main()"
)


def pages() -> dict[str, str]:
    paths = [f"/page{number:02}" for number in range(1, PAGES)]
    home = html("Accueil", "".join(f'<p><a href="{path}">Page {path}</a></p>' for path in paths))
    return {"/": home} | {
        path: html(f"Page {path}", "<p>Texte.</p>" * (n + 1) + "<img src=/photo>")
        for n, path in enumerate(paths)
    }


def serve(port: int, ready) -> None:
    site = SmallSite(
        {**pages(), "/photo": (200, {"Content-Type": "image/gif"}, b"GIF89a" + bytes(4000))}, port
    )
    ready.send(site.url)
    time.sleep(1500)


class Website:
    """The site, in a process of its own: it can be killed and come back at the same place."""

    def __init__(self) -> None:
        self.port = 0
        self.process: BaseProcess | None = None
        self.start()

    def start(self) -> None:
        here, there = multiprocessing.Pipe(duplex=False)
        fork = multiprocessing.get_context("fork")
        self.process = fork.Process(target=serve, args=(self.port, there), daemon=True)
        self.process.start()
        self.url = here.recv()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.join()


class Audit:
    """One audit under way in a folder of its own."""

    def __init__(self, folder: Path, url: str, *, days: int = 0) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        door = ("-c", JUMPED.format(days=days)) if days else ("-m", "crawler.guard")
        self.process = subprocess.Popen(
            [sys.executable, *door, "audit", url, *OPTIONS],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(folder / "errors.txt").open("wb"),
        )

    def wait(self) -> int:
        return self.process.wait(timeout=300)

    def said(self) -> str:
        return (self.folder / "errors.txt").read_text(encoding="utf-8")

    def stored(self) -> int:
        """How many visits are stored."""
        try:
            with closing(
                sqlite3.connect(f"file:{self.folder / 'limpide.db'}?mode=ro", uri=True)
            ) as connection:
                return int(connection.execute("select count(*) from visit").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    def reach(self, visits: int) -> None:
        """Return once that many visits are stored."""
        while self.stored() < visits:
            assert self.process.poll() is None, f"the audit ended before it could be disturbed: {self.said()}"
            time.sleep(0.05)

    def totals(self) -> Totals:
        """Wait for its end and return what it found."""
        assert self.wait() == 0, self.said()
        text = (self.folder / "limpide-report" / "results.json").read_text(encoding="utf-8")
        (site,) = json.loads(text)["sites"]
        rows = [
            (
                "/" + page["url"].split("/", 3)[3],
                page["status"],
                page["weight"]["requests"],
                page["weight"]["wire_bytes"],
                page["dom"],
            )
            for page in site["pages"]
        ]
        found = sorted(one["id"] for one in site["corrections"])
        return [*sorted(rows), (f"corrections {found}", "", len(found), 0, 0)]


@pytest.fixture(scope="module")
def website() -> Iterator[Website]:
    made = Website()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def undisturbed(website: Website, tmp_path_factory: pytest.TempPathFactory) -> tuple[Totals, float]:
    began = time.monotonic()
    totals = Audit(tmp_path_factory.mktemp("whole"), website.url).totals()
    assert [row[1] for row in totals].count("audited") == PAGES
    return totals, time.monotonic() - began


def line(what: str, *figures: object) -> None:
    print(f"{what:<44}" + "".join(f"{figure!s:>12}" for figure in figures))


def test_killed_at_twenty_random_moments(website: Website, undisturbed, tmp_path: Path) -> None:
    totals, duration = undisturbed
    line(f"\nundisturbed, {duration:.0f} s", f"{PAGES} pages", f"{sum(row[3] for row in totals[:-1])} bytes")
    line("killed at", "stored then", "gone after", "same totals")
    draw = random.Random(SEED)
    for number in range(KILLS):
        # One moment in each twentieth of the audit, from its start to its report.
        moment = duration * (number + draw.random()) / KILLS
        audit = Audit(tmp_path / f"killed-{number}", website.url)
        time.sleep(moment)
        children = family(audit.process.pid)
        audit.process.kill()
        ended = audit.wait()
        gone = seconds_until_gone(children)
        kept = audit.stored()
        after = Audit(audit.folder, website.url).totals() if ended else audit.totals()
        line(f"{moment:.1f} s" + ("" if ended else " (had ended)"), kept, f"{gone:.1f} s", after == totals)
        assert after == totals


def test_disk_full(website: Website, undisturbed, tmp_path: Path) -> None:
    totals, _ = undisturbed
    line("\ndisk of", "exit", "stored then", "same totals")
    for size in (250, 450, 900, 1600):
        folder = tmp_path / f"disk-{size}"
        folder.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk cannot be mounted here (needs root)")
        try:
            audit = Audit(folder, website.url)
            code = audit.wait()
            assert code in (2, 3)
            assert "Traceback" not in audit.said()
            kept = audit.stored()
            subprocess.run(["mount", "-o", "remount,size=300m", str(folder)], check=True)
            after = Audit(folder, website.url).totals()
            line(f"{size} kB", code, kept, after == totals)
            assert after == totals
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(("seconds", "codes"), [(3, [0]), (14, [3])])
def test_database_locked(
    website: Website, undisturbed, tmp_path: Path, seconds: int, codes: list[int]
) -> None:
    totals, _ = undisturbed
    audit = Audit(tmp_path / "locked", website.url)
    audit.reach(2)
    holder = sqlite3.connect(audit.folder / "limpide.db", isolation_level=None, timeout=10)
    holder.execute("BEGIN IMMEDIATE")
    time.sleep(seconds)
    holder.execute("ROLLBACK")
    holder.close()
    code, kept = audit.wait(), audit.stored()
    assert code in codes
    assert "Traceback" not in audit.said()
    after = (audit if code == 0 else Audit(audit.folder, website.url)).totals()
    line(f"\ndatabase held for {seconds} s", f"exit {code}", f"{kept} stored", after == totals)
    assert after == totals


def chromium(parent: int, kind: str) -> int:
    """Return a process of the browser: "" its main one, or of that --type."""
    for pid, _began in sorted(family(parent)):
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if command.startswith("/bin/sh"):  # a distribution's script around its browser, which outlives it
            continue
        if f"--type={kind}" in command if kind else "--user-data-dir" in command and "--type=" not in command:
            return pid
    return 0


@pytest.mark.parametrize("kind", ["", "renderer"])
def test_browser_or_renderer_killed(website: Website, undisturbed, tmp_path: Path, kind: str) -> None:
    totals, _ = undisturbed
    audit = Audit(tmp_path / "browser", website.url)
    killed = 0
    for visits in (2, 6):
        audit.reach(visits)
        until = time.monotonic() + 20
        while not (pid := chromium(audit.process.pid, kind)) and time.monotonic() < until:
            time.sleep(0.02)
        if pid:
            os.kill(pid, signal.SIGKILL)
            killed += 1
    after = audit.totals()
    line(f"\n{kind or 'browser'} killed", f"{killed} times", "one run", after == totals)
    assert killed == 2
    assert after == totals


@pytest.mark.parametrize("seconds", [1, 8])
def test_server_gone_and_back(undisturbed, tmp_path: Path, seconds: int) -> None:
    totals, _ = undisturbed
    site = Website()
    audit = Audit(tmp_path / "server", site.url)
    for visits in (2, 7):
        audit.reach(visits)
        site.kill()
        time.sleep(seconds)
        site.start()
    after = audit.totals()
    site.kill()
    line(f"\nserver gone twice for {seconds} s", "one run", after == totals)
    assert after == totals


@pytest.mark.parametrize("days", [-400, 400])
def test_clock_jumps(website: Website, undisturbed, tmp_path: Path, days: int) -> None:
    totals, _ = undisturbed
    audit = Audit(tmp_path / "clock", website.url)
    audit.reach(3)
    audit.process.kill()
    audit.wait()
    after = Audit(audit.folder, website.url, days=days).totals()
    line(f"\nclock {days:+} days, then resumed", after == totals)
    assert after == totals


def test_a_second_process_is_kept_out(website: Website, undisturbed, tmp_path: Path) -> None:
    totals, _ = undisturbed
    audit = Audit(tmp_path / "two", website.url)
    audit.reach(2)
    second = subprocess.run(
        [sys.executable, "-m", "crawler.guard", "audit", website.url, *OPTIONS],
        cwd=audit.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 2
    assert second.stderr.count("\n") == 1
    after = audit.totals()
    line("\nsecond process: " + second.stderr.strip()[:70], after == totals)
    assert after == totals


@pytest.mark.parametrize("times", [1, 2])
def test_ctrl_c(website: Website, undisturbed, tmp_path: Path, times: int) -> None:
    totals, _ = undisturbed
    audit = Audit(tmp_path / "stopped", website.url)
    audit.reach(3)
    began = time.monotonic()
    for _ in range(times):
        audit.process.send_signal(signal.SIGINT)
        time.sleep(0.3)
    code, took = audit.wait(), time.monotonic() - began
    reported = (audit.folder / "limpide-report" / "results.json").is_file()
    kept = audit.stored()
    after = Audit(audit.folder, website.url).totals()
    line(
        f"\nCtrl-C {times} times",
        f"exit {code}",
        f"{took:.1f} s",
        f"report {reported}",
        kept,
        after == totals,
    )
    assert (code, reported) == ((3, True) if times == 1 else (130, False))
    assert after == totals
