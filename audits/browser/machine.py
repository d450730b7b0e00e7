"""The machine as the browser search sees it: environment, platform, rights, and a way to run commands."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from audits.browser.process import Runner, run

STALL_SECONDS = 120.0
"""An installation without progress for this long is stopped (issue: bounded, announced)."""


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """Where the search takes place.

    platform: as sys.platform; root: it may install packages; python: the interpreter; stall: in seconds.
    """

    environ: Mapping[str, str]
    platform: str
    root: bool
    python: str
    home: Path
    run: Runner
    stall: float = STALL_SECONDS


def this_machine() -> Machine:
    """Describe the machine we run on."""
    return Machine(
        environ=dict(os.environ),
        platform=sys.platform,
        root=is_root(),
        python=sys.executable,
        home=Path.home(),
        run=run,
    )


def is_root() -> bool:
    """Whether this process has all rights (never on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
