"""Proof: a real watch over three schedules, stopped and killed in between: no run lost or doubled, no browser left."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.campaign.history import pasts
from crawler.campaign.store import Store
from tests.bench.processes import family, seconds_until_gone
from tests.conftest import ROOT
from tests.small_site import html

pytestmark = [pytest.mark.proof, pytest.mark.timeout(1200)]
SCHEDULES = ("*/2 * * * *", "1-59/2 * * * *", "*/3 * * * *")
STEPS = (("SIGTERM", 200), ("SIGKILL", 160), ("SIGTERM", 200))
"""How each watch ends, after how many seconds."""


def start(folder: Path) -> subprocess.Popen[bytes]:
    options = ("--settle", "0.2", "--idle", "0.2")
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "watch", "sites.toml", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=(folder / "errors.txt").open("ab"),
    )


def planned(schedule: str, begin: datetime, end: datetime) -> list[datetime]:
    """The minutes of a schedule within a time, by hand."""
    minute = begin.replace(second=0, microsecond=0) + timedelta(minutes=1)
    minutes = [minute + timedelta(minutes=n) for n in range(int((end - minute).total_seconds() // 60) + 1)]
    if schedule.startswith("1-59"):
        return [one for one in minutes if one.minute % 2 == 1]
    return [one for one in minutes if one.minute % int(schedule[2]) == 0]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed through /proc")
def test_three_schedules_through_a_stop_and_a_kill(small_site, tmp_path: Path) -> None:
    sites = [small_site({"/": html(f"Site {n}")}) for n in range(3)]
    tables = (
        f'[[site]]\nurl = "{site.url}"\nschedule = "{schedule}"\ndelay = 0.0\nprofiles = ["none"]\n'
        for site, schedule in zip(sites, SCHEDULES, strict=True)
    )
    (tmp_path / "sites.toml").write_text("".join(tables), encoding="utf-8")
    spans = []
    for name, seconds in STEPS:
        process, begin = start(tmp_path), datetime.now(UTC)
        time.sleep(seconds)
        while not (children := family(process.pid)):  # in the middle of an audit
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(getattr(signal, name))
        code = process.wait(timeout=120)
        spans.append((begin, datetime.now(UTC)))
        gone = seconds_until_gone(children)
        print(f"{name}: exit {code}, {len(children)} children gone in {gone:.1f} s")
        assert code == (0 if name == "SIGTERM" else -signal.SIGKILL)
    store = Store(f"sqlite:///{tmp_path / 'limpide.db'}")
    print(f"{'schedule':<18}{'moments':>8}{'runs':>6}")
    for site, schedule in zip(sites, SCHEDULES, strict=True):
        runs = [datetime.fromisoformat(past.point.started) for past in pasts(store, site.url)]
        moments = planned(schedule, spans[0][0], spans[-1][1])
        served = Counter(max((m for m in moments if m <= run), default=None) for run in runs)
        print(f"{schedule:<18}{len(moments):>8}{len(runs):>6}  {[run.strftime('%M:%S') for run in runs]}")
        assert all(n == 1 for n in served.values()), "a moment was served twice"
        # Each moment has its run, but the last ones: their audit may have been under way at the end.
        lost = [m for m in moments if m not in served and m < spans[-1][1] - timedelta(seconds=90)]
        assert not lost, lost
    store.close()
    assert b"Traceback" not in (tmp_path / "errors.txt").read_bytes()
