"""Gestures: what listens to a press and a move, to two fingers, or can be dragged; a person tries them."""

from audits.interaction import Check
from audits.interaction.scene import NUMBER, Scene
from rules.evidence.gestures import Gesture, Gestures

DOWN = frozenset({"touchstart", "pointerdown", "mousedown"})
MOVE = frozenset({"touchmove", "pointermove", "mousemove"})
PINCH = frozenset({"gesturestart", "gesturechange"})
DRAG = frozenset({"dragstart"})
TOLD = 8


async def run(scene: Scene) -> Gestures:
    """List what follows a finger.

    Raises:
        TabError: the page stopped answering.
    """
    heard = [one for one in await scene.heard(DOWN | MOVE | PINCH | DRAG, NUMBER) if one.value is not None]
    paths = [one.value for one in heard if one.types & DOWN and one.types & MOVE]
    pinches = [one.value for one in heard if one.types & PINCH]
    drags = [one.value for one in heard if one.types & DRAG]
    told = await scene.ask(
        "(a, b, c, most) => limpide.ui.gestures(a, b, c, most)", paths, pinches, drags, TOLD
    )
    places = await scene.places([one["number"] for one in told["found"]])
    found = [
        Gesture(place=place, name=one["name"], kind=one["kind"], buttons=one["buttons"])
        for one, place in zip(told["found"], places, strict=True)
    ]
    return Gestures(gestures=found, found=told["all"])


CHECK = Check(name=Gestures.NAME, order=74, deadline=20.0, run=run)
