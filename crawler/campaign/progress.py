"""Live progress on stderr: one moving line on a terminal, plain lines elsewhere, nothing when quiet."""

import sys
import time
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.text import Text as Line

from crawler.words import printable, say
from rules.vocabulary import Lang, Text

PLAIN_INTERVAL = 5.0
"""Seconds between two plain lines of the same site."""


class Progress:
    """What the stages tell: addresses found, visits done, notes. This one is silent."""

    def note(self, text: Text) -> None:
        """Tell one sentence once."""

    def crawling(self, site: str, found: int, fetched: int) -> None:
        """Tell how many addresses of the site are known and fetched."""

    def visiting(self, site: str, done: int, total: int) -> None:
        """Tell how many of the site's sampled pages are visited."""

    def finished(self, site: str) -> None:
        """Tell that the site needs nothing more."""

    def close(self) -> None:
        """Leave the terminal clean."""


class Pace:
    """Counts, rate and time left of one site's stage."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.first: int | None = None

    def rate(self, done: int) -> float:
        """Return how many a second since this process began the stage (a resumed stage starts above zero)."""
        self.first = done if self.first is None else self.first
        return (done - self.first) / max(time.monotonic() - self.began, 0.001)

    def seconds_left(self, done: int, total: int) -> float | None:
        """Return the seconds left at this rate, None while unknown."""
        if done >= total:
            return 0.0
        rate = self.rate(done)
        return (total - done) / rate if rate > 0 else None


class Lines(Progress):
    """Plain lines, for a file, a pipe or a CI log."""

    def __init__(self, lang: Lang, out: TextIO | None = None) -> None:
        self.lang = lang
        self.out = out or sys.stderr
        self._last: dict[tuple[str, str], float] = {}
        self._paces: dict[tuple[str, str], Pace] = {}

    def note(self, text: Text) -> None:
        """Write the sentence."""
        self._write(text.say(self.lang))

    def crawling(self, site: str, found: int, fetched: int) -> None:
        """Write the crawl's figures, at most once per PLAIN_INTERVAL."""
        rate = self._pace("crawl", site).rate(fetched)
        if fetched and self._due("crawl", site, 1, 2):
            self._write(
                say("progress.crawl", self.lang, site=site, found=found, fetched=fetched, rate=f"{rate:.1f}")
            )

    def visiting(self, site: str, done: int, total: int) -> None:
        """Write the visits' figures, at most once per PLAIN_INTERVAL, and always the last."""
        pace = self._pace("visit", site)
        pace.rate(done)
        if self._due("visit", site, done, total):
            self._write(
                say(
                    "progress.visit",
                    self.lang,
                    site=site,
                    done=done,
                    total=total,
                    left=duration(pace.seconds_left(done, total), self.lang),
                )
            )

    def _pace(self, stage: str, site: str) -> Pace:
        return self._paces.setdefault((stage, site), Pace())

    def _due(self, stage: str, site: str, done: int, total: int) -> bool:
        now = time.monotonic()
        if done < total and now - self._last.get((stage, site), float("-inf")) < PLAIN_INTERVAL:
            return False
        self._last[stage, site] = now
        return True

    def _write(self, line: str) -> None:
        print(printable(line), file=self.out, flush=True)


class LiveLines(Progress):
    """One line a site under way, redrawn in place on a terminal."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.console = Console(stderr=True, highlight=False)
        self.rows: dict[str, str] = {}
        self.paces: dict[tuple[str, str], Pace] = {}
        self.live = Live(Line(""), console=self.console, refresh_per_second=4, transient=True)
        self.live.start()

    def note(self, text: Text) -> None:
        """Print the sentence above the moving lines."""
        self.console.print(escape(printable(text.say(self.lang))))

    def crawling(self, site: str, found: int, fetched: int) -> None:
        """Redraw the site's line with the crawl's figures."""
        pace = self.paces.setdefault(("crawl", site), Pace())
        rate = f"{pace.rate(fetched):.1f}"
        self._row(site, say("progress.crawl", self.lang, site=site, found=found, fetched=fetched, rate=rate))

    def visiting(self, site: str, done: int, total: int) -> None:
        """Redraw the site's line with the visits' figures."""
        pace = self.paces.setdefault(("visit", site), Pace())
        pace.rate(done)
        left = duration(pace.seconds_left(done, total), self.lang)
        self._row(site, say("progress.visit", self.lang, site=site, done=done, total=total, left=left))

    def finished(self, site: str) -> None:
        """Take the site's line away."""
        self.rows.pop(site, None)
        self._draw()

    def close(self) -> None:
        """Stop redrawing."""
        self.live.stop()

    def _row(self, site: str, line: str) -> None:
        self.rows[site] = printable(line)
        self._draw()

    def _draw(self) -> None:
        self.live.update(Line("\n".join(self.rows.values())))


def make_progress(lang: Lang, *, quiet: bool) -> Progress:
    """Return the progress that fits stderr: silent, moving lines on a terminal, plain lines elsewhere."""
    if quiet:
        return Progress()
    return LiveLines(lang) if sys.stderr.isatty() else Lines(lang)


def duration(seconds: float | None, lang: Lang) -> str:
    """Return a short duration in words ("40 s", "3 min"), "…" when unknown."""
    if seconds is None:
        return "…"
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
