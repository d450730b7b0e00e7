"""A Dask scheduler and workers of the tests, started by the commands of the README; all end with the test."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.postgres import free_port
from tests.small_site import SmallSite, html

SITES = 12
FAST = (
    "--all-pages",
    "--settle",
    "0.2",
    "--idle",
    "0.2",
    "--delay",
    "0",
    "--concurrency",
    "1",
    "--profile",
    "none",
)


class DaskCluster:
    """One scheduler and some workers on 127.0.0.1."""

    def __init__(self, folder: Path, store: str, workers: int = 2) -> None:
        self._folder, self._store = folder, store
        self._running: list[subprocess.Popen[bytes]] = []
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self.scheduler = self.start_scheduler()
        self.workers = [self._start_worker(number) for number in range(workers)]

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        port = self.address.rpartition(":")[2]
        return self._start(
            "scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard", "--idle-timeout", "300s"
        )

    def _start_worker(self, number: int) -> subprocess.Popen[bytes]:
        options = (
            "--nworkers",
            "1",
            "--nthreads",
            "1",
            "--no-nanny",
            "--no-dashboard",
            "--death-timeout",
            "30",
        )
        return self._start("worker", self.address, "--host", "127.0.0.1", "--name", f"w{number}", *options)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        started = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            cwd=self._folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LIMPIDE_STORE": self._store},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / f"{arguments[0]}-{len(self._running)}.log").open("wb"),
        )
        self._running.append(started)
        return started

    def start_workers(self, count: int) -> None:
        """Start further workers, as after the loss of a scheduler, which takes its workers with it."""
        self.workers = [self._start_worker(number) for number in range(count)]

    def close(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
        for process in self._running:
            process.wait(timeout=20)


class Portfolio:
    """Small sites of one page, the first ones of two, and the file that names them."""

    def __init__(self, folder: Path, count: int = SITES, two_pages: int = 4) -> None:
        home = html("Accueil", '<p><a href="/second">La seconde page</a></p>')
        two, one = {"/": home, "/second": html("Seconde page")}, {"/": html("Accueil")}
        self.sites = [SmallSite(two if number < two_pages else one) for number in range(count)]
        self.file = folder / "sites.toml"
        self.file.write_text("".join(f'[[site]]\nurl = "{site.url}"\n' for site in self.sites))

    @property
    def pages(self) -> int:
        """How many pages the sites have together."""
        return sum(len(site.pages) for site in self.sites)

    def close(self) -> None:
        for site in self.sites:
            site.close()


def audit(folder: Path, file: Path, store: str, *options: str) -> subprocess.Popen[str]:
    """Start an audit of a sites file."""
    return subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "audit", str(file), *FAST, *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LIMPIDE_STORE": store},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
