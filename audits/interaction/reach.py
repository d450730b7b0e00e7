"""From a content that has just come to its controls: the focus put there, Tab, Shift+Tab, the arrows."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from audits.interaction.scene import Scene
from rules.evidence.reach import Reach, Way

Again = Callable[[], Awaitable[None]]
ARROWS = ("ArrowDown", "ArrowUp", "ArrowRight")


async def reach(scene: Scene, again: Again) -> Reach | None:
    """Try the keyboard on what came since remember(); None when it holds no control.

    Args:
        again: brings the content back, the focus standing where it stood, after a key has taken it away.
    """
    told = await scene.ask("() => limpide.ui.cameControls()")
    if not told["controls"]:
        return None
    way = await _way(scene, again)
    made = Reach(controls=told["controls"], name=told["name"], way=way)
    if not made.failed:
        return made
    await again()
    second = await scene.ask("() => limpide.ui.cameControls()")
    if not second["controls"]:
        return made
    return msgspec.structs.replace(made, twice=await _way(scene, again) == way)


async def _way(scene: Scene, again: Again) -> Way:
    if (await _state(scene))["inside"]:
        return "moved"
    await scene.press("Tab")
    await scene.wait()
    state = await _state(scene)
    if state["inside"]:
        return "tab"
    if state["shown"] and state["ordered"]:
        return "order"
    lost = not state["shown"]
    await again()
    await scene.press("Shift+Tab")
    await scene.wait()
    if (await _state(scene))["inside"]:
        return "tab"
    for arrow in ARROWS:
        await again()
        await scene.press(arrow)
        await scene.wait(0.5)
        if (await _state(scene))["inside"]:
            return "arrows"
    return "lost" if lost else "none"


async def _state(scene: Scene) -> dict[str, Any]:
    state: dict[str, Any] = await scene.ask("() => limpide.ui.reachState()")
    return state
