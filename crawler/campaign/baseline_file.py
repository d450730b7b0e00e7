"""The baseline file: readable TOML beside the code, edited entry by entry so that every other line stays as it is."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec

from crawler.errors import UserError
from crawler.words import both
from reports.baseline_entry import toml
from reports.folder import replace_file
from rules.site_evidence import Accepted

BASELINE = "limpide-baseline.toml"
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*accepted[ \t]*\]\]", re.MULTILINE)
HEAD = """\
# Corrections acceptées pour un temps, lues par limpide à chaque audit.
# Chacune dit pourquoi (reason), qui la réparera (owner) et avant quel jour (due = AAAA-MM-JJ).
# Sans les trois, ou passé ce jour, la barrière la refuse. Aide : limpide baseline --help
"""


def read_baseline(path: Path) -> list[Accepted]:
    """Return the entries of a baseline.

    Raises:
        UserError: it cannot be read, is not TOML, holds an unknown key, or an entry twice.
    """
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        why = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise UserError(both("baseline.wrong", path=path, why=why)) from error


def parse(source: str) -> list[Accepted]:
    """Return the entries of the text of a baseline.

    Raises:
        ValueError: it is not TOML, holds an unknown key, or an entry twice.
    """
    document = tomllib.loads(source)
    unknown = document.keys() - {"accepted"}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}, only [[accepted]] is known")
    entries = [_entry(table) for table in document.get("accepted", [])]
    keys = [(one.id, one.site) for one in entries]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice:
        raise ValueError(f"the entry {twice[0]} stands twice")
    return entries


def _entry(table: dict[str, Any]) -> Accepted:
    unknown = table.keys() - {field.name for field in msgspec.structs.fields(Accepted)}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r} in the entry {table.get('id', '?')}")
    due = table.get("due", "")
    if isinstance(due, date):
        due = (due.date() if isinstance(due, datetime) else due).isoformat()
    elif due:
        due = date.fromisoformat(due).isoformat()
    return msgspec.convert({**table, "due": due}, Accepted)


class BaselineText:
    """The text of a baseline as its head and its entries; a comment just above an entry belongs to it."""

    def __init__(self, source: str) -> None:
        starts = [_with_comment(source, found.start()) for found in _ENTRY.finditer(source)]
        ends = [*starts[1:], len(source)] if starts else []
        self.head = source[: starts[0]] if starts else source
        self.blocks = [source[start:end] for start, end in zip(starts, ends, strict=True)]

    @property
    def source(self) -> str:
        """The whole text."""
        return self.head + "".join(self.blocks)

    def place_of(self, entry: Accepted) -> int:
        """Return the rank of an entry's block."""
        held = [parse(block)[0] for block in self.blocks]
        return next(n for n, one in enumerate(held) if (one.id, one.site) == (entry.id, entry.site))

    def remove(self, entry: Accepted) -> None:
        """Take an entry away, with the comment just above it."""
        del self.blocks[self.place_of(entry)]

    def change(self, entry: Accepted, values: Mapping[str, Any]) -> None:
        """Write those keys of an entry anew; every other line stays."""
        rank = self.place_of(entry)
        for key, value in values.items():
            self.blocks[rank] = _with_key(self.blocks[rank], key, f"{key} = {toml(value)}")

    def add(self, entries: Sequence[str]) -> None:
        """Put entries at the end, a blank line before each."""
        for entry in entries:
            if self.source and not self.source.endswith("\n"):
                entry = "\n" + entry
            self.blocks.append("\n" + entry)

    def save(self, path: Path) -> None:
        """Write the file; what it says is read again first.

        Raises:
            UserError: the edited text would not be readable; the file is left as it was.
            OSError: it cannot be written.
        """
        try:
            parse(self.source)
        except ValueError as error:
            raise UserError(both("baseline.wrong", path=path, why=str(error))) from error
        replace_file(path, self.source.encode())


def _with_key(block: str, key: str, line: str) -> str:
    """Return an entry with a key written anew, just under its header when it had none."""
    value = r"""(\[[^\]]*\]|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s#]+)"""
    found = re.search(rf"(?m)^[ \t]*{key}[ \t]*=[ \t]*{value}", block)
    if found:
        return block[: found.start()] + line + block[found.end() :]
    header = _ENTRY.search(block)
    end = header.end() if header else 0
    return f"{block[:end]}\n{line}{block[end:]}"


def _with_comment(source: str, start: int) -> int:
    """Return where an entry begins, the comment lines just above it included."""
    lines = source[:start].splitlines(keepends=True)
    while lines and lines[-1].lstrip().startswith("#"):
        start -= len(lines.pop())
    return start if lines else max(start, 0)
