"""Installing a browser: each way is bounded, announced, and its failure leads to the next."""

import asyncio
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from browser_tools import Script, fake_browser, machine

from audits.browser import NoBrowser, find_browser
from audits.browser.install import environment
from audits.browser.process import Ran, run
from rules.vocabulary import Text

REFUSED = Ran(code=1, output="Error: getaddrinfo ENOTFOUND cdn.example\n    at somewhere (file.js:1:1)")


def says(ran: Ran) -> Callable[[Mapping[str, str]], Ran]:
    return lambda env: ran


async def test_a_download_that_fails_is_followed_by_debians_package(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "apt-get")

    def installs(env: Mapping[str, str]) -> Ran:
        fake_browser(tmp_path / "bin" / "chromium-headless-shell")
        return Ran(code=0)

    script = Script(
        {
            "playwright install": says(REFUSED),
            "update": says(Ran(code=0)),
            "install -y --no-install-recommends chromium-headless-shell": installs,
        }
    )
    said: list[Text] = []
    where = machine(tmp_path, runner=script, root=True)
    choice = await find_browser(None, announce=said.append, machine=where)
    assert (choice.source, choice.kind) == ("installed", "headless-shell")
    assert script.environments[-1]["DEBIAN_FRONTEND"] == "noninteractive"
    assert [
        next(word for word in ("Playwright", "ENOTFOUND", "apt-get", "Navigateur") if word in one.fr)
        for one in said
    ] == [
        "Playwright",
        "ENOTFOUND",
        "apt-get",
        "Navigateur",
    ]


async def test_where_the_headless_package_is_unknown_the_full_one_is_installed(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "apt-get")

    def installs(env: Mapping[str, str]) -> Ran:
        fake_browser(tmp_path / "bin" / "chromium")
        return Ran(code=0)

    script = Script(
        {
            "playwright install": says(REFUSED),
            "update": says(Ran(code=0)),
            "recommends chromium-headless-shell": says(Ran(code=100, output="E: Unable to locate package")),
            "recommends chromium": installs,
        }
    )
    choice = await find_browser(
        None, announce=lambda text: None, machine=machine(tmp_path, runner=script, root=True)
    )
    assert (choice.source, choice.kind) == ("installed", "full")


async def test_without_root_the_package_manager_is_not_asked(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "apt-get")
    script = Script({"playwright install": says(REFUSED), "apt-get": says(Ran(code=0))})
    with pytest.raises(NoBrowser, match="ENOTFOUND"):
        await find_browser(None, announce=lambda text: None, machine=machine(tmp_path, runner=script))
    assert script.asked == ["playwright install"]


async def test_a_stalled_download_is_stopped_and_said(tmp_path: Path) -> None:
    stalled = [sys.executable, "-c", "import time; print('Downloading'); time.sleep(60)"]

    async def runner(command, env, stall, folders):  # type: ignore[no-untyped-def]
        return await run(stalled if "playwright" in command else command, env, stall, folders)

    began = time.monotonic()
    with pytest.raises(NoBrowser, match="no progress for 1 s"):
        await find_browser(
            None, announce=lambda text: None, machine=machine(tmp_path, runner=runner, stall=1)
        )
    assert time.monotonic() - began < 15


async def test_a_silent_download_that_grows_is_left_to_finish(tmp_path: Path) -> None:
    grows = (
        "import sys,time\nfor n in range(8):\n    time.sleep(0.3); open(sys.argv[1],'ab').write(b'x'*1000)\n"
    )
    command = [sys.executable, "-c", grows, str(tmp_path / "browser.zip")]
    ran = await run(command, {}, 1.0, [tmp_path])
    assert (ran.code, ran.stalled) == (0, False)


async def test_the_same_attempt_made_again_and_again_is_no_progress() -> None:
    repeats = (
        "import time\nwhile True:\n    print('Downloading from somewhere', flush=True); time.sleep(0.2)\n"
    )
    ran = await run([sys.executable, "-c", repeats], {}, 1.0)
    assert ran.stalled
    assert ran.output == "Downloading from somewhere"


async def test_a_stopped_command_takes_its_children_with_it(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    ran = await run(["/bin/sh", "-c", f"(sleep 3; touch {mark}) & sleep 30"], {"PATH": "/usr/bin:/bin"}, 0.5)
    assert ran.stalled
    time.sleep(3.2)  # noqa: ASYNC251
    assert not mark.exists()


async def test_a_command_that_does_not_exist_is_a_failure_not_an_exception() -> None:
    assert (await run(["./no-such-command"], {}, 1.0)).code is None


def test_the_installation_gets_proxies_in_both_cases_and_the_own_ca_file(tmp_path: Path) -> None:
    env = environment(
        machine(
            tmp_path,
            HTTPS_PROXY="http://proxy.example:3128",
            no_proxy="intra.example",
            SSL_CERT_FILE="/own.pem",
        )
    )
    assert env["https_proxy"] == env["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert env["NO_PROXY"] == "intra.example"
    assert env["NODE_EXTRA_CA_CERTS"] == "/own.pem"


async def test_playwrights_real_installer_is_stopped_when_its_server_falls_silent(tmp_path: Path) -> None:
    async def starts_and_stops(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 90000000\r\n\r\n" + b"x" * 50_000)
        await writer.drain()
        await asyncio.sleep(30)

    server = await asyncio.start_server(starts_and_stops, "127.0.0.1", 0)
    host = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    said: list[Text] = []
    where = machine(tmp_path, stall=3, PLAYWRIGHT_DOWNLOAD_HOST=host)
    with pytest.raises(NoBrowser, match="no progress for 3 s"):
        await find_browser(None, announce=said.append, machine=where)
    server.close()
    assert "Playwright" in said[0].en


async def test_playwrights_real_installer_says_why_its_server_refused(tmp_path: Path) -> None:
    async def refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(refuses, "127.0.0.1", 0)
    host = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    with pytest.raises(NoBrowser, match="403"):
        await find_browser(
            None,
            announce=lambda text: None,
            machine=machine(tmp_path, stall=30, PLAYWRIGHT_DOWNLOAD_HOST=host),
        )
    server.close()
