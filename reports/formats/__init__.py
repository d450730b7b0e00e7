"""Output formats, found by walking this package: one module a format, named after it, with one write()."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from reports.order import Order

Writer = Callable[[Order, Path], None]


@cache
def find_formats() -> dict[str, Writer]:
    """Return the write function of every format, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}").write for name in names}
