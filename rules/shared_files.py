"""Which of the site's own files come from the template: those that most visited pages load."""

from collections import Counter

from rules.evidence.ledger import Ledger

MOST = 0.5
"""Share of the visited pages that load a file of the template, two pages at least."""


class SharedFiles:
    """The site's own files page by page, each known by a number only."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[int, int]] = {}
        self._loaded: Counter[int] = Counter()

    def add(self, page: str, ledger: Ledger | None) -> None:
        """Take the first visit of a page; None when it was not measured."""
        if ledger is None:
            return
        files: Counter[int] = Counter()
        for request in ledger.counted:
            if request.party == "own":
                files[hash(request.url)] += request.wire_bytes
        self._pages[page] = dict(files)
        self._loaded.update(files.keys())

    def template_bytes(self, page: str) -> int | None:
        """Return the wire bytes of a page that the template brings; None without two measured pages."""
        files = self._pages.get(page)
        if files is None or len(self._pages) < 2:
            return None
        enough = max(2.0, MOST * len(self._pages))
        return sum(size for file, size in files.items() if self._loaded[file] >= enough)
