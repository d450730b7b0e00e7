"""The axe-core file we ship, held through axe-playwright-python's own holder."""

import re
from functools import cache
from pathlib import Path
from typing import Any, cast

from axe_playwright_python.base import AxeBase

FOLDER = Path(__file__).parent / "axe_core"
SCRIPT = FOLDER / "axe.min.js"


class AxeSource(AxeBase):  # type: ignore[misc]
    """axe-core's script. The library's run is not used: it tests no frame, in the page's own world."""

    def run(self, *_: Any, **__: Any) -> Any:
        """Refuse: the run is audits.accessibility.run.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("use audits.accessibility.run.run_axe")

    @property
    def version(self) -> str:
        """The version written in the banner of the file, such as "4.14.1"."""
        found = re.search(r"axe v([0-9.]+)", self.axe_script[:200])
        return found.group(1) if found else ""


@cache
def axe_source() -> AxeSource:
    """Return the axe-core file shipped with limpide, read once."""
    source = AxeSource.from_file(SCRIPT)
    return cast(AxeSource, source)
