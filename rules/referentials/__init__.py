"""The referentials as versioned data: criteria, thresholds, conditions; code never repeats them.

Every file carries its source, its licence, its date and how it is refreshed under the key `_about`. A file of
this package that holds `criteria` and a `score` is a referential: adding one adds nothing else. Its criteria say
which of our checks prove them (`checks`), or which criteria of another referential they are made of (`same_as`).
"""

import importlib.resources
from functools import cache
from typing import Any, Literal

import msgspec

Proof = Literal["nc", "c", "both", "none"]
"""What a check may pronounce on a criterion: NC when it fails, C when it passes, both, or neither (evidence only)."""
Score = Literal["bound", "range"]


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion. id: "rgaa:1.1" or "rgesn:6.3"; level: WCAG level or RGESN priority; weight in the score.

    procedure: the official way of testing it, one entry a test, in French. wcag: success criteria. checks: what our
    checks prove of it, by id, beside what the checks themselves say. same_as: criteria of another referential that
    together ask the same: NC when one is, C when all are.
    """

    id: str
    theme: str
    title: str
    level: str
    weight: float = 1.0
    wcag: list[str] = []
    applicability: str = ""
    procedure: list[str]
    checks: dict[str, Proof] = {}
    same_as: list[str] = []


class Referential(msgspec.Struct, frozen=True, kw_only=True):
    """One referential: its name, version, where it comes from, and its criteria in order.

    score: "bound", no rate while criteria are left to a person, only a proven upper bound; "range", a weighted score.
    rank: place among the referentials, the smallest first.
    """

    id: str
    name: str
    version: str
    source: str
    licence: str
    credit: str
    score: Score
    rank: int
    criteria: list[Criterion]


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
    """Every referential of this package, by rank: RGAA first."""
    names = sorted(entry.name for entry in importlib.resources.files(__name__).iterdir())
    contents = [read_data(name) for name in names if name.endswith(".json")]
    found = [one for one in contents if isinstance(one, dict) and {"criteria", "score"} <= one.keys()]
    return tuple(sorted(msgspec.convert(found, list[Referential]), key=lambda one: (one.rank, one.id)))


@cache
def criteria() -> dict[str, Criterion]:
    """Every criterion of every referential, by id."""
    return {criterion.id: criterion for one in referentials() for criterion in one.criteria}
