"""Pictures for the person who decides: the page at 1280 and 320 px wide, enlarged twice, and without styles.

At the width RGESN 2.5 names, no picture: what stands beyond the right edge of the screen.
"""

import asyncio
import base64

from audits.collect.places import place
from audits.inpage import script
from audits.profiles import Profile, always
from audits.visit.showing import show_whole
from audits.visit.stage import Stage
from rules.evidence.record import Record
from rules.evidence.views import Beyond, View, Views

SIZES = {"laptop": (1280, 900), "narrow": (320, 640), "zoom": (640, 512)}
"""Viewports in CSS px. Enlarging a laptop twice leaves it half as many (WCAG 1.4.4, 1.4.10)."""
OFFICIAL = (1200, 720)
"""The screen in which RGESN 2.5 wants the service to show whole."""
LONGEST = 4_000
"""CSS px of the document pictured."""
WIDEST = 640
"""Pixels of a picture's width: enough to read titles and to see what is cut."""
QUALITY = 55
TURN = 15.0
"""Seconds the pictures may keep the processor to themselves."""


async def run(stage: Stage) -> dict[str, Record]:
    """Show the page once, then picture it at each size, and without styles at last.

    Raises:
        VisitError: the page did not load.
    """
    await show_whole(stage)
    async with stage.turns.hold(TURN):
        views = [await _view(stage, name, *size) for name, size in SIZES.items()]
        beyond = await _beyond(stage)
        await _resize(stage, *SIZES["laptop"])
        styles = int(await stage.ask(script(__package__, "views.js")))
        views.append(await _view(stage, "bare", *SIZES["laptop"]))
    return {Views.NAME: Views(views=views, styles=styles, beyond=beyond)}


async def _beyond(stage: Stage) -> Beyond:
    """Read what the official screen does not show without scrolling sideways."""
    await _resize(stage, *OFFICIAL)
    found = await stage.ask(script(__package__, "beyond.js"))
    return Beyond(
        width=int(found["width"]),
        content=int(found["content"]),
        places=[place(one) for one in found["places"]],
    )


async def _resize(stage: Stage, width: int, height: int) -> None:
    await stage.page.set_viewport_size({"width": width, "height": height})
    await asyncio.sleep(stage.job.protocol.react)


async def _view(stage: Stage, name: str, width: int, height: int) -> View:
    """Picture the page from its top, at this size of viewport."""
    await _resize(stage, width, height)
    size = (await stage.cdp.send("Page.getLayoutMetrics"))["cssContentSize"]
    full = max(1, round(size["height"]))
    shown = min(full, LONGEST)
    scale = min(1.0, WIDEST / width)
    asked = {
        "format": "jpeg",
        "quality": QUALITY,
        "captureBeyondViewport": True,
        "clip": {"x": 0, "y": 0, "width": width, "height": shown, "scale": scale},
    }
    drawn = base64.b64decode((await stage.cdp.send("Page.captureScreenshot", asked))["data"])
    return View(
        name=name,
        sha256=stage.job.save(drawn, ".jpg"),
        width=width,
        height=shown,
        scale=scale,
        full_height=full,
        overflow=max(0, round(size["width"]) - width),
    )


PROFILE = Profile(
    name=Views.PROFILE,
    deadline=90.0,
    asked=always,
    run=run,
    protocol={"width": SIZES["laptop"][0], "height": SIZES["laptop"][1]},
)
