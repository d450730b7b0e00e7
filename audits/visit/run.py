"""One visit from the fresh context to the evidence; whatever the page does, a status and one sentence."""

import asyncio
import dataclasses
import time
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from playwright.async_api import Error

from audits.accessibility.source import axe_source
from audits.browser.errors import BrowserError, BrowserLost
from audits.browser.pool import BrowserPool
from audits.collect import Collector, collectors
from audits.devtools.connection import DevToolsError
from audits.old_engines.pool import engine_pool
from audits.profiles import Profile, profiles
from audits.scope import Scope
from audits.visit.collecting import LOST, collect_all, encoded, freeze
from audits.visit.job import VisitJob
from audits.visit.opening import open_stage
from audits.visit.problems import (
    LedgerLostError,
    PageCrashedError,
    PageFailedError,
    PageRefusedError,
    VisitError,
    net_error_sentence,
)
from audits.visit.session import learn_session
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules import __version__
from rules.evidence.record import Record
from rules.evidence.visit import Instrument, Visit

COLLECT_TURN = 15.0
"""Seconds a visit may keep the processor to itself while the collectors read it."""
SPARE = 3.0
"""Seconds of a visit's time that no collector may take: what the others read is put together then."""
ATTEMPTS = 2
"""A page or a browser that dies is tried once again."""
SHORTEST = 5.0
"""Seconds that must be left of a visit's time for another attempt."""
GIVEN_BACK = 0.5
"""Share of a visit's time that it has again, at least, once its browser has died under it."""
CRASHED = "The page made its browser process crash, twice."


async def visit(
    pool: BrowserPool, job: VisitJob, find_collectors: Callable[[], Sequence[Collector]] = collectors
) -> Visit:
    """Load one page once under the job's protocol and return its evidence.

    Never raises for the page's sake: status audited, partial, refused or failed, with one sentence each.
    """
    started, began = datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic()
    job = _under_its_profile(job)
    try:
        if _in_engine(job):
            # An engine that is no longer patched is given no credentials.
            pool, job = await engine_pool(pool, job.old.engine), dataclasses.replace(job, identity=None)
        fields = await _tried(pool, job, find_collectors)
    except BrowserError as error:
        fields = {"final_url": job.url, "status": "failed", "reason": str(error)}
    except VisitError as end:
        fields = {
            "final_url": end.final_url or job.url,
            "status": end.status,
            "http_status": end.http_status,
            "reason": end.reason,
        }
    except Exception as error:
        # No page may stop an audit, not even by a fault of ours that it has found.
        fields = {"final_url": job.url, "status": "failed", "reason": fault_of(error)}
    return Visit(
        url=job.url,
        profile=job.profile,
        started=started,
        seconds=round(time.monotonic() - began, 3),
        instrument=instrument(pool, job),
        **fields,
    )


