"""The visits that the comparison needs: today's browser untouched, and the same made to lack what a target lacks."""

import asyncio
import base64
from datetime import date

from audits.browser.launch import user_agent
from audits.devtools.connection import Session
from audits.network.watch import Source
from audits.old_devices.errors import Errors, Hearing
from audits.old_devices.observe import attempt, look, shown
from audits.old_devices.rewriting import Rewriting, old_user_agent
from audits.old_devices.tables import newer
from audits.old_devices.targets import chrome_of, today
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.old_device import FunctionsToday, OldState, ScriptError, Shown
from rules.old_systems import systems

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
    await stage.gate.rewrite(Hearing(errors))
    found, picture = await _played(stage)
    return FunctionsToday(shown=found, errors=_told(errors), picture=picture)


async def gated(stage: Stage, years: int, system: str = "") -> OldState:
    """Visit the page as the Chrome of that many years ago, or the last of that system, would run it.

    Raises:
        VisitError: the page did not load.
    """
    day = today()
    target = _target(years, system, day)
    own = await stage.cdp.send("Runtime.evaluate", {"expression": "navigator.userAgent"})
    errors = Errors(newer(target).members)
    rewriting = Rewriting(target, old_user_agent(own["result"]["value"], target), errors)
    await errors.listen(stage.cdp)
    stage.watched.deepen()
    await stage.gate.rewrite(rewriting)
    found, picture = await _played(stage)
    return OldState(
        years=years,
        target=target,
        day=day.isoformat(),
        system=system,
        asked=target,
        shown=found,
        lacking=list(rewriting.lacking.values()),
        errors=_told(errors),
        faults=rewriting.faults,
        picture=picture,
    )


async def observed(stage: Stage, years: int, system: str) -> OldState:
    """Visit the page in the real old engine that the stage stands in.

    Raises:
        VisitError: the page did not load.
    """
    day = today()
    own = str((await stage.cdp.send("Browser.getVersion"))["userAgent"])
    version = int(own.partition("Chrome/")[2].partition(".")[0])
    errors = Errors(newer(version).members)
    await errors.listen(stage.cdp)
    await stage.gate.rewrite(Introduced(errors, user_agent(own, stage.job.contact)))
    found, picture = await _played(stage)
    return OldState(
        years=years,
        target=version,
        day=day.isoformat(),
        system=system,
        asked=_target(years, system, day),
        shown=found,
        errors=_told(errors),
        picture=picture,
        observed=True,
    )


class Introduced(Hearing):
    """Hears the errors of each target of an old engine, and tells servers who asks: Playwright cannot do it there."""

    def __init__(self, errors: Errors, agent: str) -> None:
        super().__init__(errors)
        self._agent = agent

    def prepare(self, session: Session, source: Source) -> None:
        """Hear one target, and give it limpide's own user agent."""
        super().prepare(session, source)
        session.post("Network.setUserAgentOverride", {"userAgent": self._agent})


def _target(years: int, system: str, day: date) -> int:
    """Return the Chrome in question."""
    return systems()[system].target if system else chrome_of(years, day)


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
