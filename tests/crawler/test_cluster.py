"""Sites shared among workers: every page once and no site lost, though a worker dies in the middle of one."""

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from distributed import Client

from tests.crawler.dask_cluster import SITES, DaskCluster, Portfolio, audit
from tests.postgres import QUOTED, Postgres


@pytest.fixture
def portfolio(tmp_path: Path) -> Iterator[Portfolio]:
    made = Portfolio(tmp_path)
    yield made
    made.close()


def visits(store: str) -> Counter[int]:
    """Return how many visits are stored of each site, by its number."""
    with psycopg.connect(store) as connection:
        try:
            rows = connection.execute("SELECT site, count(*) FROM visit GROUP BY site").fetchall()
        except psycopg.errors.UndefinedTable:
            return Counter()
        return Counter(dict(rows))


def kill_in_the_middle(cluster: DaskCluster, store: str) -> tuple[int, str]:
    """Kill the worker of a site of which one page of two is stored; return the site's number and that page."""
    with Client(cluster.address, set_as_default=False) as client:
        pids = client.run(os.getpid)
        until = time.monotonic() + 80
        while time.monotonic() < until:
            busy = {
                int(key.rpartition("-")[2]): at for at, keys in client.processing().items() for key in keys
            }
            half = [site for site, count in visits(store).items() if count == 1 and site in busy]
            if half:
                os.kill(pids[busy[half[0]]], signal.SIGKILL)
                with psycopg.connect(store) as connection:
                    rows = connection.execute("SELECT url FROM visit WHERE site = %s", half[:1]).fetchall()
                assert len(rows) == 1, "the site had ended when its worker was killed"
                return half[0], str(rows[0][0])
            time.sleep(0.02)
    raise AssertionError("no site was ever in the middle")


@pytest.mark.timeout(240)
def test_a_worker_killed_in_the_middle_of_a_site_loses_nothing_and_nothing_is_done_twice(
    postgres: Postgres, portfolio: Portfolio, tmp_path: Path
) -> None:
    store = postgres.database()
    cluster = DaskCluster(tmp_path, store)
    try:
        running = audit(tmp_path, portfolio.file, store, "--cluster", cluster.address)
        _site, stored = kill_in_the_middle(cluster, store)
        _out, errors = running.communicate(timeout=200)
    finally:
        cluster.close()
    assert running.returncode == 0, errors
    assert QUOTED not in errors
    assert len(visits(store)) == SITES
    assert visits(store).total() == portfolio.pages
    sites = json.loads((tmp_path / "limpide-report" / "results.json").read_text(encoding="utf-8"))["sites"]
    assert [site["url"] for site in sites] == [site.url for site in portfolio.sites]
    assert {page["status"] for site in sites for page in site["pages"]} == {"audited"}
    asked = {
        site.url + path.lstrip("/"): site.asked.get(path, 0)
        for site in portfolio.sites
        for path in site.pages
    }
    assert asked[stored] == 2, "one crawl and one visit: what was stored is not visited again"
    assert sum(asked.values()) <= 2 * portfolio.pages + 1, (
        "at most the page that was under way is loaded again"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--cluster", "tcp://127.0.0.1:1", "--store", "sqlite:///x.db"), "postgresql://"),
        (("--cluster", "tcp://127.0.0.1:1", "--workers", "2"), "--workers"),
        (("--cluster", "127.0.0.1:8786"), "tcp://machine:8786"),
    ],
)
def test_a_cluster_that_cannot_work_is_one_sentence_and_exit_2(limpide, options, said: str) -> None:
    done = limpide("audit", "http://127.0.0.1:1/", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