def fault_of(error: Exception) -> str:
    """Return the sentence of a fault of limpide's own, with its place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"limpide failed on this page ({type(error).__name__}, {Path(place.filename).name}:{place.lineno})."
    )


def _under_its_profile(job: VisitJob) -> VisitJob:
    """Return the job with the protocol values its profile changes."""
    profile = profiles().get(job.profile)
    changes = profile.protocol if profile else {}
    return (
        dataclasses.replace(job, protocol=msgspec.structs.replace(job.protocol, **changes))
        if changes
        else job
    )


def instrument(pool: BrowserPool, job: VisitJob) -> Instrument:
    """Return what measures: browser, its mode and user agent, limpide, axe and the protocol."""
    return Instrument(
        browser=pool.choice.name,
        version=pool.version,
        mode=pool.choice.kind,
        user_agent=pool.user_agent(job.contact),
        limpide=__version__,
        axe=axe_source().version,
        protocol=job.protocol.id,
    )


async def _tried(
    pool: BrowserPool, job: VisitJob, find_collectors: Callable[[], Sequence[Collector]]
) -> dict[str, Any]:
    """Attempt the visit, once again when the page's or the browser's process died.

    Raises:
        VisitError: there is no evidence.
    """
    if not Scope(job.origins).is_page(job.url):
        raise PageRefusedError("The address is outside the site.")
    reason, apart, until = "", False, 0.0
    for _ in range(ATTEMPTS):
        if until and until - asyncio.get_running_loop().time() < SHORTEST:
            break
        try:
            async with open_stage(pool, job, apart=apart) as stage:
                until = until or asyncio.get_running_loop().time() + _deadline(job)
                return await _heard(stage, pool, _attempt(stage, find_collectors, until))
        except PageCrashedError as end:
            reason = end.reason
        except LedgerLostError as end:
            reason, apart = end.reason, True
        except BrowserLost:
            # Whichever of the pages open at that time made it die: from here on each has a browser of its own, and
            # some of the time it was made to lose.
            again = asyncio.get_running_loop().time() + _deadline(job) * GIVEN_BACK
            reason, apart, until = "The browser stopped during the visit, twice.", True, max(until, again)
        except TimeoutError as error:
            raise PageFailedError("The browser did not open an empty page in time.") from error
        except (BrowserError, DevToolsError) as error:
            raise PageFailedError(str(error)) from error
        except Error as error:
            raise PageFailedError(net_error_sentence(error.message)) from error
    raise PageFailedError(reason)


async def _heard(stage: Stage, pool: BrowserPool, attempt: Awaitable[dict[str, Any]]) -> dict[str, Any]:
    """Await an attempt; when it fails, ask whether the browser's network still lives.

    Raises:
        LedgerLostError: it does not: nothing is to be trusted that this browser says of the page.
    """
    try:
        return await attempt
    except PageFailedError:
        if not stage.apart and pool.choice.source != "engine":
            with suppress(TimeoutError):
                await asyncio.wait_for(stage.recorder.so_far(), stage.job.protocol.step_deadline)
        if stage.watched.behind and not stage.apart:
            pool.forgo(stage.page.context)
            raise LedgerLostError(LOST) from None
        raise
    except LedgerLostError:
        pool.forgo(stage.page.context)
        raise


def _in_engine(job: VisitJob) -> bool:
    profile = profiles().get(job.profile)
    return bool(profile and profile.engine and job.old.engine)


def _deadline(job: VisitJob) -> float:
    profile = profiles().get(job.profile)
    return profile.deadline if profile else job.protocol.deadline


async def _attempt(
    stage: Stage, find_collectors: Callable[[], Sequence[Collector]], until: float
) -> dict[str, Any]:
    """Run the steps until this time of the event loop, and stop them at once when the page's process dies."""
    profile = profiles().get(stage.job.profile)
    loop = asyncio.get_running_loop()
    crashed: asyncio.Future[None] = loop.create_future()
    stage.page.on("crash", lambda _: _announce(crashed))
    if profile:
        steps = asyncio.ensure_future(_extra_steps(stage, profile))
    else:
        steps = asyncio.ensure_future(_steps(stage, find_collectors, until))
    watched: set[asyncio.Future[Any]] = {steps, crashed}
    try:
        left = max(0.0, until - loop.time())
        await asyncio.wait(watched, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        if stage.overweight and (crashed.done() or not steps.done() or steps.exception()):
            raise PageFailedError(stage.overweight)
        if crashed.done():
            raise PageCrashedError(CRASHED)
        if not steps.done():
            raise PageFailedError(f"The visit was not over after {_deadline(stage.job):g} s.")
        return steps.result()
    finally:
        steps.cancel()
        await asyncio.gather(steps, return_exceptions=True)


async def _steps(
    stage: Stage, find_collectors: Callable[[], Sequence[Collector]], until: float
) -> dict[str, Any]:
    """The protocol, in order; what stands after the freeze costs the page's figures nothing."""
    load_ms = await show_whole(stage)
    frozen = await freeze(stage)
    document = stage.recorder.document
    await stage.learn_frames()
    async with stage.turns.hold(COLLECT_TURN):
        records = await collect_all(stage, find_collectors(), until - SPARE)
    return _fields(stage, frozen | records) | {
        "http_status": document.status if document else 0,
        "load_ms": load_ms,
    }


async def _extra_steps(stage: Stage, profile: Profile) -> dict[str, Any]:
    """The steps of an extra profile; its cost to the servers is all that was requested under it."""
    records = dict(await profile.run(stage))
    document = stage.recorder.document
    sent = [r for r in (await stage.recorder.freeze()).requests if r.remote and not r.from_cache]
    await learn_session(stage)
    return _fields(stage, records) | {
        "http_status": document.status if document else 0,
        "cost_requests": len(sent),
        "cost_bytes": sum(r.wire_bytes for r in sent),
    }


def _fields(stage: Stage, records: dict[str, Record]) -> dict[str, Any]:
    return {
        "final_url": stage.page.url,
        "status": "partial" if stage.missing else "audited",
        "missing": stage.missing,
        "notes": stage.notes,
        "records": encoded(records),
    }


def _announce(crashed: asyncio.Future[None]) -> None:
    if not crashed.done():
        crashed.set_result(None)
