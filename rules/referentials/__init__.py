"""The referentials as versioned data: criteria, thresholds, conditions; code never repeats them.

Every file carries its source, its licence, its date and how it is refreshed under the key `_about`.
"""

import importlib.resources
from functools import cache
from typing import Any, Literal

import msgspec


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion. id: "rgaa:1.1" or "rgesn:6.3"; level: WCAG level or RGESN priority; weight in the score.

    procedure: the official way of testing it, one entry a test, in French. wcag: success criteria.
    """

    id: str
    theme: str
    title: str
    level: str
    weight: float = 1.0
    wcag: list[str] = []
    applicability: str = ""
    procedure: list[str]


class Referential(msgspec.Struct, frozen=True, kw_only=True):
    """One referential: its name, version, where it comes from, and its criteria in order."""

    id: Literal["rgaa", "rgesn"]
    name: str
    version: str
    source: str
    licence: str
    credit: str
    criteria: list[Criterion]


REFERENTIAL_FILES = ("rgaa-4.1.2.json", "rgesn-2024.json")


def read_data(name: str) -> Any:
    """Return the content of a data file of this package, without its `_about`.

    Raises:
        FileNotFoundError: the package holds no such file.
    """
    raw = importlib.resources.files(__name__).joinpath(name).read_bytes()
    content = msgspec.json.decode(raw)
    if isinstance(content, dict):
        content.pop("_about", None)
    return content


@cache
def referentials() -> tuple[Referential, ...]:
    """Every referential, RGAA first."""
    return tuple(msgspec.convert(read_data(name), Referential) for name in REFERENTIAL_FILES)


@cache
def criteria() -> dict[str, Criterion]:
    """Every criterion of every referential, by id."""
    return {criterion.id: criterion for one in referentials() for criterion in one.criteria}
