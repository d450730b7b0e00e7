"""What a page does by itself when a control takes the focus or another value: it goes elsewhere, it opens a window."""

from typing import Any, Literal

from audits.interaction.scene import Scene
from audits.interaction.steps import Step, focus_on
from rules.evidence.walk import Change

FIELDS = 4
"""Lists whose value is changed."""
STEPS = 60
"""Stops focused again to find the one that acts."""
What = Literal["", "navigation", "window"]


class _Watch:
    """Navigations and windows the page asks for, since it was made."""

    def __init__(self, scene: Scene) -> None:
        self.stage = scene.stage
        self.held = len(self.stage.gate.held)
        self.windows = self.stage.events.get("windows", 0)

    def seen(self) -> tuple[What, str]:
        """Return what was asked for, and the address."""
        if len(self.stage.gate.held) > self.held:
            return "navigation", self.stage.gate.held[-1]
        return ("window", "") if self.stage.events.get("windows", 0) > self.windows else ("", "")


async def changes(scene: Scene, suspects: list[Step]) -> list[Change]:
    """Return the controls that act on the focus (among the suspects) and the fields that act on a new value."""
    found = [await _on_focus(scene, step) for step in suspects[:STEPS]]
    fields = await scene.ask("(most) => limpide.ui.fields(most)", FIELDS)
    found += [await _on_value(scene, one) for one in fields]
    return [one for one in found if one is not None]


async def _on_focus(scene: Scene, step: Step) -> Change | None:
    what, to, twice = "", "", 0
    for _ in range(2):
        await scene.ask("() => limpide.ui.blur()")
        watch = _Watch(scene)
        await focus_on(scene, step)
        await scene.wait(0.5)
        seen, where = watch.seen()
        if not seen:
            break
        what, to, twice = seen, where, twice + 1
    if not what:
        return None
    where_it_is = (await scene.places([step.number], step.frame))[0]
    return Change(place=where_it_is, name=step.name, cause="focus", what=what, to=to, twice=twice == 2)  # type: ignore[arg-type]


async def _on_value(scene: Scene, one: dict[str, Any]) -> Change | None:
    """Change the value by a key and back, twice; what only the list behind it does is left alone."""
    down, up = ("ArrowDown", "ArrowUp") if one["select"] else ("Space", "Space")
    keys = (up, down, up, down) if one["select"] and one["before"] > 0 else (down, up, down, up)
    seen: list[tuple[What, str]] = []
    for rank, key in enumerate(keys):
        if rank == 1 and not seen[0][0]:
            await scene.press(key)
            return None
        await scene.ask("(n) => { limpide.ui.unchoose(n); limpide.ui.focus(n); }", one["number"])
        watch = _Watch(scene)
        await scene.press(key)
        await scene.wait()
        seen.append(watch.seen())
    what, to = seen[0]
    if not what:
        return None
    warned = await scene.ask("(n) => limpide.ui.warned(n)", one["number"])
    place = (await scene.places([one["number"]]))[0]
    return Change(
        place=place,
        name=one["name"],
        cause="value",
        what=what,
        to=to,
        warned=warned,
        twice=what in (seen[1][0], seen[2][0]),
    )
