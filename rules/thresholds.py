"""The bars that rules compare figures with, read from referentials/thresholds.json with their sources."""

from functools import cache

import msgspec

from rules.referentials import read_data


class Threshold(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: value in its unit (B, s, px, share of 1 …), the text it comes from and a link to it."""

    value: float
    unit: str
    source: str
    link: str


@cache
def thresholds() -> dict[str, Threshold]:
    """Every bar by name."""
    return msgspec.convert(read_data("thresholds.json"), dict[str, Threshold])


def bar(name: str) -> float:
    """Return the value of a bar, in the unit its file gives.

    Raises:
        KeyError: no bar has this name.
    """
    return thresholds()[name].value


def source(name: str) -> str:
    """Return the text a bar comes from."""
    return thresholds()[name].source
