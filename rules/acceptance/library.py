"""The library of clauses to copy in a contract: clauses.json beside this file, in French, as contracts are."""

from functools import cache
from importlib.resources import files

import msgspec


class LibraryClause(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clause: the article's words, what is measured and how, and the text it rests on."""

    id: str
    title: str
    text: str
    metric: str
    population: str
    states: list[str]
    unit: str
    limit: float
    target: float | None = None
    share: float | None = None
    rate: str = ""
    consequence: str
    source: str
    how: str


class _Library(msgspec.Struct, frozen=True, kw_only=True):
    source: str
    licence: str
    date: str
    refresh: str
    clauses: list[LibraryClause]


@cache
def library() -> dict[str, LibraryClause]:
    """Every clause by its id, in the order of the file."""
    raw = (files("rules.acceptance") / "clauses.json").read_bytes()
    return {one.id: one for one in msgspec.json.decode(raw, type=_Library).clauses}
