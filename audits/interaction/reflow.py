"""Reflow: the page at 320 CSS px wide; what needs a scroll across, what is cut, what is gone and cannot come back.

The page is narrowed as a zoom does it; what is lost then is looked for again in a load at that width.
"""

import msgspec

from audits.interaction import Check
from audits.interaction.losses import Found, damage, measure, records
from audits.interaction.scene import Scene
from rules.evidence.reflow import Reflow
from rules.evidence.text_loss import TextLoss

NARROW, TALL = 320, 640
LOW = 256
"""The height of test 10.11.2, for text written vertically."""
OPENED = 5
"""Controls tried to bring hidden content back."""


async def run(scene: Scene) -> Reflow:
    """Narrow the page, and load it narrow when something was lost.

    Raises:
        TabError, VisitError: the page stopped answering.
    """
    texts = await measure(scene, "wide")
    vertical = not await scene.ask("() => limpide.ui.upright()")
    width, height = (1280, LOW) if vertical else (NARROW, TALL)
    await scene.view(width, height)
    await scene.wait(2)
    await measure(scene, "narrow")
    found = await _found(scene, vertical)
    losses = await records(scene, found, set())
    if losses:
        await scene.fresh(width, height)
        await measure(scene, "narrow")
        again = set(await _again(scene, vertical))
        losses = [_sure(one, seen_again=_told(one, again)) for one in losses]
    if not vertical:
        losses += await _columns(scene)
    size = await scene.ask("() => [limpide.ui.root().scrollWidth, limpide.ui.root().scrollHeight]")
    await scene.view()
    return Reflow(texts=texts, vertical=vertical, width=size[0], height=size[1], losses=losses)


async def _columns(scene: Scene) -> list[TextLoss]:
    """Return the columns of vertical text, on a page written across, that are higher than 256 px; a person judges."""
    columns = "() => limpide.ui.columns()"
    if not await scene.ask(columns):
        return []
    await scene.view(1280, LOW)
    await scene.wait()
    await measure(scene, "low")
    found = await scene.ask("(now, high) => limpide.ui.taller(now, high)", "low", LOW)
    return await records(scene, [one | {"why": "beyond"} for one in found], set())


def _sure(one: TextLoss, *, seen_again: bool) -> TextLoss:
    return msgspec.structs.replace(one, twice=seen_again)


def _told(one: TextLoss, again: set[tuple[str, str]]) -> bool:
    """Tell whether the page loaded narrow has lost the same text."""
    if one.why == "missing":
        return ("shown", one.text) not in again
    return (one.why, one.text) in again


async def _found(scene: Scene, vertical: bool) -> list[Found]:
    """Return everything lost in the narrow state."""
    if vertical:
        below = await scene.ask("(now, high) => limpide.ui.below(now, high)", "narrow", LOW)
        return [one | {"why": "beyond"} for one in below]
    beyond = await scene.ask("(now) => limpide.ui.beyond(now)", "narrow")
    found = [one | {"why": "beyond"} for one in beyond]
    found += await damage(scene, "wide", "narrow")
    return found + await _missing(scene)


async def _missing(scene: Scene) -> list[Found]:
    """Return the texts gone, but those a control of the page brings back."""
    lost = await scene.ask("(base, now) => limpide.ui.lost(base, now)", "wide", "narrow")
    lost = [one for one in lost if one["length"] >= 30 and not one["duplicate"]]
    if not lost:
        return []
    controls = await scene.ask("() => limpide.ui.disclosures()")
    for one in controls[:OPENED]:
        await _open(scene, one["number"])
        shown = await scene.ask(
            "() => { limpide.ui.measure('opened'); return limpide.ui.strings('opened'); }"
        )
        lost = [text for text in lost if text["text"].rstrip("…") not in shown]
    return [one | {"why": "missing", "disclosed": bool(controls)} for one in lost]


async def _open(scene: Scene, number: int) -> None:
    aim = await scene.ask("(n) => limpide.ui.aim(n)", number)
    if aim["hit"]:
        await scene.click(aim["x"], aim["y"])
        await scene.wait()


async def _again(scene: Scene, vertical: bool) -> list[tuple[str, str]]:
    """Return what is lost, by its text, in a page loaded narrow; "shown" for texts on display."""
    if vertical:
        below = await scene.ask("(now, high) => limpide.ui.below(now, high)", "narrow", LOW)
        return [("beyond", one["text"]) for one in below]
    beyond = await scene.ask("(now) => limpide.ui.beyond(now)", "narrow")
    now = await scene.ask("(now) => limpide.ui.now(now)", "narrow")
    return [("beyond", one["text"]) for one in beyond] + [(why, text) for why, text in now]


CHECK = Check(name=Reflow.NAME, order=30, deadline=50.0, run=run)
