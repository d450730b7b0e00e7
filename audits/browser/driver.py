"""Playwright's driver, a Node program: proven by starting it; what a bare Debian lacks is installed when root."""

import os
import re
from importlib.resources import files
from pathlib import Path

from audits.browser.choice import Announce
from audits.browser.errors import DriverBroken
from audits.browser.install import has_apt, install_package
from audits.browser.machine import Machine
from audits.browser.proof import last_line
from rules.vocabulary import Text

PACKAGES = {"libatomic.so.1": "libatomic1", "libstdc++.so.6": "libstdc++6"}
"""Debian's package of each library Node needs and a bare system may lack."""
_MISSING = re.compile(r"loading shared libraries: ([^\s:]+)")
_SECONDS = 20.0


async def ensure_driver(machine: Machine, announce: Announce, *, install: bool) -> None:
    """Start the driver once; install the library it lacks when that is possible.

    Raises:
        DriverBroken: it does not start; the sentence names the package to install.
    """
    why = await _fault(machine)
    lacking = _MISSING.search(why)
    package = PACKAGES.get(lacking.group(1), "") if lacking else ""
    if package and install and has_apt(machine):
        announce(
            Text(
                f"Le pilote de Playwright demande {package} : installation par apt-get.",
                f"Playwright's driver needs {package}: installing it with apt-get.",
            )
        )
        why = await install_package(machine, package) or await _fault(machine)
    if why:
        raise DriverBroken(_sentence(why, package))


async def _fault(machine: Machine) -> str:
    """Return "" when the driver starts, else its last words."""
    ran = await machine.run([str(node(machine)), "--version"], machine.environ, _SECONDS, ())
    return "" if ran.code == 0 else last_line(ran.output) or f"exit status {ran.code}"


def node(machine: Machine) -> Path:
    """Return the driver's executable: PLAYWRIGHT_NODEJS_PATH, else the one Playwright carries."""
    named = machine.environ.get("PLAYWRIGHT_NODEJS_PATH")
    carried = Path(str(files("playwright"))) / "driver" / ("node.exe" if os.name == "nt" else "node")
    return Path(named) if named else carried


def _sentence(why: str, package: str) -> Text:
    fr = f"installez le paquet {package}" if package else "réinstallez playwright dans un environnement neuf"
    en = f"install the package {package}" if package else "install playwright again in a new environment"
    return Text(
        f"Le pilote de Playwright ne démarre pas ({why}) : {fr}.",
        f"Playwright's driver does not start ({why}): {en}.",
    )
