"""How much of the style sheets and scripts a page used once loaded and scrolled."""

from typing import ClassVar, Literal

import msgspec

from rules.evidence.ledger import Party
from rules.evidence.record import Record


class CodeFile(msgspec.Struct, frozen=True, kw_only=True):
    """One style sheet or script, the same address once, or one block written in a document (inline).

    url: its address, the document's when inline. total_bytes: its text, decompressed. unused_bytes: style rules that
    applied to no element, functions and branches that never ran. waiting_bytes: the part of unused_bytes that waits
    for a state this visit did not bring about (another width, print, a hover, an open menu); 0 for scripts, where it
    cannot be told. rules, rules_unused: style rules, functions. wire_bytes: as transferred, 0 when inline or cached.
    at_rules: font faces, animations and the like, which no instrument follows.
    applies: the sheet's own media condition held (a print sheet does not).
    """

    url: str
    kind: Literal["css", "js"]
    inline: bool
    party: Party
    total_bytes: int
    unused_bytes: int
    waiting_bytes: int = 0
    rules: int = 0
    rules_unused: int = 0
    at_rules: int = 0
    wire_bytes: int = 0
    applies: bool = True

    @property
    def used_bytes(self) -> int:
        """Bytes of its text that served, or that are no rule (comments, font faces …)."""
        return self.total_bytes - self.unused_bytes

    @property
    def unused_wire_bytes(self) -> int:
        """Share of the transferred bytes that its unused text stands for: an estimate, as compression varies."""
        return self.wire_bytes * self.unused_bytes // self.total_bytes if self.total_bytes else 0


class Coverage(Record, frozen=True, kw_only=True):
    """Every style sheet and script of the page, its frames included, after load and scroll.

    unread: files whose coverage the browser did not give (frames of another process, workers).
    """

    NAME: ClassVar[str] = "coverage"
    PROFILE: ClassVar[str] = "return"
    files: list[CodeFile]
    unread: int = 0
