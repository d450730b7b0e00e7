"""What the focus does not leave by Tab, and the keys that lead out all the same."""

from audits.interaction.scene import Scene
from audits.interaction.steps import Step, Sweep, active, focus_on
from rules.evidence.record import Place
from rules.evidence.walk import Trap, Way

SHOWN = 12
"""Elements of a trap described."""


async def examine(scene: Scene, sweep: Sweep, key: str) -> Trap:
    """Try the ways out of what caught the focus, then see a second time that the key does not lead out."""
    caught = sweep.caught
    back = "Tab" if key == "Shift+Tab" else "Shift+Tab"
    around = await _around(scene, caught)
    twice = await _still_caught(scene, caught, key)
    way = await _way(scene, caught, key, back)
    return Trap(
        places=await _places(scene, caught),
        backward=key == "Shift+Tab",
        keys=f"{key} × {len(caught) + caught[0].patience}, {back}, Escape, ArrowRight, ArrowDown",
        way=way,
        informed=around["informed"],
        exits=around["exits"],
        dialog=around["dialog"],
        frame=any(step.frame.id != scene.stage.tab.top.id or step.unread for step in caught),
        twice=twice,
        acts=around["acts"],
    )


async def _still_caught(scene: Scene, caught: list[Step], key: str) -> bool:
    if not await focus_on(scene, caught[0]):
        return False
    return not await _leaves(scene, caught, key, len(caught) + caught[0].patience)


async def _way(scene: Scene, caught: list[Step], key: str, back: str) -> Way:
    """Return the first key that leads out."""
    await focus_on(scene, caught[0])
    if await _leaves(scene, caught, back, len(caught) + 2):
        return "tab" if back == "Tab" else "shift-tab"
    await focus_on(scene, caught[0])
    await scene.press("Escape")
    await scene.wait()
    step = await active(scene)
    if step is None or step.key not in {one.key for one in caught}:
        return "escape"
    if await _leaves(scene, caught, key, caught[0].patience):
        return "escape"
    for arrow in ("ArrowRight", "ArrowDown"):
        await focus_on(scene, caught[0])
        if await _leaves(scene, caught, arrow, 2):
            return "arrows"
    return ""


async def _leaves(scene: Scene, caught: list[Step], key: str, presses: int) -> bool:
    inside = {step.key for step in caught}
    for _ in range(presses):
        await scene.press(key)
        step = await active(scene)
        if step is None or step.key not in inside:
            return True
    return False


async def _around(scene: Scene, caught: list[Step]) -> dict[str, bool]:
    numbers = [step.number for step in caught if step.frame == caught[0].frame]
    told: dict[str, bool] = await scene.ask(
        "(numbers) => limpide.ui.trap(numbers)", numbers, frame=caught[0].frame
    )
    return told


async def _places(scene: Scene, caught: list[Step]) -> list[Place]:
    return [(await scene.places([step.number], step.frame))[0] for step in caught[:SHOWN]]
