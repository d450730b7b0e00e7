"""Where a Chromium may be: Playwright's folder, the search path, the usual places of each platform."""

import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from audits.browser.machine import Machine

CHANNELS: dict[str, tuple[str, ...]] = {
    "chromium-headless-shell": ("chromium-headless-shell", "chrome-headless-shell", "headless_shell"),
    "chromium": ("chromium", "chromium-browser"),
    "chrome": ("google-chrome", "google-chrome-stable", "chrome"),
    "msedge": ("microsoft-edge", "microsoft-edge-stable", "msedge"),
}
"""Names a browser goes by in --browser, and the executables looked for under that name."""
SEARCHED = ("chromium-headless-shell", "chromium", "chrome")
"""Channels tried unasked, in this order: the headless shell is 1.8 times cheaper (DESIGN section 6)."""

_MAC = {
    "chromium": ("Applications/Chromium.app/Contents/MacOS/Chromium",),
    "chrome": ("Applications/Google Chrome.app/Contents/MacOS/Google Chrome",),
    "msedge": ("Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",),
}
_WINDOWS = {
    "chromium": ("Chromium/Application/chrome.exe",),
    "chrome": ("Google/Chrome/Application/chrome.exe",),
    "msedge": ("Microsoft/Edge/Application/msedge.exe",),
}


def channel(machine: Machine, name: str) -> Iterator[Path]:
    """Yield the executables of one channel that exist, search path first."""
    for executable in CHANNELS.get(name, (name,)):
        if found := shutil.which(executable, path=machine.environ.get("PATH", "")):
            yield Path(found)
    yield from (path for path in _usual(machine, name) if path.is_file())


def system(machine: Machine) -> Iterator[Path]:
    """Yield every Chromium or Chrome of this machine, cheapest first, each once."""
    seen: set[Path] = set()
    for name in SEARCHED:
        for path in channel(machine, name):
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def playwright(machine: Machine) -> Iterator[Path]:
    """Yield Playwright's own headless shell, then its full Chromium, when wholly downloaded."""
    for name in ("chromium-headless-shell", "chromium"):
        folder = playwright_folder(machine) / f"{name.replace('-', '_')}-{_revision(name)}"
        if not (folder / "INSTALLATION_COMPLETE").is_file():
            continue
        for pattern in _EXECUTABLES:
            yield from (path for path in sorted(folder.glob(pattern)) if path.is_file())


_EXECUTABLES = (
    "chrome-headless-shell-*/chrome-headless-shell*",
    "chrome-*/headless_shell*",
    "chrome-*/chrome",
    "chrome-*/chrome.exe",
    "chrome-*/*.app/Contents/MacOS/*",
)


def playwright_folder(machine: Machine) -> Path:
    """The folder where Playwright keeps its browsers (its documentation, "Managing browser binaries")."""
    named = machine.environ.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if named == "0":
        return Path(str(files("playwright") / "driver" / "package" / ".local-browsers"))
    if named:
        return Path(named)
    if machine.platform == "darwin":
        return machine.home / "Library" / "Caches" / "ms-playwright"
    if machine.platform == "win32":
        return Path(machine.environ.get("LOCALAPPDATA", machine.home / "AppData" / "Local")) / "ms-playwright"
    return Path(machine.environ.get("XDG_CACHE_HOME") or machine.home / ".cache") / "ms-playwright"


def _revision(name: str) -> str:
    """The revision this Playwright was built for, from its own list."""
    listed = json.loads((files("playwright") / "driver" / "package" / "browsers.json").read_text("utf-8"))
    return next(str(browser["revision"]) for browser in listed["browsers"] if browser["name"] == name)


def _usual(machine: Machine, name: str) -> Iterator[Path]:
    if machine.platform == "darwin":
        for tail in _MAC.get(name, ()):
            yield from (Path("/") / tail, machine.home / tail)
    elif machine.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root := machine.environ.get(variable):
                yield from (Path(root) / tail for tail in _WINDOWS.get(name, ()))


def existing(path: Path) -> list[Path]:
    """The path alone when it is a file, else nothing."""
    return [path] if path.is_file() else []
