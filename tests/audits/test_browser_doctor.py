"""limpide doctor: what was found, what works, what would make a measurement fail."""

import os
import socket
from pathlib import Path

import msgspec
import pytest
from browser_tools import descendants, gone, page_server

from audits.browser.checks import machine as machine_checks
from audits.browser.checks.check import Check, Patient
from audits.browser.checks.probe import serve_probe
from audits.browser.doctor import CHECKS, diagnose
from audits.browser.machine import this_machine


def states(checks: list[Check]) -> dict[str, str]:
    return {check.name.en: check.state for check in checks}


def patient(folder: Path, **environ: str) -> Patient:
    return Patient(environ=environ, root=False, folder=folder)


async def test_on_a_working_machine_nothing_fails_and_no_process_is_left(tmp_path: Path) -> None:
    before = descendants(os.getpid())
    checks = await diagnose(None, announce=lambda text: None, install=False, folder=tmp_path)
    assert [check for check in checks if check.state == "fail" and check.name.en != "axe-core"] == []
    assert len(checks) == len(CHECKS)
    assert all(check.name.fr and check.detail.fr and check.detail.en for check in checks)
    assert await gone(descendants(os.getpid()) - before) == set()
    assert os.listdir(tmp_path) == []


async def test_a_wrong_browser_path_fails_everything_that_needs_a_browser_and_nothing_else(
    tmp_path: Path,
) -> None:
    checks = await diagnose(str(tmp_path / "nothing"), announce=lambda text: None, folder=tmp_path)
    found = states(checks)
    for name in ("Browser", "Sandbox", "Page measured", "CDP session", "Screenshots", "Fonts"):
        assert found[name] == "fail"
    for name in ("Python", "Database", "Disk space"):
        assert found[name] != "fail"
    assert "--browser" in next(check.detail.fr for check in checks if check.name.en == "Browser")


async def test_a_proxy_whose_port_is_closed_fails_and_one_that_answers_is_not_asked_anything(
    tmp_path: Path,
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
        assert (await machine_checks.proxy(patient(tmp_path, HTTPS_PROXY=dead))).state == "fail"
    async with page_server() as (port, seen):
        check = await machine_checks.proxy(
            patient(tmp_path, HTTP_PROXY=f"http://ana:secret@127.0.0.1:{port}")
        )
        assert check.state == "ok"
        assert "secret" not in check.detail.fr
        assert seen == []
    assert (await machine_checks.proxy(patient(tmp_path, HTTP_PROXY="http://h:x"))).state == "fail"
    assert (await machine_checks.proxy(patient(tmp_path))).state == "ok"


async def test_an_unreadable_ca_file_fails(tmp_path: Path) -> None:
    (tmp_path / "text.pem").write_text("not a certificate")
    for name in ("absent.pem", "text.pem"):
        assert (
            await machine_checks.authority(patient(tmp_path, SSL_CERT_FILE=str(tmp_path / name)))
        ).state == "fail"
    assert (await machine_checks.authority(patient(tmp_path))).state == "ok"


async def test_a_folder_that_bears_no_database_fails(tmp_path: Path) -> None:
    assert (await machine_checks.database(patient(tmp_path / "absent"))).state == "fail"
    assert (await machine_checks.database(patient(tmp_path))).state == "ok"


async def test_a_full_disk_fails_and_a_small_one_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for free, state in ((10**8, "fail"), (10**9, "warn"), (10**10, "ok")):
        usage = type("usage", (), {"free": free})
        monkeypatch.setattr(machine_checks.shutil, "disk_usage", lambda folder, usage=usage: usage)
        assert (await machine_checks.disk(patient(tmp_path))).state == state


async def test_the_probe_counts_what_it_sends() -> None:
    async with serve_probe() as probe:
        with socket.create_connection(("127.0.0.1", int(probe.url.rsplit(":", 1)[1].strip("/")))) as client:
            client.sendall(b"GET / HTTP/1.1\r\n\r\n")
            client.setblocking(False)
            received = await read_all(client)
        assert (probe.sent, probe.requests) == (received, 1)


async def read_all(client: socket.socket) -> int:
    import asyncio

    total = 0
    while chunk := await asyncio.get_running_loop().sock_recv(client, 4096):
        total += len(chunk)
    return total


async def test_a_doctor_under_a_dead_proxy_still_measures_loopback_but_says_so(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{closed.getsockname()[1]}"
        here = this_machine()
        environ = {**here.environ, "HTTP_PROXY": dead, "HTTPS_PROXY": dead}
        where = msgspec.structs.replace(here, environ=environ)
        found = states(
            await diagnose(None, announce=lambda text: None, install=False, folder=tmp_path, where=where)
        )
    assert found["Proxy"] == "fail"
    assert found["Page measured"] == "ok"
