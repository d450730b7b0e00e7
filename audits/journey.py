"""Walks a journey: does each declared step, waits, weighs what it brought and reads the state it opens."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime

from playwright.async_api import Error

from audits.accessibility.run import AxeError
from audits.browser.errors import BrowserError
from audits.browser.pool import BrowserPool
from audits.collect import collectors
from audits.collect.axe import collect as read_axe
from audits.devtools.connection import DevToolsError
from audits.identity import Step
from audits.stepping import StepError, keyboard_reaches, take
from audits.tab import TabError
from audits.visit.archiving import keep_document
from audits.visit.collecting import collect, encoded
from audits.visit.job import VisitJob
from audits.visit.opening import open_stage
from audits.visit.picture import take_picture
from audits.visit.problems import VisitError, net_error_sentence
from audits.visit.run import instrument
from audits.visit.session import learn_session
from audits.visit.stage import Stage
from rules.evidence.axe import Axe, AxeNode, AxeRule
from rules.evidence.journey import Journey, JourneyStep
from rules.evidence.record import Record
from rules.evidence.visit import Visit

DEADLINE = 90.0
"""Seconds of one step with its reading."""
STATE = frozenset(
    (
        *("behaviours", "dom", "fields", "images", "languages", "looks", "markup", "media", "named", "page"),
        *("structure", "styles", "tables"),
    )
)
"""Records of a state that our own rules read: those of its document, not of what it loaded."""
STATE_SECONDS = 45.0
"""Seconds for all of them."""
Seen = dict[str, set[tuple[str, str, str]]]
"""What axe told so far, by address: rule, frame, selector."""


async def walk(pool: BrowserPool, job: VisitJob, name: str, steps: Sequence[Step]) -> Visit:
    """Return the evidence of a journey that begins at the job's address; never raises for the page's sake."""
    started, began = datetime.now(UTC).isoformat(timespec="seconds"), time.monotonic()
    done: list[JourneyStep] = []
    reason = ""
    cost = (0, 0)
    try:
        async with open_stage(pool, job) as stage:
            await _steps(stage, steps, done)
            ledger = await stage.recorder.so_far()
            await learn_session(stage)
            sent = [one for one in ledger.requests if one.remote and not one.from_cache]
            cost = len(sent), sum(one.wire_bytes for one in sent)
    except Error as error:
        reason = net_error_sentence(error.message)
    except (BrowserError, DevToolsError, VisitError, TimeoutError) as error:
        reason = str(error) or "No answer in time."
    done += [
        _undone(step, "failed" if n == 0 and reason else "skipped", reason)
        for n, step in enumerate(steps[len(done) :])
    ]
    whole = all(one.status == "done" for one in done)
    return Visit(
        url=f"journey:{name}",
        final_url=next((one.url for one in reversed(done) if one.url), job.url),
        profile=Journey.PROFILE,
        status="audited" if whole else "partial",
        missing={} if whole else {Journey.NAME: next(o.reason for o in done if o.status == "failed")},
        started=started,
        seconds=round(time.monotonic() - began, 3),
        instrument=instrument(pool, job),
        cost_requests=cost[0],
        cost_bytes=cost[1],
        records=encoded({Journey.NAME: Journey(name=name, steps=done)}),
    )


def _undone(step: Step, status: str, reason: str = "") -> JourneyStep:
    act, target = step.act
    return JourneyStep(
        act=act, target=target, status="failed" if status == "failed" else "skipped", reason=reason
    )


async def _steps(stage: Stage, steps: Sequence[Step], done: list[JourneyStep]) -> None:
    """Do the steps one after the other, up to the first that fails."""
    seen: Seen = {}
    for step in steps:
        made = await _one(stage, step, seen)
        done.append(made)
        if made.status == "failed":
            return


async def _one(stage: Stage, step: Step, seen: Seen) -> JourneyStep:
    known = len((await stage.recorder.so_far()).requests)
    act, target = step.act
    reached = await keyboard_reaches(stage.page, step)
    rules: list[AxeRule] = []
    records: dict[str, Record] = {}
    reason = ""
    try:
        async with asyncio.timeout(DEADLINE):
            stage.gate.free()
            await take(stage.page, step, stage.job.url, stage.job.identity)
            await asyncio.sleep(stage.job.protocol.settle)
            await stage.learn_frames()
            rules = _fresh(await read_axe(stage.tab), stage.page.url, seen)
        records = await _state(stage)
    except (StepError, AxeError, TabError, VisitError) as error:
        reason = str(error)
    except TimeoutError:
        reason = f"{act} “{target}”: the step was not over after {DEADLINE:g} s."
    ledger = await stage.recorder.so_far()
    return JourneyStep(
        act=act,
        target=target,
        status="failed" if reason else "done",
        reason=reason,
        url=stage.page.url,
        title=await _title(stage),
        requests=[] if reason else ledger.requests[known:],
        axe=rules,
        keyboard=reached,
        picture=await _picture(stage),
        records=encoded(records),
        missing={} if reason else dict(stage.missing),
        document=(await keep_document(stage))[0] if stage.job.archive else "",
    )


async def _state(stage: Stage) -> dict[str, Record]:
    """Return what our own rules read of the state; what could not be made is said in stage.missing."""
    stage.missing.clear()
    stage.tab.readings.clear()
    chosen = [one for one in collectors() if one.name in STATE]
    return await collect(stage, chosen, asyncio.get_running_loop().time() + STATE_SECONDS)


def _fresh(record: Axe, url: str, seen: Seen) -> list[AxeRule]:
    """Return what no earlier state of the same address had, and remember it."""
    told = seen.setdefault(url.partition("#")[0], set())
    found = []
    for rule in record.rules:
        bad, doubt = (_new(rule.id, nodes, told) for nodes in (rule.violations, rule.incomplete))
        if bad or doubt:
            found.append(AxeRule(id=rule.id, violations=bad, incomplete=doubt))
    for rule in found:
        told.update(
            (rule.id, one.place.frame, one.place.selector) for one in rule.violations + rule.incomplete
        )
    return found


def _new(rule: str, nodes: Sequence[AxeNode], told: set[tuple[str, str, str]]) -> list[AxeNode]:
    return [one for one in nodes if (rule, one.place.frame, one.place.selector) not in told]


async def _title(stage: Stage) -> str:
    try:
        return (await asyncio.wait_for(stage.page.title(), 5.0))[:200]
    except (Error, TimeoutError):
        return ""


async def _picture(stage: Stage) -> str:
    try:
        return (await asyncio.wait_for(take_picture(stage), 15.0)).sha256
    except (Error, TimeoutError):
        return ""
