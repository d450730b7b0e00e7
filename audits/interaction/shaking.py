"""The device shaken and tilted by false events of its sensors, and what the page does then."""

from audits.interaction import Check
from audits.interaction.scene import Scene
from audits.interaction.shortcuts import ORDER, Effects, changes_of
from rules.evidence.record import Place
from rules.evidence.shaking import Shaking

MOTION = frozenset({"devicemotion", "deviceorientation", "deviceorientationabsolute"})


async def run(scene: Scene) -> Shaking:
    """Shake the page that listens to the motion of the device, in two loads.

    Raises:
        TabError, VisitError: the page stopped answering.
    """
    heard = await scene.heard(MOTION, "function () { return null; }")
    events = sorted({kind for one in heard for kind in one.types})
    if not events:
        return Shaking(events=[])
    await scene.fresh()
    controls = await scene.ask("() => limpide.ui.motionControls()")
    first, place = await _shaken(scene)
    if not first:
        return Shaking(events=events, controls=controls)
    await scene.fresh()
    second, _ = await _shaken(scene)
    effect = next(kind for kind in ORDER if kind in first)
    return Shaking(events=events, effect=effect, place=place, controls=controls, twice=effect in second)


async def _shaken(scene: Scene) -> tuple[Effects, Place | None]:
    """Shake once; return what changed, but for what changes by itself, and the place of what came."""
    idle = await changes_of(scene, lambda: scene.wait(3))
    seen = await changes_of(scene, lambda: scene.ask("() => limpide.ui.shake()"))
    kinds: Effects = {kind: number for kind, number in seen.items() if kind not in idle}
    number = next((kinds[kind] for kind in ORDER if kinds.get(kind) is not None), None)
    place = (await scene.places([number]))[0] if number is not None else None
    return kinds, place


CHECK = Check(name=Shaking.NAME, order=84, deadline=30.0, run=run)
