"""Controls on display that no key reached, and whether they do something under a click."""

import re
from typing import Any

from audits.interaction.scene import Scene
from rules.evidence.walk import Unreached

CLICKED = 5
"""Elements clicked, to see that they act."""
TOLD = 30
ACTING = frozenset({"click", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend"})
HEARER = (
    "function () { return this.nodeType === 9 ? -1 : this.nodeType === 1 ? limpide.ui.number(this) : null; }"
)
"""The number of the element that listens, -1 for the document."""
HARM = re.compile(
    r"suppr|effac|delete|remove|envoy|send|submit|pay|command|achet|valid|déconn|logout|sign out"
    r"|inscri|annul|imprim|print",
    re.IGNORECASE,
)
"""Names of controls that are never activated."""


async def unreached(scene: Scene, reached: list[int]) -> list[Unreached]:
    """Return the controls of the page's own document that neither sweep met."""
    missing = await scene.ask("(numbers) => limpide.ui.missing(numbers)", reached)
    acting = [one.value for one in await scene.heard(ACTING, HEARER)] if missing else []
    kept = await scene.ask("(all, acting) => limpide.ui.acting(all, acting)", missing, acting)
    kept = kept[:TOLD]
    places = await scene.places([one["number"] for one in kept])
    clicked = 0
    found = []
    for one, where in zip(kept, places, strict=True):
        effect = ""
        if one["kind"] == "click" and clicked < CLICKED and not HARM.search(one["name"]):
            clicked += 1
            effect = await effect_of_click(scene, one["number"])
            if not effect and (one["far"] or (not one["pointer"] and not one["role"])):
                continue
        elif one["far"]:
            continue
        kind, twice = await _confirmed(scene, one)
        if kind == "":
            continue
        twin = one["twin"] or (kind == "native" and one["beside"])
        found.append(
            Unreached(place=where, kind=kind, name=one["name"], effect=effect, twin=twin, twice=twice)
        )
    return found


async def _confirmed(scene: Scene, one: dict[str, Any]) -> tuple[Any, bool]:
    """Give it the focus by script, twice: an element that loses it is "removed", one that keeps it was skipped."""
    if one["kind"] != "skipped":
        still = await scene.ask("(n) => limpide.ui.shown(limpide.ui.element(n))", one["number"])
        return one["kind"], bool(still)
    lost = []
    for _ in range(2):
        await scene.ask("(n) => limpide.ui.focus(n)", one["number"])
        await scene.wait(0.3)
        lost.append(await scene.ask("() => limpide.ui.deepActive() === null"))
    if all(lost):
        return "removed", True
    return "skipped", False


async def effect_of_click(scene: Scene, number: int) -> str:
    """Click the element once and tell what came of it: "page" (it changed), "navigation", "window", "" (nothing)."""
    await scene.ask("(n) => limpide.ui.aim(n)", number)
    await scene.ask("() => limpide.ui.watch()")
    await scene.wait(0.5)
    if await scene.ask("() => limpide.ui.watched()"):
        return ""
    aim = await scene.ask("(n) => limpide.ui.aim(n)", number)
    if not aim["hit"]:
        return ""
    held, windows = len(scene.stage.gate.held), scene.stage.events.get("windows", 0)
    await scene.ask("() => limpide.ui.watch()")
    await scene.click(aim["x"], aim["y"])
    await scene.wait(0.5)
    if len(scene.stage.gate.held) > held:
        return "navigation"
    if scene.stage.events.get("windows", 0) > windows:
        return "window"
    return "page" if await scene.ask("() => limpide.ui.watched()") else ""
