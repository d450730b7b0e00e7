"""Watches what moves by itself: lists running animations, then looks at the page for a while without touching it."""

from typing import Any

import msgspec

from audits.collect.places import place
from audits.inpage import script
from audits.tab import TIMEOUT, Tab, TabError
from rules.evidence.motion import Motion, Moving

MOVING_MAX = 300
AREAS_MAX = 60
EVERY = 0.25
"""Seconds between two looks at the areas."""
REDUCED = {"features": [{"name": "prefers-reduced-motion", "value": "reduce"}]}


async def motion(tab: Tab, watch: float) -> Motion:
    """Return what moves, after watching the page for that many seconds.

    Raises:
        TabError: the page did not answer.
    """
    list_moving = script(__package__, "motion.js")
    found = await tab.evaluate(list_moving, MOVING_MAX)
    areas = await tab.evaluate(
        script(__package__, "watch.js"), watch, EVERY, AREAS_MAX, timeout=watch + TIMEOUT
    )
    return Motion(
        moving=[moving(one) for one in [*found["moving"], *areas]],
        watched=watch,
        controls=found["controls"],
        reduced=await _still_moving(tab, list_moving) if found["moving"] else -1,
    )


def moving(found: dict[str, Any]) -> Moving:
    """Return one thing that moves, as the page described it."""
    return msgspec.convert(found | {"place": place(found["place"])}, Moving)


async def _still_moving(tab: Tab, list_moving: str) -> int:
    """Return how many visible animations run for a visitor who asked for reduced motion."""
    try:
        await tab.cdp.send("Emulation.setEmulatedMedia", REDUCED)
        await tab.evaluate("() => new Promise((done) => setTimeout(done, 200))")
        found = await tab.evaluate(list_moving, MOVING_MAX)
    except TabError:
        return -1
    return sum(one["visible"] for one in found["moving"])
