"""Pointer cancellation: what a press does before the release, and whether leaving the element takes it back."""

from typing import Any

from audits.interaction import Check
from audits.interaction.scene import NUMBER, Scene
from audits.interaction.unreached import HARM
from rules.evidence.presses import Press, Presses

ASKED = 600
"""Elements among which those that listen are looked for."""
PRESSED = 6
DOWN = frozenset({"mousedown", "pointerdown", "touchstart"})
MOVE = frozenset({"mousemove", "pointermove", "touchmove", "drag", "dragstart"})


async def run(scene: Scene) -> Presses:
    """Press what listens to the pointer going down.

    Raises:
        TabError: the page stopped answering.
    """
    candidates = await scene.ask("(most) => limpide.ui.pressable(most)", ASKED)
    heard = {one.value: one.types for one in await scene.heard(DOWN | MOVE, NUMBER)}
    found = [(one, types) for one in candidates if DOWN & (types := heard.get(one["number"], frozenset()))]
    presses = []
    for one, types in found[:PRESSED]:
        if not HARM.search(one["name"]):
            presses.append(await _press(scene, one, drags=one["drags"] or bool(MOVE & types)))
    return Presses(presses=presses, found=len(found))


async def _press(scene: Scene, one: dict[str, Any], *, drags: bool) -> Press:
    first = await _once(scene, one["number"])
    second = await _once(scene, one["number"]) if first[0] else first
    return Press(
        place=(await scene.places([one["number"]]))[0],
        name=one["name"],
        effect=first[0],
        kept=first[1],
        drags=drags,
        twice=bool(first[0]) and second == first,
    )


async def _once(scene: Scene, number: int) -> tuple[str, bool]:
    """Press, look, go away, release; return what the press did and whether it remained."""
    aim = await scene.ask("(n) => limpide.ui.aim(n)", number)
    if not aim["hit"]:
        return "", False
    await scene.point(aim["x"], aim["y"])
    await scene.wait()
    held, windows = len(scene.stage.gate.held), scene.stage.events.get("windows", 0)
    await scene.ask("() => limpide.ui.remember()")
    await scene.button("mousePressed", aim["x"], aim["y"])
    await scene.wait()
    came, gone = await scene.ask("() => [limpide.ui.came().length, limpide.ui.gone()]")
    led = len(scene.stage.gate.held) > held, scene.stage.events.get("windows", 0) > windows
    await scene.point(2, 898)
    await scene.button("mouseReleased", 2, 898)
    await scene.wait()
    if led[0] or led[1]:
        return ("navigation" if led[0] else "window"), True
    after = await scene.ask("() => [limpide.ui.came().length, limpide.ui.gone()]")
    return ("page", bool(after[0] or after[1])) if came or gone else ("", False)


CHECK = Check(name=Presses.NAME, order=80, fresh=True, deadline=25.0, run=run)
