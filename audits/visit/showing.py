"""Brings the page of a visit on stage, as every profile does first: load, settle, and the scroll of the protocol."""

import asyncio

from audits.visit.load import load, settle
from audits.visit.scroll import scroll
from audits.visit.stage import Stage
from audits.visit.unreadable import refuse_unreadable
from audits.visit.wall import refuse_wall

LOAD_TURN = 5.0
"""Seconds a visit may keep the processor to itself while it loads."""


async def show(stage: Stage) -> float:
    """Load the page, leave it alone, and learn its documents.

    Returns:
        Milliseconds from the navigation to the load event.

    Raises:
        VisitError: no page of the site was loaded.
    """
    async with stage.turns.hold(LOAD_TURN, loading=True):
        load_ms = await load(stage)
    await settle(stage)
    await refuse_wall(stage)
    await stage.learn_frames()
    await refuse_unreadable(stage)
    return load_ms


async def show_whole(stage: Stage) -> float:
    """Show the page, then scroll it down and back up and leave it alone again: all it loads lazily is there.

    Returns:
        Milliseconds from the navigation to the load event.

    Raises:
        VisitError: no page of the site was loaded.
    """
    load_ms = await show(stage)
    stage.recorder.mark_scroll()
    await scroll(stage)
    await asyncio.sleep(stage.job.protocol.settle)
    return load_ms
