"""One step of the keyboard: what holds the focus after a press; and a sweep, from one end of the page to the other."""

from dataclasses import dataclass, field

import msgspec

from audits.interaction.scene import Scene
from audits.tab import TabError, TabFrame
from rules.evidence.record import Box

ACTIVE = "() => limpide.ui.active()"
MOST = 400
"""Presses of one sweep."""
FRAMES = 6
"""Frames inside frames followed."""
Key = tuple[str, int]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """The element that holds the focus. number: in limpide.ui of its frame. unread: its frame cannot be read."""

    frame: TabFrame
    number: int
    tag: str
    type: str = ""
    name: str = ""
    tabindex: int | None = None
    box: Box
    shown: bool
    widget: bool
    unread: bool = False

    @property
    def key(self) -> Key:
        """What tells it from the other elements."""
        return self.frame.id, self.number

    @property
    def patience(self) -> int:
        """Presses it may keep the focus: parts of a date or the buttons of a player are stops of their own."""
        if self.unread:
            return 40
        if self.tag in ("video", "audio"):
            return 16
        return 12 if self.type in ("date", "time", "datetime-local", "month", "week") else 3


@dataclass
class Sweep:
    """The stops met in order. complete: the end was reached. caught: the elements that kept the focus."""

    stops: list[Step] = field(default_factory=list)
    complete: bool = False
    caught: list[Step] = field(default_factory=list)
    presses: int = 0

    def ids(self) -> set[Key]:
        """Return the keys of the stops."""
        return {step.key for step in self.stops}


async def active(scene: Scene) -> Step | None:
    """Return what holds the focus, inside frames too; None for the document itself."""
    tab = scene.stage.tab
    frame, answer = tab.top, await scene.ask(ACTIVE)
    unread = False
    for _ in range(FRAMES):
        if answer is None or not answer["frame"]:
            break
        child = await tab.child_frame("(n) => limpide.ui.element(n)", answer["number"], frame=frame)
        try:
            inner = await scene.ask(ACTIVE, frame=child) if child else None
        except TabError:
            child = inner = None
        unread = child is None
        if child is None or inner is None:
            break
        frame, answer = child, inner
    if answer is None:
        return None
    return Step(
        frame=frame,
        number=answer["number"],
        tag=answer["tag"],
        type=answer["type"],
        name=answer["name"],
        tabindex=answer["tabindex"],
        box=Box(*answer["box"]),
        shown=answer["shown"],
        widget=answer["widget"],
        unread=unread,
    )


async def sweep(scene: Scene, key: str, known: set[Key], most: int = MOST) -> Sweep:
    """Press the key until the focus comes back to the document, stays, or goes round.

    Args:
        known: stops of an earlier sweep, where this one may end.
    """
    made = Sweep()
    seen: dict[Key, int] = {}
    stays = 0
    while made.presses < most:
        await scene.press(key)
        made.presses += 1
        step = await active(scene)
        if step is None:
            made.complete = True
            return made
        if made.stops and step.key == made.stops[-1].key:
            stays += 1
            if stays >= step.patience:
                made.caught = [step]
                return made
            continue
        stays = 0
        if step.key in seen:
            made.caught = await _round(scene, key, made, seen[step.key])
            if made.caught or made.complete:
                return made
            continue
        if step.key in known and made.presses > 1:
            made.complete = True
            return made
        seen[step.key] = len(made.stops)
        made.stops.append(step)
    return made


async def _round(scene: Scene, key: str, made: Sweep, start: int) -> list[Step]:
    """Follow once more the round the focus seems to go; return it when it is the same, [] when it was left."""
    ring = {step.key: step for step in made.stops[start:]}
    for _ in range(2 * len(ring) + 2):
        await scene.press(key)
        made.presses += 1
        step = await active(scene)
        if step is None:
            made.complete = True
            return []
        if step.key not in ring:
            if step.key not in made.ids():
                made.stops.append(step)
            return []
    return list(ring.values())


async def focus_on(scene: Scene, step: Step) -> bool:
    """Give an element the focus by script, as if a key had."""
    try:
        return bool(await scene.ask("(n) => limpide.ui.focus(n)", step.number, frame=step.frame))
    except TabError:
        return False
