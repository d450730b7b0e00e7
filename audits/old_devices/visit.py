"""The visits that the comparison needs: today's browser untouched, and the same made to lack what a target lacks."""

import asyncio
import base64

from audits.old_devices.errors import Errors, Hearing
from audits.old_devices.observe import attempt, look, shown
from audits.old_devices.rewriting import Rewriting, old_user_agent
from audits.old_devices.tables import newer
from audits.old_devices.targets import chrome_of, today
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.old_device import FunctionsToday, OldState, ScriptError, Shown

DEADLINE = 120.0
TURN = 20.0
"""Seconds the reading and the keys may keep the processor to themselves."""
WIDTH, HEIGHT = 1280, 900
PICTURE = {
    "format": "jpeg",
    "quality": 50,
    "clip": {"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "scale": 0.5},
}


async def reference(stage: Stage) -> FunctionsToday:
    """Visit the page as it is.

    Raises:
        VisitError: the page did not load.
    """
    errors = Errors({})
    await errors.listen(stage.cdp)
    stage.gate.rewrite(Hearing(errors))
    found, picture = await _played(stage)
    return FunctionsToday(shown=found, errors=_told(errors), picture=picture)


async def gated(stage: Stage, years: int) -> OldState:
    """Visit the page as the Chrome of that many years ago would run it.

    Raises:
        VisitError: the page did not load.
    """
    day = today()
    target = chrome_of(years, day)
    return await gated_at(stage, target, years, day.isoformat())


async def gated_at(stage: Stage, target: int, years: int, day: str) -> OldState:
    """Visit the page as that Chrome would run it.

    Raises:
        VisitError: the page did not load.
    """
    own = await stage.cdp.send("Runtime.evaluate", {"expression": "navigator.userAgent"})
    errors = Errors(newer(target).members)
    rewriting = Rewriting(target, old_user_agent(own["result"]["value"], target), errors)
    await errors.listen(stage.cdp)
    stage.gate.rewrite(rewriting)
    found, picture = await _played(stage)
    return OldState(
        years=years,
        target=target,
        day=day,
        shown=found,
        lacking=list(rewriting.lacking.values()),
        errors=_told(errors),
        faults=rewriting.faults,
        picture=picture,
    )


async def _played(stage: Stage) -> tuple[Shown, str]:
    """Show the page, read it, picture it, then try its controls: off line, so that nothing is ever sent."""
    await show_whole(stage)
    await stage.learn_frames()
    async with stage.turns.hold(TURN):
        found = await look(stage.ask)
        drawn = await stage.cdp.send("Page.captureScreenshot", PICTURE)
        picture = stage.job.save(base64.b64decode(drawn["data"]), ".jpg")
        await stage.page.context.set_offline(True)
        await asyncio.sleep(0)
        tried = await attempt(
            stage.ask, stage.page.keyboard, stage.job.protocol.react, lambda: len(stage.gate.held)
        )
    return shown(found, tried), picture


def _told(errors: Errors) -> list[ScriptError]:
    """Return each error once."""
    return list(dict.fromkeys(errors.found))
