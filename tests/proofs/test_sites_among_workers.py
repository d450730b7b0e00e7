"""Proof: twelve sites on two workers lose nothing when the scheduler is killed, nor when a worker is, nor both."""

import json
import signal
import time
from pathlib import Path

import pytest

from tests.crawler.dask_cluster import SITES, DaskCluster, Portfolio, audit
from tests.crawler.test_cluster import kill_in_the_middle, visits
from tests.postgres import Postgres

pytestmark = [pytest.mark.proof, pytest.mark.timeout(2400)]


def totals(folder: Path) -> list[tuple[str, str, int, int]]:
    """Return the path's site number, status, requests and bytes of each page, in the order of the sites."""
    text = (folder / "limpide-report" / "results.json").read_text(encoding="utf-8")
    sites = json.loads(text)["sites"]
    return [
        (
            f"{number}/{page['url'].split('/', 3)[3]}",
            page["status"],
            page["weight"]["requests"],
            page["weight"]["wire_bytes"],
        )
        for number, site in enumerate(sites)
        for page in sorted(site["pages"], key=lambda page: str(page["url"]))
    ]


@pytest.fixture(scope="module")
def whole(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, int, int]]:
    """Return what one process finds, undisturbed."""
    folder = tmp_path_factory.mktemp("whole")
    portfolio, store = Portfolio(folder, two_pages=SITES), postgres.database()
    done = audit(folder, portfolio.file, store)
    _out, errors = done.communicate(timeout=900)
    portfolio.close()
    assert done.returncode == 0, errors
    found = totals(folder)
    print(f"\n{'':30}{'stored then':>12}{'exit':>6}{'sites':>7}{'pages':>7}{'same totals':>13}")
    print(f"{'undisturbed, one process':30}{'':>12}{0:>6}{SITES:>7}{len(found):>7}")
    return found


@pytest.mark.parametrize("what", ["worker", "scheduler", "worker, then scheduler"])
def test_killed(postgres: Postgres, whole, tmp_path: Path, what: str) -> None:
    portfolio, store = Portfolio(tmp_path, two_pages=SITES), postgres.database()
    cluster = DaskCluster(tmp_path, store)
    try:
        running = audit(tmp_path, portfolio.file, store, "--cluster", cluster.address)
        kept = 0
        if "worker" in what:
            kill_in_the_middle(cluster, store)
            kept = visits(store).total()
        if "scheduler" in what:
            while visits(store).total() < kept + 7:
                time.sleep(0.05)
            cluster.scheduler.send_signal(signal.SIGKILL)
            kept = visits(store).total()
        _out, errors = running.communicate(timeout=900)
        assert "Traceback" not in errors, errors
        assert running.returncode == (3 if "scheduler" in what else 0), errors
        if "scheduler" in what:
            assert (tmp_path / "limpide-report" / "index.html").is_file()
            print(f"    exit 3: {errors.strip().splitlines()[-1][:110]}")
            cluster.scheduler = cluster.start_scheduler()
            cluster.start_workers(2)
            running = audit(tmp_path, portfolio.file, store, "--cluster", cluster.address)
            _out, errors = running.communicate(timeout=900)
            assert running.returncode == 0, errors
    finally:
        cluster.close()
    after = totals(tmp_path)
    pages = sum(site.asked[path] for site in portfolio.sites for path in site.pages)
    portfolio.close()
    print(
        f"{what + ' killed':30}{kept:>12}{running.returncode:>6}{SITES:>7}{len(after):>7}{after == whole!s:>13}"
    )
    assert after == whole
    assert len(visits(store)) == SITES
    assert pages <= 2 * len(whole) + 8, "no more than what was under way is loaded again"
