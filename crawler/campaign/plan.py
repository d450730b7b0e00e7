"""What is left to visit of one site: every sampled page once, then one page a template under the extra profiles."""

import asyncio
from typing import TYPE_CHECKING

from audits.profiles import DESKTOP, profiles
from audits.visit import VisitJob
from audits.visit.job import OldDevices
from crawler.campaign.store import StoredSite
from rules.evidence.inventory import Discovery, Sample
from rules.evidence.visit import Visit

if TYPE_CHECKING:
    from crawler.campaign.run import Run


def chosen_profiles(asked: list[str]) -> list[str]:
    """Return the extra profiles a site asks for: "all", "none", or names of audits.profiles."""
    if "none" in asked:
        return []
    return list(profiles()) if "all" in asked else [name for name in profiles() if name in asked]


class VisitPlan:
    """The visits still to make, in order; what is stored is never made again.

    total counts every visit the site may need; an extra visit that turns out not to be needed, or whose plain
    visit failed, counts as finished.
    """

    def __init__(self, run: "Run", site: StoredSite, discovery: Discovery, sample: Sample) -> None:
        self._run, self._site, self._discovery = run, site, discovery
        self._extras = chosen_profiles(site.settings.profiles)
        self._done = run.store.visited(site.id)
        self._studied = frozenset(sample.studied)
        pages = [page.url for page in sample.pages]
        self._queue = [self._job(url, DESKTOP) for url in reversed(pages) if (url, DESKTOP) not in self._done]
        self._alone: list[VisitJob] = []
        """Timed visits, after all others: each has the machine to itself."""
        self.total = len(pages) + len(self._studied) * len(self._extras)
        self.finished = len(pages) - len(self._queue)
        self._under_way = 0
        self._changed = asyncio.Condition()
        for url in reversed(sample.studied):
            if (url, DESKTOP) in self._done and (plain := run.store.visit(site.id, url, DESKTOP)):
                self._add(self._needed(plain))

    async def next(self) -> VisitJob | None:
        """Return the next visit to make; None when there is none and no visit under way can ask for more."""
        async with self._changed:
            while not self._queue and self._under_way and not self._run.stop.is_set():
                await self._changed.wait()
            waiting = self._queue or self._alone
            if not waiting or self._run.stop.is_set():
                self._changed.notify_all()
                return None
            self._under_way += 1
            return waiting.pop()

    async def ended(self, seen: Visit | None) -> None:
        """Take the end of a visit, None when it was given up; a plain one of a studied page asks for its extras."""
        async with self._changed:
            self._under_way -= 1
            self.finished += seen is not None
            if seen and seen.profile == DESKTOP and seen.url in self._studied:
                self._add(self._needed(seen))
            self._changed.notify_all()

    def _add(self, jobs: list[VisitJob]) -> None:
        """Queue extra visits, to be made after what waits already; the timed ones last of all."""
        timed = [job for job in jobs if profiles()[job.profile].alone]
        self._alone[:0] = timed
        self._queue[:0] = [job for job in jobs if job not in timed]

    def _needed(self, plain: Visit) -> list[VisitJob]:
        """Return the extra visits of a page, the last to make first; store those it has no need of as unasked."""
        jobs = []
        for name in self._extras:
            if (plain.url, name) in self._done or plain.status not in ("audited", "partial"):
                self.finished += 1
            elif reason := profiles()[name].asked(plain):
                self._run.store.save_visit(self._site.id, plain.url, unasked(plain, name, reason))
                self.finished += 1
            else:
                jobs.append(self._job(plain.url, name))
        return jobs[::-1]

    def _job(self, url: str, profile: str) -> VisitJob:
        settings = self._site.settings
        return VisitJob(
            url=url,
            profile=profile,
            origins=tuple(self._discovery.origins),
            extra_hosts=tuple(settings.extra_hosts),
            contact=settings.contact,
            accept_invalid_tls=settings.tls == "accept-invalid",
            identity=self._run.identities.get(settings.url),
            protocol=self._run.protocol,
            save=self._run.files.save,
            learn=self._run.store.redactor.learn,
            archive=self._run.archive and profile == DESKTOP,
            fingerprint=settings.reuse and profile == DESKTOP,
            old=OldDevices(
                years=settings.old_years,
                system=settings.old_device,
                engine=settings.old_engine,
                hardware=tuple(settings.old_hardware),
                runs=settings.old_loads,
            ),
        )


def unasked(plain: Visit, profile: str, reason: str) -> Visit:
    """Return the evidence that an extra profile was not needed on a page."""
    return Visit(
        url=plain.url,
        final_url=plain.final_url,
        profile=profile,
        status="unasked",
        reason=reason,
        started=plain.started,
        instrument=plain.instrument,
    )
