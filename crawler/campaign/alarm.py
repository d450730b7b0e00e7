"""The alarm clock of a portfolio: one job a site, kept by APScheduler in the same database as the evidence."""

from collections.abc import Sequence
from datetime import UTC, datetime

from apscheduler.executors.debug import DebugExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.base import BaseScheduler

from crawler.campaign.calendar import Moments
from crawler.campaign.history import key_of
from crawler.campaign.settings import SiteSettings
from crawler.campaign.store import Store

TABLE = "schedule"
_rung: list[str] = []


def ring(site: str) -> None:
    """Note that the moment of a site has come: what APScheduler calls."""
    _rung.append(site)


class Alarm(BaseScheduler):  # type: ignore[misc]
    """Rings at the moments of the sites, whenever it is asked whether it is time; moments missed ring once.

    It waits for nothing by itself: its owner asks, and does the work between two questions.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(
            jobstores={"default": SQLAlchemyJobStore(engine=store.engine, tablename=TABLE)},
            executors={"default": DebugExecutor()},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
            timezone=UTC,
        )

    def shutdown(self, wait: bool = True) -> None:
        """Leave the jobs in the database for the next watch."""
        super().shutdown(wait)

    def wakeup(self) -> None:
        """Do nothing: its owner asks again by itself."""

    def set(self, times: Sequence[tuple[datetime, SiteSettings]]) -> None:
        """Ring next at these times, and never for a site that is not among them."""
        wanted = {key_of(site.url): (when, site) for when, site in times}
        known = {job.id: job for job in self.get_jobs()}
        for name in known.keys() - wanted.keys():
            known[name].remove()
        for name, (when, site) in wanted.items():
            if name in known:
                known[name].modify(trigger=Moments(site), next_run_time=when)
            else:
                self.add_job(ring, Moments(site), id=name, args=[name], next_run_time=when)

    def rung(self) -> list[str]:
        """Return the sites whose moment has come since the last question, by normalised address."""
        _rung.clear()
        self._process_jobs()
        return list(_rung)
