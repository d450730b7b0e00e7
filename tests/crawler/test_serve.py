"""`limpide serve` shows the folder it was given, to this machine, and nothing else of the disk."""

import http.client
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cli.serve import serve
from crawler.errors import UserError
from crawler.serving import FolderServer
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = tmp_path / "report"
    (report / "ville").mkdir(parents=True)
    (report / "index.html").write_text("<h1>portefeuille</h1>")
    (report / "ville" / "index.html").write_text("<h1>ville</h1>")
    (report / ".limpide-report.json").write_text("[]")
    (report / "results.json").write_text("{}")
    (tmp_path / "secret.txt").write_text("secret")
    (report / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (report / "up").symlink_to(tmp_path)
    return report


@pytest.fixture
def server(folder: Path) -> Iterator[FolderServer]:
    running = FolderServer(folder, 0)
    threading.Thread(target=running.serve_forever, args=(0.05,), daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


def ask(server: FolderServer, path: str, method: str = "GET", host: str = "") -> tuple[int, bytes, dict]:
    port = server.server_address[1]
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    link.putrequest(method, path, skip_host=True)
    link.putheader("Host", host or f"127.0.0.1:{port}")
    link.endheaders()
    answer = link.getresponse()
    found = answer.status, answer.read(), dict(answer.getheaders())
    link.close()
    return found


def test_pages_are_served_with_headers_that_allow_nothing_else(server: FolderServer) -> None:
    status, body, headers = ask(server, "/")
    assert (status, body) == (200, b"<h1>portefeuille</h1>")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert ask(server, "/ville/")[:2] == (200, b"<h1>ville</h1>")
    assert ask(server, "/ville")[2]["Location"] == "/ville/"
    assert ask(server, "/results.json?x=1")[0] == 200
    assert ask(server, "/", "HEAD")[:2] == (200, b"")
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/ville/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/ville/%2e%2e%2f%2e%2e%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/leak.txt",
        "/up/secret.txt",
        "/up",
        "/.limpide-report.json",
        "/ville/%00index.html",
        "/c:/windows/win.ini",
        "/index.html/",
        "/absent.html",
        "/" + "a" * 5000,
        "http://127.0.0.1/index.html",
    ],
)
def test_hostile_paths_find_nothing(server: FolderServer, path: str) -> None:
    status, body, _headers = ask(server, path)
    assert status == 404, body
    assert b"secret" not in body


def test_other_methods_and_other_hosts_are_refused(server: FolderServer, folder: Path) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert ask(server, "/index.html", method)[0] == 405
    assert ask(server, "/", host="rebound.example:80")[:2] == (421, b"")
    assert (folder / "index.html").read_text() == "<h1>portefeuille</h1>"


def test_the_command_says_where_and_ends_on_sigterm(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler.guard", "serve", str(folder), "--port", "0"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 0
    process.stdout.close()


def test_a_folder_that_is_no_report_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        serve(tmp_path)
