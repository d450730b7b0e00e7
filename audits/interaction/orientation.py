"""Orientation: the page in the two orientations of a telephone; what turns it back, or hides it."""

from audits.interaction import Check
from audits.interaction.losses import measure
from audits.interaction.scene import Scene
from rules.evidence.orientation import Orientation, Side

SIDES = {"portrait": (390, 844, "portraitPrimary", 0), "landscape": (844, 390, "landscapePrimary", 90)}
"""Width and height in CSS px, orientation of the screen, its angle."""


async def run(scene: Scene) -> Orientation:
    """Hold the page upright, on its side, and again.

    Raises:
        TabError: the page stopped answering.
    """
    first = [await _side(scene, name) for name in SIDES]
    second = [await _side(scene, name) for name in SIDES] if _doubt(first) else first
    await scene.send("Emulation.clearDeviceMetricsOverride", {})
    await scene.view()
    return Orientation(portrait=first[0], landscape=first[1], twice=_shape(first) == _shape(second))


def _doubt(sides: list[Side]) -> bool:
    letters = sorted(side.letters for side in sides)
    return any(side.turned or side.message for side in sides) or letters[0] < letters[1] / 2


def _shape(sides: list[Side]) -> list[tuple[bool, bool, bool]]:
    most = max(side.letters for side in sides)
    return [(side.turned is not None, side.message is not None, side.letters < most / 2) for side in sides]


async def _side(scene: Scene, name: str) -> Side:
    width, height, kind, angle = SIDES[name]
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": True}
    await scene.send(
        "Emulation.setDeviceMetricsOverride", size | {"screenOrientation": {"type": kind, "angle": angle}}
    )
    await scene.wait(2)
    await measure(scene, name)
    letters = await scene.ask("(name) => limpide.ui.visibleLetters(name)", name)
    turned, message = await scene.ask("() => [limpide.ui.turned(), limpide.ui.asksToTurn()]")
    places = await scene.places([n for n in (turned, message) if n is not None])
    return Side(
        letters=letters,
        turned=places[0] if turned is not None else None,
        message=places[-1] if message is not None else None,
    )


CHECK = Check(name=Orientation.NAME, order=40, deadline=20.0, run=run)
