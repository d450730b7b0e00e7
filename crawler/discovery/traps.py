"""Traps a crawl recognises: addresses without end that show nothing new. Each is left out, counted and said.

loop: a run of path segments that comes MOST_REPEATS times in a row, as links relative to a wrong base make.
endless: a chain of pages of one pattern (figures set aside), each found on the one before, DEEP clicks from the home
page, of which MOST_ALIKE were read and nearly all show the same words but for figures and dates: calendars, counters.
login: a page that asks for a password, to which other addresses redirect.
page-links: the links of a page beyond the first MAX_LINKS, of which the crawl read none.
session: a parameter of which several values gave one and the same page; it is then set aside in every address.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import urlsplit

from rules.declaration.dates import MONTHS
from rules.declaration.plain import fold, plain
from rules.evidence.inventory import Limit

MAX_LINKS = 20_000
"""Links of one page that are looked at."""

MOST_REPEATS = 3
DEEP, MOST_ALIKE = 12, 12
"""Clicks from the home page, and pages of one pattern read, before the pattern may be called endless."""

NEW_SHARE = 0.2
"""Share of pages with new words under which a pattern of that many pages is endless."""

SAME_VALUES = 3
"""Values of a parameter that must have given one page before the parameter is set aside."""

LONG_VALUE = 6
"""Characters a session's value has at least; page numbers and sort orders are shorter."""

MOST_PATTERNS = 20_000
"""Patterns and parameters followed; later ones are not, so that memory stays bounded."""

_FIGURES = re.compile(r"\d+")
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday"
_DATED = re.compile(rf"\b(?:{'|'.join([*MONTHS, *_DAYS.split()])})\b|\d+")
_LOOP = re.compile(rf"((?:/[^/]+)+?)\1{{{MOST_REPEATS - 1}}}(?=/|$)")


def gist(words: str) -> int:
    """Return what stands for a page's words once figures, months and days are set aside."""
    told = _DATED.sub("0", fold(plain(words)))
    return int.from_bytes(
        hashlib.blake2b(" ".join(told.split()).encode("utf-8", "replace"), digest_size=8).digest()
    )


def pattern(url: str) -> str:
    """Return the pattern of an address: its figures set aside, its parameters by name.

    >>> pattern("http://a.fr/agenda/2026/11?page=3&tri=date")
    'a.fr/agenda/0/0?page&tri'
    """
    parts = urlsplit(url)
    names = sorted({item.partition("=")[0] for item in parts.query.split("&") if item})
    return f"{parts.netloc}{_FIGURES.sub('0', parts.path)}{'?' if names else ''}{'&'.join(names)}"


class Traps:
    """What the pages read so far teach of the addresses to come."""

    def __init__(self) -> None:
        self.aside: set[str] = set()
        self.doors: set[str] = set()
        self.unread = 0
        self.sent: Counter[str] = Counter()
        self._read: dict[str, tuple[int, set[int]]] = {}
        self._values: dict[tuple[str, str], tuple[int, set[str]]] = {}
        self._left_out: dict[str, set[int]] = {"loop": set(), "endless": set(), "session": set()}

    def reason(self, url: str, depth: int, found_on: str) -> str:
        """Return the trap this address is in, "" for none; what is left out is counted once."""
        why = ""
        turns = _LOOP.search(urlsplit(url).path)
        if turns and not turns[1].replace("/", "").isdecimal():
            why = "loop"
        elif depth > DEEP and pattern(url) == pattern(found_on) and self._is_endless(pattern(url)):
            why = "endless"
        if why:
            self._left_out[why].add(hash(url))
        return why

    def bare(self, url: str) -> str:
        """Return the address without the parameters set aside."""
        head, mark, query = url.partition("?")
        if not mark or not self.aside:
            return url
        kept = [item for item in query.split("&") if item.partition("=")[0] not in self.aside]
        if len(kept) == len(query.split("&")):
            return url
        self._left_out["session"].add(hash(url))
        return f"{head}?{'&'.join(kept)}" if kept else head

    def learn(self, url: str, words: int) -> None:
        """Take note of a page that was read. words: its gist."""
        form = pattern(url)
        if form in self._read or len(self._read) < MOST_PATTERNS:
            count, seen = self._read.get(form, (0, set()))
            if len(seen) < MOST_ALIKE:
                seen.add(words)
            self._read[form] = (count + 1, seen)
        head, mark, query = url.partition("?")
        items = query.split("&") if mark else []
        for item in items:
            self._compare(
                item, f"{head}?{'&'.join(sorted(other for other in items if other != item))}", words
            )

    def _compare(self, item: str, rest: str, words: int) -> None:
        name, _, value = item.partition("=")
        if (name, rest) not in self._values and len(self._values) >= MOST_PATTERNS:
            return
        first, values = self._values.setdefault((name, rest), (words, set()))
        if words != first:
            self._values[name, rest] = (first, {"", *values})  # two pages at least: the parameter counts
        elif "" not in values and len(value) >= LONG_VALUE:
            values.add(value)
            if len(values) >= SAME_VALUES:
                self.aside.add(name)

    def _is_endless(self, form: str) -> bool:
        count, seen = self._read.get(form, (0, set()))
        return count >= MOST_ALIKE and len(seen) < NEW_SHARE * MOST_ALIKE

    def limits(self) -> list[Limit]:
        """Return the traps that left addresses out."""
        behind = sum(self.sent[door] for door in self.doors)
        doors = [Limit(name="login", value=0.0, left_out=behind, option="")] if behind else []
        crowded = [Limit(name="page-links", value=float(MAX_LINKS), left_out=self.unread, option="")]
        values: Iterable[tuple[str, int]] = (
            ("loop", MOST_REPEATS), ("endless", DEEP), ("session", SAME_VALUES)
        )  # fmt: skip
        return (
            doors
            + (crowded if self.unread else [])
            + [
                Limit(name=name, value=float(value), left_out=len(self._left_out[name]), option="")
                for name, value in values
                if self._left_out[name]
            ]
        )
