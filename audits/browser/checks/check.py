"""What one check of the doctor answers, and what the checks share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

from audits.browser.choice import BrowserChoice
from audits.browser.engine import Engine
from audits.browser.errors import BrowserError
from rules.vocabulary import Text

State = Literal["ok", "warn", "fail"]


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the doctor. fail: a measurement would fail (exit 3); warn: works, but is worth knowing."""

    name: Text
    state: State
    detail: Text


class Patient(msgspec.Struct, kw_only=True):
    """What is examined. choice and engine are None when no browser was found or started; trouble says why.

    folder: the working directory, where the store is written.
    """

    environ: Mapping[str, str]
    root: bool
    folder: Path
    choice: BrowserChoice | None = None
    engine: Engine | None = None
    trouble: BrowserError | None = None


NOT_STARTED = Text("non vérifié : aucun navigateur démarré", "not checked: no browser was started")
