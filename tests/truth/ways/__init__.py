"""The ways to transfer bytes, one theme a file; a file holds WAYS."""

import importlib
import pkgutil

from tests.truth.answer import Way


def all_ways() -> dict[str, Way]:
    """Every way by its name."""
    found: dict[str, Way] = {}
    for module in pkgutil.iter_modules(__path__):
        found |= importlib.import_module(f"{__name__}.{module.name}").WAYS
    return found
