"""The two ways of installing a Chromium: Playwright's download, then Debian's package when root."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from audits.browser.candidates import playwright_folder
from audits.browser.certificates import ca_file
from audits.browser.choice import Announce
from audits.browser.machine import Machine
from audits.browser.process import Ran
from audits.browser.proof import last_line
from rules.vocabulary import Text

PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's packages, cheapest browser first."""
FONTS = "fonts-liberation"
"""What Chromium recommends: same metrics as the fonts most sites name."""


async def with_playwright(machine: Machine, announce: Announce) -> str:
    """Download Playwright's headless shell; return "" or why it failed, in one clause of English."""
    announce(
        Text(
            "Aucun navigateur trouvé : téléchargement de Chromium par Playwright (environ 100 Mo).",
            "No browser found: downloading Chromium with Playwright (about 100 MB).",
        )
    )
    command = [machine.python, "-m", "playwright", "install", "--only-shell", "chromium"]
    with tempfile.TemporaryDirectory(prefix="limpide-install-", ignore_cleanup_errors=True) as folder:
        # Playwright downloads into the temporary folder, then unpacks into its own: both show progress.
        env = environment(machine) | {"TMPDIR": folder, "TEMP": folder, "TMP": folder}
        ran = await machine.run(command, env, machine.stall, [Path(folder), playwright_folder(machine)])
    return _failure(ran, machine)


async def with_apt(machine: Machine, announce: Announce) -> str:
    """Install Debian's headless shell, or else its Chromium; return "" or why it failed."""
    announce(
        Text(
            "Installation de Chromium par le gestionnaire de paquets du système (apt-get).",
            "Installing Chromium with the system's package manager (apt-get).",
        )
    )
    if why := await _apt(machine, ["update"]):
        return why
    for package in PACKAGES:
        why = await _apt(machine, ["install", "-y", "--no-install-recommends", package, FONTS])
        if not why:
            return ""
    return why


async def install_package(machine: Machine, package: str) -> str:
    """Install one of Debian's packages; return "" or why it failed."""
    return await _apt(machine, ["update"]) or await _apt(
        machine, ["install", "-y", "--no-install-recommends", package]
    )


def has_apt(machine: Machine) -> bool:
    """Whether Debian's packages can be installed here: root, and apt-get in the search path."""
    return machine.root and shutil.which("apt-get", path=machine.environ.get("PATH", "")) is not None


def environment(machine: Machine) -> dict[str, str]:
    """The environment of an installation: ours, its proxies in both cases, its CA file in Node's words."""
    env = dict(machine.environ)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"):
        value = env.get(name) or env.get(name.lower())
        if value:
            env |= {name: value, name.lower(): value}
    if (own := ca_file(env)) is not None:
        env.setdefault("NODE_EXTRA_CA_CERTS", str(own))
    return env


async def _apt(machine: Machine, words: Sequence[str]) -> str:
    env = environment(machine) | {"DEBIAN_FRONTEND": "noninteractive"}
    own = ca_file(env)
    options = ["-q", *(["-o", f"Acquire::https::CAInfo={own}"] if own else [])]
    return _failure(
        await machine.run(["apt-get", *options, *words], env, machine.stall, [_APT_ARCHIVES]), machine
    )


_APT_ARCHIVES = Path("/var/cache/apt/archives")


def _failure(ran: Ran, machine: Machine) -> str:
    if ran.stalled:
        return f"no progress for {machine.stall:g} s"
    return "" if ran.code == 0 else last_line(_errors(ran.output)) or f"exit status {ran.code}"


def _errors(output: str) -> str:
    """The lines that name an error, or else all of them: the last line of a stack trace says nothing."""
    kept = [line for line in output.splitlines() if "error" in line.lower() or line.startswith("E:")]
    return "\n".join(kept[:1]) or output
