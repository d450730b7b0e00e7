"""The page loaded by a visitor whose system asks for less movement: what moves all the same."""

from typing import Any

from audits.interaction import Check
from audits.interaction.scene import Scene
from rules.evidence.reduced_motion import Mover, ReducedMotion

LONG = 5.0
"""Seconds from which a movement counts; as for what moves by itself (RGAA 13.8)."""
TOLD = 10


async def run(scene: Scene) -> ReducedMotion:
    """Load the page anew under prefers-reduced-motion and list the animations that run, twice.

    Raises:
        TabError, VisitError: the page did not load or stopped answering.
    """
    if not await _moving(scene):
        return ReducedMotion(movers=[], asked=await scene.ask("() => limpide.ui.asksLess()"))
    await scene.media(prefers_reduced_motion="reduce")
    try:
        await scene.fresh()
        await scene.wait(2)
        first = await _moving(scene)
        places = await scene.places([one["number"] for one in first])
        asked = await scene.ask("() => limpide.ui.asksLess()")
        await scene.wait(2)
        again = {(one["number"], one["name"]) for one in await _moving(scene)}
    finally:
        await scene.media(prefers_reduced_motion="")
    movers = [
        Mover(
            place=place,
            name=one["name"],
            seconds=one["seconds"],
            twice=(one["number"], one["name"]) in again,
        )
        for one, place in zip(first, places, strict=True)
    ]
    return ReducedMotion(movers=movers, asked=asked)


async def _moving(scene: Scene) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await scene.ask(
        "(longer, most) => limpide.ui.movers(longer, most)", LONG, TOLD
    )
    return found


CHECK = Check(name=ReducedMotion.NAME, order=88, deadline=25.0, run=run)
