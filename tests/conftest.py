"""What every test may use: small bounded web servers on loopback, and the command line as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.postgres import Postgres, programs
from tests.small_site import Pages, SmallSite

ROOT = Path(__file__).parents[1]
ALONE = ("proof", "bench")
"""Tiers that run in one process, asked by -m."""

# Some machines forbid Python to keep its compiled modules: each of the hundred programs the tests start would then
# compile all its packages again, two seconds of processor each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_configure(config: pytest.Config) -> None:
    """Print the tables of proofs and benchmarks, which are their result, though they pass."""
    if config.option.markexpr in ALONE:
        config.option.reportchars += "P"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Three workers share two cores, as tests wait more than they compute; proofs and benchmarks run alone."""
    return 0 if config.option.markexpr in ALONE or config.option.usepdb else 3


@pytest.fixture
def small_site() -> Iterator[Callable[[Pages], SmallSite]]:
    """Serve pages for the time of the test: small_site({"/": html("Accueil")})."""
    sites: list[SmallSite] = []

    def start(pages: Pages) -> SmallSite:
        sites.append(SmallSite(pages))
        return sites[-1]

    yield start
    for site in sites:
        site.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL; the test is skipped where none is installed."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    server = Postgres()
    yield server
    server.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'limpide.db'}"
    return str(request.getfixturevalue("postgres").database())


@pytest.fixture
def limpide(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line in an empty folder: limpide("audit", url, env={...})."""

    def run(*arguments: str, timeout: float = 100, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "crawler.guard", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    return run
