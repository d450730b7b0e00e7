"""Watches over a portfolio: waits for the moments of its sites, has what is due audited, until told to end."""

import signal
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from crawler.campaign import clock
from crawler.campaign.alarm import Alarm
from crawler.campaign.due import due_sites, interrupted, local, next_times
from crawler.campaign.locks import Lock
from crawler.campaign.settings import Portfolio
from crawler.campaign.store import Store
from crawler.errors import UserError
from crawler.words import both
from rules.errors import LimpideError
from rules.vocabulary import Text

AGAIN = timedelta(minutes=15)
"""When a site is tried again whose audit did not come to its end, or found the store in use."""

TURN_SECONDS = 0.5
"""How long a signal may wait to be heard."""

READ_SECONDS = 30.0
"""How often the sites file is looked at for a change."""


class Halt:
    """Whether a signal asked for the end."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Take the signals again after a campaign; one campaign alone leaves them as they are."""


class Listening(Halt):
    """A Halt that hears SIGTERM and Ctrl-C between two campaigns too."""

    def listen(self) -> None:
        """Take both signals."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._heard)

    def _heard(self, *_signal: object) -> None:
        self.asked = True


class Watch:
    """One watch over one sites file.

    Args:
        path: the sites file, read again when it changes; a mistake in it is told and the former one kept.
        audit: audits what is due of a portfolio.
        tell: tells one sentence.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[Path], Portfolio],
        store: Store,
        audit: Callable[[Portfolio, Halt], object],
        tell: Callable[[Text], None],
        halt: Halt,
    ) -> None:
        self.path, self.store, self.halt = path, store, halt
        self._read, self._audit, self._tell = read, audit, tell
        self._stamp = self._stamped()
        self.portfolio = read(path)
        self._alarm = Alarm(store)

    def run(self) -> None:
        """Watch until the halt is asked. What was missed while nobody watched is made up for first.

        Raises:
            UserError: another watch is at work on the same store.
        """
        self.halt.listen()
        with one_instance(self.store):
            self._alarm.start()
            try:
                self._turn()
                while not self.halt.asked:
                    self._wait()
                    if not self.halt.asked and (self._alarm.rung() or self._changed()):
                        self._turn()
            finally:
                self._alarm.shutdown(wait=False)

    def _turn(self) -> None:
        """Audit what is due, and set the alarm for what comes next."""
        now = clock.present()
        sites = self.portfolio.sites
        if due_sites(self.store, sites, now) or interrupted(self.store, sites, now):
            try:
                self._audit(self.portfolio, self.halt)
            except LimpideError as error:
                self._tell(error.text)
        if not self.halt.asked:
            self._set()

    def _set(self) -> None:
        now = clock.present()
        times = [
            (when if when > now else now + AGAIN, site)
            for when, site in next_times(self.store, self.portfolio.sites, now)
        ]
        self._alarm.set(times)
        if not times:
            self._tell(both("watch.no_schedule", path=self.path))
            return
        when, site = min(times, key=lambda pair: pair[0])
        name = site.name or site.url
        self._tell(both("watch.next", n=len(times), site=name, when=local(when, site)))

    def _wait(self) -> None:
        """Sleep until the next alarm, the next look at the file, or a signal."""
        jobs = [job.next_run_time for job in self._alarm.get_jobs() if job.next_run_time]
        until = min([*jobs, clock.present() + timedelta(seconds=READ_SECONDS)])
        while not self.halt.asked and (left := _seconds(until)) > 0:
            time.sleep(min(left, TURN_SECONDS))

    def _changed(self) -> bool:
        """Read the file again when it changed; tell whether it did."""
        stamp = self._stamped()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            self.portfolio = self._read(self.path)
        except LimpideError as error:
            self._tell(error.text)
            return False
        return True

    def _stamped(self) -> tuple[int, int] | None:
        try:
            seen = self.path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size


def _seconds(until: datetime) -> float:
    return (until - clock.present()).total_seconds()


def one_instance(store: Store) -> Lock:
    """Return a lock, taken, that keeps a second watch away from the same store.

    Raises:
        UserError: another watch holds it.
    """
    lock = Lock(store.engine, "watch")
    if not lock.take():
        raise UserError(both("watch.held", store=store.shown))
    return lock
