"""Which browser is taken: the one named, Playwright's, the system's; the first that starts."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from browser_tools import fake_browser, machine

from audits.browser import BrowserNotFound, NoBrowser, find_browser
from audits.browser.machine import Machine
from audits.browser.proof import _windows_proof, kind_of
from rules.vocabulary import Text


async def found(where: Machine, named: str | None = None) -> tuple[str, str, str]:
    choice = await find_browser(named, announce=lambda text: None, install=False, machine=where)
    return Path(choice.path).name, choice.kind, choice.source


def downloaded(folder: Path, name: str, *, whole: bool = True) -> Path:
    listed = json.loads((files("playwright") / "driver" / "package" / "browsers.json").read_text("utf-8"))
    revision = next(one["revision"] for one in listed["browsers"] if one["name"] == name)
    home = folder / "playwright" / f"{name.replace('-', '_')}-{revision}"
    inside = {
        "chromium-headless-shell": "chrome-headless-shell-linux64/chrome-headless-shell",
        "chromium": "chrome-linux64/chrome",
    }
    path = fake_browser(home / inside[name], "Google Chrome for Testing 159.0.1.2")
    if whole:
        (home / "INSTALLATION_COMPLETE").touch()
    return path


async def test_playwrights_own_shell_comes_before_the_systems(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "chromium-headless-shell")
    downloaded(tmp_path, "chromium")
    downloaded(tmp_path, "chromium-headless-shell")
    assert await found(machine(tmp_path)) == ("chrome-headless-shell", "headless-shell", "playwright")


async def test_playwrights_full_chromium_serves_when_its_shell_is_missing(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "chromium-headless-shell")
    downloaded(tmp_path, "chromium")
    assert await found(machine(tmp_path)) == ("chrome", "full", "playwright")


async def test_a_download_cut_short_is_not_taken(tmp_path: Path) -> None:
    downloaded(tmp_path, "chromium-headless-shell", whole=False)
    fake_browser(tmp_path / "bin" / "chromium")
    assert await found(machine(tmp_path)) == ("chromium", "full", "system")


async def test_the_systems_headless_shell_comes_before_its_full_browsers(tmp_path: Path) -> None:
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        fake_browser(tmp_path / "bin" / name)
    assert await found(machine(tmp_path)) == ("chromium-headless-shell", "headless-shell", "system")


async def test_a_stub_that_asks_for_another_package_is_passed_over_and_said(tmp_path: Path) -> None:
    fake_browser(
        tmp_path / "bin" / "chromium-browser", "Command requires the chromium snap to be installed.", 1
    )
    fake_browser(tmp_path / "bin" / "google-chrome", "Google Chrome 151.0.7.8 ")
    said: list[Text] = []
    choice = await find_browser(None, announce=said.append, install=False, machine=machine(tmp_path))
    assert (choice.name, choice.version) == ("Google Chrome", "151.0.7.8")
    assert "requires the chromium snap" in said[0].fr
    assert said[-1] == choice.sentence


async def test_a_path_that_is_named_wins(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "chromium-headless-shell")
    mine = fake_browser(tmp_path / "mine" / "chromium")
    assert await found(machine(tmp_path), str(mine)) == ("chromium", "full", "named")


async def test_a_channel_can_be_named_by_the_environment(tmp_path: Path) -> None:
    fake_browser(tmp_path / "bin" / "chromium-headless-shell")
    fake_browser(tmp_path / "bin" / "google-chrome-stable")
    where = machine(tmp_path, LIMPIDE_BROWSER="chrome")
    assert await found(where) == ("google-chrome-stable", "full", "named")
    assert await found(where, "chromium-headless-shell") == (
        "chromium-headless-shell",
        "headless-shell",
        "named",
    )


@pytest.mark.parametrize("named", ["./nowhere/chromium", "chromium", "netscape"])
async def test_a_named_browser_that_is_missing_is_an_error_never_a_fallback(
    tmp_path: Path, named: str
) -> None:
    fake_browser(tmp_path / "bin" / "google-chrome")
    with pytest.raises(BrowserNotFound) as caught:
        await found(machine(tmp_path), named)
    assert caught.value.exit_code == 2
    assert named in caught.value.text.fr
    assert "--browser" in caught.value.text.en


async def test_a_named_browser_that_does_not_start_says_its_own_reason(tmp_path: Path) -> None:
    broken = fake_browser(tmp_path / "chromium", "error while loading shared libraries: libnss3.so", 127)
    with pytest.raises(BrowserNotFound, match=r"libnss3\.so"):
        await found(machine(tmp_path), str(broken))


async def test_nothing_found_and_no_installation_names_the_ways_out(tmp_path: Path) -> None:
    with pytest.raises(NoBrowser) as caught:
        await found(machine(tmp_path))
    assert caught.value.exit_code == 3
    for way in ("chromium", "playwright install", "--browser", "HTTPS_PROXY"):
        assert way in caught.value.text.fr
        assert way in caught.value.text.en


def test_a_launching_script_betrays_the_headless_shell_it_starts(tmp_path: Path) -> None:
    script = tmp_path / "browser"
    script.write_text('#!/bin/sh\nexec /usr/lib/chromium/headless_shell "$@"\n')
    assert kind_of(script) == "headless-shell"
    assert kind_of(fake_browser(tmp_path / "chromium")) == "full"


def test_on_windows_the_version_is_read_beside_the_executable(tmp_path: Path) -> None:
    for version in ("99.0.1.1", "150.0.2.3", "Locales"):
        (tmp_path / version).mkdir()
    assert _windows_proof(tmp_path / "chrome.exe").version == "150.0.2.3"
