"""The loads of one page on an old device: once at today's speed, then slowed, the processor measured around each."""

import asyncio
import contextlib
import json
import time
from typing import Any

import msgspec
from playwright.async_api import Error

from audits.hardware.throttle import Throttle
from audits.inpage import script
from audits.tab import WORLD, first_line
from audits.visit.load import load
from audits.visit.problems import PageFailedError
from audits.visit.stage import Stage
from rules.evidence.old_hardware import DeviceRuns, OldHardware, Run, Timing
from rules.hardware import Device, devices
from rules.old_hardware import is_settled
from rules.thresholds import bar

CALIBRATIONS, CLOSE = 4, 0.12
"""Attempts at the speed of the device, and the share around it that is near enough."""
SPARE = 3.0
"""Seconds a load is followed beyond the bar of what is usable."""
NOTHING: dict[str, str] = {"kind": "", "key": "", "name": ""}


async def on_devices(stage: Stage, names: list[str], most: int) -> OldHardware:
    """Visit the page on each of these devices, most slowed loads each.

    Raises:
        VisitError: the page does not load at today's speed.
    """
    throttle = Throttle(stage)
    made = [await _on(stage, throttle, devices()[name], most) for name in names]
    return OldHardware(devices=made)


async def _on(stage: Stage, throttle: Throttle, device: Device, most: int) -> DeviceRuns:
    await throttle.become(device)
    await _leave(stage)
    host = await throttle.speed()
    today, chosen = await _today(stage)
    rate = await _calibrated(throttle, host, device.index)
    told: dict[str, Any] = {
        "device": device.id,
        "network": device.network,
        "target": device.index,
        "host": host,
        "rate": round(rate, 2),
        "asked": most,
        "today": today,
        "action": chosen["kind"],
        "action_name": chosen["name"],
    }
    if host < device.index:
        return DeviceRuns(**told, fault="This machine is slower than the device to imitate.")
    await throttle.processor(rate)
    try:
        return DeviceRuns(**told, runs=await _slowed(stage, throttle, device, chosen, most))
    finally:
        await throttle.processor(1)


async def _calibrated(throttle: Throttle, host: int, target: int) -> float:
    """Return how many times the processor must be slowed, by trying; it is left at its own speed."""
    rate = host / target
    for _ in range(CALIBRATIONS):
        await throttle.processor(rate)
        found = await throttle.speed()
        if abs(found - target) <= CLOSE * target:
            break
        rate = max(1.0, rate * found / target)
    await throttle.processor(1)
    return rate


async def _today(stage: Stage) -> tuple[Timing, dict[str, str]]:
    """Load the page at full speed, and learn what its main action is."""
    seen = await _timed(stage, NOTHING)
    chosen = await stage.ask("() => limpideTimes.choose()")
    await _leave(stage)
    return seen, chosen


async def _slowed(
    stage: Stage, throttle: Throttle, device: Device, chosen: dict[str, str], most: int
) -> list[Run]:
    """Load the page slowed down until enough loads agree, the processor measured before and after each."""
    runs: list[Run] = []
    before = await throttle.speed()
    while len(runs) < most + (most > 1) and not is_settled(runs, device.index):
        throttle.line(device.line)
        timing = await _timed(stage, chosen)
        throttle.line(None)
        await _leave(stage)
        after = await throttle.speed()
        runs.append(Run(timing=timing, before=before, after=after))
        before = after
    return runs


async def _timed(stage: Stage, wanted: dict[str, str]) -> Timing:
    """Load the page from an empty cache, and read its times; a load too slow is cut at the bar.

    Raises:
        VisitError: it is no page of the site, or it cannot be read.
    """
    await stage.cdp.send("Network.clearBrowserCache")
    await stage.page.context.clear_cookies()
    source = f"({script(__package__, 'times.js')})({json.dumps(wanted)})"
    asked = {"source": source, "worldName": WORLD}
    added = await stage.cdp.send("Page.addScriptToEvaluateOnNewDocument", asked)
    began = time.monotonic()
    limit = bar("hardware-broken") + SPARE
    try:
        await _loaded(stage, limit)
        await asyncio.sleep(min(stage.job.protocol.settle, max(0.0, limit - time.monotonic() + began)))
        cut = round((time.monotonic() - began) * 1000)
        return await _read(stage, cut)
    finally:
        removed = {"identifier": added["identifier"]}
        await stage.cdp.send("Page.removeScriptToEvaluateOnNewDocument", removed)


async def _loaded(stage: Stage, limit: float) -> None:
    """Navigate, until the load event or the limit."""
    stage.gate.free()
    try:
        async with asyncio.timeout(limit):
            await load(stage)
    except TimeoutError:
        return
    finally:
        stage.missing.pop("load", None)
        stage.gate.hold()


async def _read(stage: Stage, cut: float) -> Timing:
    """Read the times; a document that never came has none."""
    with contextlib.suppress(Error):
        if stage.page.url == "about:blank":
            return Timing(cut=cut)
    await stage.learn_frames()
    found = await stage.ask("() => self.limpideTimes ? limpideTimes.read() : null")
    return Timing(cut=cut) if found is None else msgspec.convert({**found, "cut": cut}, Timing)


async def _leave(stage: Stage) -> None:
    """Go to an empty page: nothing of the site runs while the processor is measured.

    Raises:
        PageFailedError: the page does not let itself be left.
    """
    stage.gate.free()
    try:
        await stage.page.goto("about:blank", timeout=stage.job.protocol.step_deadline * 1000)
    except Error as error:
        raise PageFailedError(f"The page could not be left: {first_line(error)}") from error
