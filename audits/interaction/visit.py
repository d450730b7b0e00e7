"""The visit under the profile "interaction": the checks in order, a few loads, whatever fails is said."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from audits.interaction import Check, checks
from audits.interaction.scene import Scene
from audits.tab import TabError
from audits.visit.problems import VisitError
from audits.visit.stage import Stage
from rules.evidence.record import Record

DEADLINE = 240.0
"""Seconds for the whole visit: some 30 on a quiet machine, several times that on a busy one."""
RESERVE = 5.0
"""Seconds kept at the end, to hand over what was made."""
TURN = 20.0
"""Seconds a check may keep the processor to itself."""


async def run(stage: Stage) -> dict[str, Record]:
    """Make every record that can be made in time; stage.missing says which could not, and why.

    Raises:
        VisitError: the page did not load the first time.
    """
    scene = Scene(stage=stage)
    until = asyncio.get_running_loop().time() + DEADLINE - RESERVE
    await scene.fresh()
    records: dict[str, Record] = {}
    loaded, reason = True, ""
    for rank, check in enumerate(checks()):
        if rank and (check.fresh or not loaded):
            reason = await _again(scene, until)
            loaded = not reason
        if not loaded:
            stage.missing[check.name] = reason
            continue
        async with stage.turns.hold(TURN):
            made = await _bounded(stage, check, until, lambda check=check: check.run(scene))  # type: ignore[misc]
        if made is None:
            loaded = False
        else:
            records[check.name] = made
    return records


async def _again(scene: Scene, until: float) -> str:
    """Load the page anew; return why it could not be, "" when it was."""
    try:
        async with asyncio.timeout(max(0.1, until - asyncio.get_running_loop().time())):
            await scene.fresh()
    except TimeoutError:
        return "The time of the visit was over."
    except (VisitError, TabError) as error:
        return f"The page did not load again: {error}"
    return ""


async def _bounded(
    stage: Stage, check: Check, until: float, make: Callable[[], Awaitable[Record]]
) -> Record | None:
    left = min(check.deadline, until - asyncio.get_running_loop().time())
    if left <= 0:
        stage.missing[check.name] = "The time of the visit was over."
        return None
    try:
        async with asyncio.timeout(left):
            return await make()
    except TimeoutError:
        stage.missing[check.name] = f"Not over within {left:.3g} s."
    except Exception as error:
        # Whatever a page does to one check, the others still run.
        said: Any = (str(error) or type(error).__name__).splitlines()[0]
        stage.missing[check.name] = f"It failed: {said[:300]}"
    return None
