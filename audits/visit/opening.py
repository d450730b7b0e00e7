"""Opens the stage of one visit: a fresh context of a browser fenced for its site, and an empty page that is heard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from audits.browser.fence import Fence
from audits.browser.pool import BrowserPool
from audits.profiles import profiles
from audits.visit.job import VisitJob
from audits.visit.stage import Stage

OPEN_SECONDS = 30.0


@asynccontextmanager
async def open_stage(pool: BrowserPool, job: VisitJob, *, apart: bool = False) -> AsyncIterator[Stage]:
    """Give the stage of a job; nothing has been requested yet.

    Args:
        apart: in a browser of its own.

    Raises:
        TimeoutError: the browser did not open an empty page in time.
        BrowserError, DevToolsError, playwright.async_api.Error: see BrowserPool.context and Stage.build.
    """
    # A replay asks nothing of anybody, not even where a name leads.
    fence = Fence() if job.tape else await pool.fence(job.origins, job.extra_hosts)
    async with pool.context(
        alone=_alone(job), apart=apart, fence=fence, **context_options(pool, job)
    ) as context:
        async with asyncio.timeout(min(OPEN_SECONDS, job.protocol.deadline)):
            stage = await Stage.build(
                context,
                job,
                pool.watch(context),
                turns=pool.turns,
                proxied=_proxied(pool, job),
                private=fence.allowed,
            )
        stage.guard, stage.killed = pool.guard(context), pool.guard(context).killed
        stage.apart = apart
        yield stage


def _proxied(pool: BrowserPool, job: VisitJob) -> bool:
    """Tell whether a proxy answers in the servers' place: Playwright gives client certificates through one."""
    return pool.proxied or job.tape is not None or bool(job.identity and job.identity.certificate)


def context_options(pool: BrowserPool, job: VisitJob) -> dict[str, Any]:
    """Return the options of the fresh browser context, from the protocol."""
    protocol = job.protocol
    return (
        {
            "viewport": {"width": protocol.width, "height": protocol.height},
            "screen": {"width": protocol.width, "height": protocol.height},
            "device_scale_factor": 1,
            "locale": protocol.locale,
            "timezone_id": protocol.timezone,
            "ignore_https_errors": job.accept_invalid_tls,
            "accept_downloads": False,
        }
        | ({} if pool.choice.source == "engine" else {"user_agent": pool.user_agent(job.contact)})
        | (job.identity.context_options() if job.identity else {})
        | ({"proxy": job.tape.proxy} if job.tape else {})
        | _of_profile(job)
    )


def _alone(job: VisitJob) -> bool:
    profile = profiles().get(job.profile)
    return bool(profile and profile.alone)


def _of_profile(job: VisitJob) -> dict[str, Any]:
    profile = profiles().get(job.profile)
    return profile.context if profile else {}
