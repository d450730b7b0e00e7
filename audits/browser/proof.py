"""Proves a browser by starting it: what it says it is, or why it does not start."""

import re
from pathlib import Path

import msgspec

from audits.browser.choice import Kind
from audits.browser.machine import Machine

VERSION_SECONDS = 20.0
_VERSION = re.compile(r"^(?P<name>[A-Z][\w .-]*?)\s+(?P<version>\d+(?:\.\d+){2,3})", re.MULTILINE)
_SHELL = re.compile(r"headless[-_]shell")


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """What `--version` showed. version "" means it does not start, and error says why, in its own words."""

    kind: Kind
    name: str = ""
    version: str = ""
    error: str = ""


async def prove(path: Path, machine: Machine) -> Proof:
    """Start the browser with --version; a stub that only asks for another package fails here."""
    kind = kind_of(path)
    if machine.platform == "win32" and kind == "full":
        return _windows_proof(path)
    ran = await machine.run([str(path), "--version"], machine.environ, VERSION_SECONDS, ())
    found = _VERSION.search(ran.output)
    if ran.code == 0 and found:
        return Proof(kind=kind, name=found["name"].strip(), version=found["version"])
    return Proof(
        kind=kind, error="no answer" if ran.stalled else last_line(ran.output) or f"exit status {ran.code}"
    )


def kind_of(path: Path) -> Kind:
    """Tell the headless shell from the full browser by its file name, or its launching script."""
    names = f"{path.name} {path.resolve().name}"
    return "headless-shell" if _SHELL.search(names) or _SHELL.search(_script(path)) else "full"


def last_line(output: str) -> str:
    """The last line that says something, at most 200 characters."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else ""


def _script(path: Path) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return ""
    return head.decode(errors="replace") if head.startswith(b"#!") else ""


def _windows_proof(path: Path) -> Proof:
    """Read the version beside chrome.exe: on Windows `--version` opens a window and prints nothing."""
    versions = [child.name for child in path.parent.iterdir() if re.fullmatch(r"\d+(\.\d+){3}", child.name)]
    if not versions:
        return Proof(kind="full", error="no version folder beside it")
    newest = max(versions, key=lambda version: [int(part) for part in version.split(".")])
    return Proof(kind="full", name="Chrome", version=newest)
