"""`audit --due` as cron runs it: what is due is audited once, the rest of the portfolio stays in the report."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import insert, update

from crawler.campaign import schema
from crawler.campaign.due import due_sites, interrupted, next_times
from crawler.campaign.history import pasts
from crawler.campaign.settings import SiteSettings
from crawler.campaign.slugs import slugs
from crawler.campaign.store import Store
from crawler.cli.audit import audit
from rules.results import TrendPoint
from tests.conftest import ROOT
from tests.small_site import html

FAST = ("--settle", "0.2", "--profile", "none", "--delay", "0", "--quiet")
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SITES = [SiteSettings(url=f"https://{name}.example/", schedule="daily") for name in "ab"]


def result(folder: Path) -> dict:
    return json.loads((folder / "limpide-report" / "results.json").read_text(encoding="utf-8"))


def sites_file(folder: Path, *urls: str, schedule: str = "daily") -> None:
    tables = (f'[[site]]\nurl = "{url}"\nname = "Site {n}"\n' for n, url in enumerate(urls))
    (folder / "sites.toml").write_text(
        f'[alerts.webhook]\n[defaults]\nschedule = "{schedule}"\n' + "".join(tables)
    )


def age(folder: Path, url: str, days: int) -> None:
    """Make the last campaign of a site older than it is."""
    store = Store(f"sqlite:///{folder / 'limpide.db'}")
    (past,) = pasts(store, url)
    began = (datetime.fromisoformat(past.point.started) - timedelta(days=days)).isoformat()
    point = msgspec.json.encode(msgspec.structs.replace(past.point, started=began)).decode()
    with store.engine.begin() as connection:
        mine = schema.history.c.address == past.address
        connection.execute(update(schema.history).where(mine).values(started=began, point=point))
    store.close()


def killed_once_a_visit_is_stored(folder: Path) -> None:
    """Begin the audit and kill it as soon as one of its visits is stored."""
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "audit", "sites.toml", "--due", "--concurrency", "1", *FAST],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + 80
    while not visits(folder):
        assert time.monotonic() < until
        assert process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait(timeout=20)


def visits(folder: Path) -> int:
    try:
        with closing(sqlite3.connect(folder / "limpide.db", timeout=10)) as connection:
            return int(connection.execute("select count(*) from visit").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.mark.timeout(300)
def test_what_is_due_is_audited_once_and_the_report_shows_every_site(
    limpide, small_site, tmp_path, capsys
) -> None:
    first, second = (small_site({"/": html(f"Accueil {n}")}) for n in (1, 2))
    sites_file(tmp_path, first.url, second.url)
    killed_once_a_visit_is_stored(tmp_path)
    done = limpide("audit", "sites.toml", "--due", *FAST)
    assert done.returncode == 0, done.stderr
    assert visits(tmp_path) == 2, "killed and resumed: no visit lost, none made twice"
    assert [len(site["pages"]) for site in result(tmp_path)["sites"]] == [1, 1]
    assert {first.asked["/"], second.asked["/"]} <= {2, 3}, "the stored one is not asked for again"
    assert 2 in (first.asked["/"], second.asked["/"])
    asked = dict(first.asked), dict(second.asked)

    store = f"sqlite:///{tmp_path / 'limpide.db'}"
    assert audit([str(tmp_path / "sites.toml")], due=True, store=store) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "Site 0" in line or "Site 1" in line, "what comes next"
    assert (first.asked, second.asked) == asked, "nothing due asks nothing"

    age(tmp_path, second.url, days=3)
    second.pages["/"] = html("Accueil 2", "<img src='data:,x'>")
    done = limpide("audit", "sites.toml", "--due", *FAST, LIMPIDE_WEBHOOK_URL=f"{first.url}hook/secret")
    assert done.returncode == 0, done.stderr
    assert "Alerte non envoyée" in done.stderr, "its server takes no POST: said, and the audit is complete"
    assert "501" in done.stderr
    assert "secret" not in done.stderr
    assert first.asked == asked[0], "the other site is left alone"
    assert "Site 1" in done.stdout
    assert "Site 0" not in done.stdout
    shown = result(tmp_path)["sites"]
    assert [site["name"] for site in shown] == ["Site 0", "Site 1"], "the portfolio is whole"
    assert [len(site["trend"]) for site in shown] == [1, 2]
    assert shown[1]["trend"][1]["new"] == 1, "the image without alternative is new"
    assert (tmp_path / "limpide-report" / shown[0]["slug"] / "index.html").is_file()


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(f"sqlite:///{tmp_path / 'limpide.db'}")
    yield opened
    opened.close()


def began(store: Store, sites: list[SiteSettings], when: datetime) -> str:
    return store.open_campaign(sites, slugs(sites), {}, when.isoformat(timespec="seconds"), fresh=False)[0]


def test_sites_never_audited_are_due_at_once(store: Store) -> None:
    assert due_sites(store, SITES, NOW) == SITES
    assert [site for _when, site in next_times(store, SITES, NOW)] == SITES


def test_an_interrupted_campaign_is_taken_up_again_when_the_portfolio_still_asks_the_same(
    store: Store,
) -> None:
    campaign = began(store, SITES[:1], NOW - timedelta(hours=1))
    assert interrupted(store, SITES, NOW) == SITES[:1]
    assert interrupted(store, SITES[1:], NOW) == [], "the site has left the portfolio"
    assert interrupted(store, SITES, NOW + timedelta(days=3)) == [], "its pages have aged"
    store.end_campaign(campaign, NOW.isoformat())
    assert interrupted(store, SITES, NOW) == []


def test_an_interrupted_campaign_waits_for_the_night(store: Store) -> None:
    nightly = [SiteSettings(url="https://a.example/", schedule="daily", night="22:00-06:00")]
    began(store, nightly, NOW - timedelta(hours=8))
    assert interrupted(store, nightly, NOW) == []
    assert interrupted(store, nightly, NOW + timedelta(hours=12)) == nightly


def test_an_interrupted_campaign_whose_sites_were_audited_since_is_left(store: Store) -> None:
    began(store, SITES[:1], NOW - timedelta(hours=2))
    later = began(store, SITES, NOW - timedelta(hours=1))
    store.end_campaign(later, NOW.isoformat())
    assert interrupted(store, SITES, NOW) == SITES[:1]
    point = TrendPoint(
        campaign=later, started=(NOW - timedelta(hours=1)).isoformat(), status="audited", pages=1
    )
    row = {"address": SITES[0].url, "campaign": later, "started": point.started, "name": "a", "slug": "a"}
    with store.engine.begin() as connection:
        values = {"point": msgspec.json.encode(point).decode(), "verdicts": "{}"}
        connection.execute(insert(schema.history).values(**row, **values))
    assert interrupted(store, SITES, NOW) == []
