"""`watch` runs each site at its moments: over days of a simulated clock, through restarts, and ends on SIGTERM."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import apscheduler.schedulers.base
import pytest

from crawler.campaign import clock
from crawler.campaign import watch as watching
from crawler.campaign.config import load_portfolio
from crawler.campaign.due import due_sites
from crawler.campaign.history import pasts, remember, with_trend
from crawler.campaign.settings import AlertSettings, Portfolio
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.campaign.watch import Halt, Watch
from crawler.cli.schedule import cron_line, schedule, systemd_units
from crawler.errors import UserError
from rules.judge import judge_site
from rules.results import CampaignResult
from tests.bench.processes import family, seconds_until_gone
from tests.conftest import ROOT
from tests.factories import site, visit
from tests.small_site import html

BEGIN = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)
FILE = """
[[site]]
url = "https://daily.example/"
schedule = "daily"
[[site]]
url = "https://thrice.example/"
schedule = "0 */8 * * *"
jitter = 30
[[site]]
url = "https://nightly.example/"
schedule = "30 12 * * *"
night = "22:00-06:00"
[[site]]
url = "https://never.example/"
"""


class Simulated(Halt):
    """A clock that sleeping moves, and the end of the watch at a given time."""

    def __init__(self) -> None:
        super().__init__()
        self.time = self.end = BEGIN

    def until(self, end: datetime) -> "Simulated":
        self.asked, self.end = False, end
        return self

    def sleep(self, seconds: float) -> None:
        # Half a second of waiting is ten minutes here, never beyond the moment that is waited for.
        self.time += timedelta(seconds=600 if seconds == watching.TURN_SECONDS else seconds)
        self.asked = self.asked or self.time >= self.end


@pytest.fixture
def simulated(monkeypatch) -> Simulated:
    made = Simulated()

    class Now(datetime):
        @classmethod
        def now(cls, tz=None):
            return made.time.astimezone(tz)

    monkeypatch.setattr(clock, "present", lambda: made.time)
    monkeypatch.setattr(apscheduler.schedulers.base, "datetime", Now)
    monkeypatch.setattr(watching.time, "sleep", made.sleep)
    return made


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = Store(store_url)
    yield opened
    opened.close()


class Killed(BaseException):
    """What a killed process does: nothing more."""


class Auditor:
    """Stands for the audit: ends a campaign of what is due, in twenty minutes."""

    def __init__(self, store: Store, simulated: Simulated) -> None:
        self.store, self.simulated = store, simulated
        self.lost: list[int] = []
        """Numbers of the calls during which the process is killed."""
        self.calls = 0

    def __call__(self, portfolio: Portfolio, _halt: Halt) -> None:
        self.calls += 1
        due = due_sites(self.store, portfolio.sites, clock.present())
        began = clock.now()
        campaign, _ = self.store.open_campaign(due, slugs(due), {}, began, fresh=False)
        stored = self.store.campaign(campaign)
        assert stored is not None
        self.simulated.time += timedelta(minutes=20)
        if self.calls in self.lost:
            raise Killed
        results = [judge_site(site(visit(url=one.url), url=one.url, discovery=None)) for one in due]
        whole = CampaignResult(
            limpide="0", started=began, ended=clock.now(), exit_code=0, exit_reasons=[], sites=results
        )
        whole = with_trend(self.store, stored, whole, complete=True)
        remember(self.store, stored, whole, AlertSettings(), "fr")
        self.store.end_campaign(campaign, clock.now())


def runs(store: Store, name: str) -> list[str]:
    """When the campaigns of a site began, in Paris: "24 12:00"."""
    found = (datetime.fromisoformat(past.point.started) for past in pasts(store, f"https://{name}.example/"))
    return [(when + timedelta(hours=1)).strftime("%d %H:%M") for when in found]


def test_no_run_is_lost_or_doubled_over_days_restarts_and_a_kill(tmp_path: Path, store, simulated) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(FILE, encoding="utf-8")
    auditor, told = Auditor(store, simulated), []

    def watch(until: datetime) -> None:
        Watch(path, load_portfolio, store, auditor, told.append, simulated.until(until)).run()

    watch(BEGIN + timedelta(hours=15))  # 25th, 03:00 in Paris
    watch(BEGIN + timedelta(hours=21))  # stopped and started again: nothing is due twice
    simulated.time = BEGIN + timedelta(days=2, hours=5)  # off for a day and a half: 26th, 17:00
    auditor.lost = [auditor.calls + 1]
    with pytest.raises(Killed):
        watch(BEGIN + timedelta(days=3))
    watch(BEGIN + timedelta(days=3, hours=3))
    daily, thrice, nightly = (runs(store, name) for name in ("daily", "thrice", "nightly"))
    assert daily[:2] == ["24 12:00", "25 02:00"]
    assert len([run for run in daily if run.startswith("26")]) == 1, "missed moments make one run"
    assert daily[-1] == "27 02:00"
    assert len(daily) == 4
    assert thrice[0] == "24 12:00"
    shares = {run[6:] for run in thrice[1:4]}
    assert len(thrice[1:4]) == 3
    assert len(shares) == 1, "its share of the jitter is the same each time"
    assert [int(run[3:5]) // 8 for run in thrice[1:4]] == [2, 0, 1]
    assert nightly[:1] == ["24 22:00"], "by night only, never audited or not"
    assert all(int(run[3:5]) >= 22 or int(run[3:5]) < 6 for run in nightly)
    assert [run[:2] for run in nightly] == ["24", "26"]
    assert runs(store, "never") == []
    assert any("Veille sur 3 sites" in text.fr for text in told)


def test_the_sites_file_is_read_again_and_a_mistake_in_it_changes_nothing(
    tmp_path: Path, store, simulated, monkeypatch
) -> None:
    path = tmp_path / "sites.toml"
    path.write_text('[[site]]\nurl = "https://never.example/"\n', encoding="utf-8")
    auditor, told = Auditor(store, simulated), []
    steps = {
        BEGIN + timedelta(hours=1): '[[site]]\nurl = "https://never.example/"\nshedule = "daily"\n',
        BEGIN + timedelta(hours=2): FILE,
    }

    plain = simulated.sleep

    def sleep(seconds: float) -> None:
        plain(seconds)
        for when in [when for when in steps if when <= simulated.time]:
            path.write_text(steps.pop(when), encoding="utf-8")

    monkeypatch.setattr(watching.time, "sleep", sleep)
    Watch(
        path, load_portfolio, store, auditor, told.append, simulated.until(BEGIN + timedelta(hours=4))
    ).run()
    assert any("shedule" in text.fr and "schedule" in text.fr for text in told)
    assert len(runs(store, "daily")) == 1


def test_a_second_watch_on_the_same_store_is_refused(tmp_path: Path, store, simulated) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(FILE, encoding="utf-8")
    lock = watching.one_instance(store)
    with pytest.raises(UserError):
        Watch(path, load_portfolio, store, Auditor(store, simulated), print, simulated).run()
    lock.release()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed through /proc")
def test_sigterm_in_the_middle_of_an_audit_leaves_no_browser(small_site, tmp_path: Path) -> None:
    pages = {f"/p{n}": html(f"Page {n}") for n in range(12)}
    links = "".join(f'<a href="{path}">Page {path}</a> ' for path in pages)
    served = small_site({"/": html("Accueil", links), **pages})
    (tmp_path / "sites.toml").write_text(
        f'[[site]]\nurl = "{served.url}"\ndelay = 0.0\nschedule = "daily"\nprofiles = ["none"]\n'
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "watch", "sites.toml", "--settle", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        until = time.monotonic() + 80
        while served.asked.get("/", 0) < 2:  # the crawl has asked once, a browser a second time
            assert time.monotonic() < until
            assert process.poll() is None
            time.sleep(0.1)
        children = family(process.pid)
        assert children
        process.send_signal(signal.SIGTERM)
        _out, errors = process.communicate(timeout=80)
        assert process.returncode == 0, errors
        seconds_until_gone(children)
        assert "Traceback" not in errors
        assert (tmp_path / "limpide-report" / "index.html").is_file()
    finally:
        process.kill()


def test_units_quote_what_their_readers_would_take_otherwise() -> None:
    folder = Path("/srv/sites à 100 %")
    command = ["/opt/py thon", "audit", "/srv/50%/s.toml", "--due"]
    units = systemd_units(command, folder, "fr")
    assert 'ExecStart="/opt/py thon" audit "/srv/50%%/s.toml" --due --quiet' in units
    assert "WorkingDirectory=/srv/sites à 100 %%" in units
    assert "Persistent=true" in units
    line = cron_line(command, folder, "fr").splitlines()[1]
    assert line.startswith("*/15 * * * * cd '/srv/sites à 100 \\%' && '/opt/py thon' audit ")
    assert "%" not in line.replace("\\%", "")


def test_the_next_moments_are_listed(tmp_path: Path, capsys) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(FILE, encoding="utf-8")
    assert schedule(path, store=f"sqlite:///{tmp_path / 'limpide.db'}") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert any("nightly" in line for line in lines[:3])
    with pytest.raises(UserError):
        schedule(path, systemd=True, cron=True)


@pytest.mark.parametrize("manner", [{"systemd": True}, {"cron": True}])
def test_what_is_to_be_installed_never_holds_the_password_of_the_database(
    tmp_path: Path, manner, capsys
) -> None:
    path = tmp_path / "sites.toml"
    path.write_text(FILE, encoding="utf-8")
    assert schedule(path, store="postgresql://me:s3cr3t@base.example/limpide", **manner) == 0
    told = capsys.readouterr()
    assert "s3cr3t" not in told.out + told.err
    assert "--store postgresql://me@base.example/limpide" in told.out
    assert ".pgpass" in told.err
