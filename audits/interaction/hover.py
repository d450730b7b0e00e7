"""Content on hover and on focus: can it be dismissed, reached by the pointer, kept, and had from the keyboard."""

from functools import partial
from typing import Any

from audits.interaction import Check
from audits.interaction.reach import reach
from audits.interaction.scene import NUMBER, Scene
from rules.evidence.hovers import Hover, Hovers
from rules.evidence.reach import Reach

TRIED = 6
ASKED = 400
"""Elements that listen among which some are tried."""
OVER = frozenset({"mouseover", "mouseenter", "pointerover", "pointerenter"})
PACE = 12.0
"""CSS px of one step of the pointer."""
LASTS = 4
"""Reaction times during which the pointer does not move."""
Told = dict[str, Any]


async def run(scene: Scene) -> Hovers:
    """Hover the elements that may bring content.

    Raises:
        TabError: the page stopped answering.
    """
    styled = await scene.ask("(most) => limpide.ui.hoverable(most)", TRIED)
    heard = await _heard(scene)
    listening = await scene.ask("(all, most) => limpide.ui.choose(all, most)", heard, TRIED)
    numbers = list(dict.fromkeys(styled["found"] + listening["found"]))[:TRIED]
    hovers = [await _hover(scene, n, styles=n not in heard) for n in numbers]
    found = [one for one in hovers if one is not None]
    return Hovers(hovers=found, tried=len(numbers), found=styled["all"] + listening["all"])


async def _heard(scene: Scene) -> list[int]:
    """Return the elements on which the page listens to the pointer's coming."""
    numbers = [one.value for one in await scene.heard(OVER, NUMBER) if one.value is not None]
    found: list[int] = await scene.ask("(numbers) => limpide.ui.listenable(numbers)", numbers[:ASKED])
    return found


async def _hover(scene: Scene, number: int, *, styles: bool) -> Hover | None:
    first = await _look(scene, number)
    if first is None:
        return None
    doors = await scene.ask("(n) => limpide.ui.doors(n)", number)
    by_focus, by_key, come = await _by_keyboard(scene, first["leaf"], doors)
    doubtful = (first["covers"] and not first["dismissed"]) or not first["hoverable"]
    alone = not (by_focus or by_key or first["elsewhere"])
    second = await _look(scene, number) if doubtful or alone else None
    await _away(scene)
    places = await scene.places([number, first["number"]])
    takes = bool(first["controls"]) and await scene.ask("(n) => limpide.ui.takesFocus(n)", first["number"])
    controls = 0 if takes else first["controls"]
    same = second is not None and all(second[k] == first[k] for k in ("covers", "dismissed", "hoverable"))
    return Hover(
        place=places[0],
        came=places[1],
        text=first["text"],
        styles=styles,
        covers=first["covers"],
        dismissed=first["dismissed"] or (second is not None and second["dismissed"]),
        hoverable=first["hoverable"] or (second is not None and second["hoverable"]),
        lasts=first["lasts"],
        by_focus=by_focus,
        by_key=by_key,
        elsewhere=first["elsewhere"],
        controls=controls,
        links=first["links"],
        reach=come,
        twice=same,
    )


async def _away(scene: Scene) -> None:
    """Take the pointer off everything."""
    await scene.ask("() => limpide.ui.blur()")
    await scene.point(1, 899)
    await scene.wait()


async def _over(scene: Scene, number: int) -> tuple[Told, Told] | None:
    """Bring the pointer on the element; return where it is and what came, None when nothing did."""
    await _away(scene)
    aim = await scene.ask("(n) => limpide.ui.aim(n)", number)
    await scene.point(1, 899)
    await scene.ask("() => limpide.ui.remember()")
    await scene.point(aim["x"] - 1, aim["y"])
    await scene.point(aim["x"], aim["y"])
    await scene.wait(2)
    told = await scene.ask("(n) => limpide.ui.brought(n)", number)
    return (aim, told) if told and not told["pseudo"] else None


async def _look(scene: Scene, number: int) -> Told | None:
    """Hover, see what comes, try Escape, come again, and go onto what came."""
    came = await _over(scene, number)
    if came is None:
        return None
    told = came[1]
    await scene.wait(LASTS)
    told["lasts"] = bool(await _shown(scene, told["leaf"]))
    await scene.press("Escape")
    await scene.wait()
    told["dismissed"] = told["lasts"] and not await _shown(scene, told["leaf"])
    again = await _over(scene, number)
    told["hoverable"] = True if again is None else await _goes_onto(scene, again[0], again[1])
    return told


async def _goes_onto(scene: Scene, aim: Told, told: Told) -> bool:
    """Move the pointer from the element to the nearest point of what came, step by step."""
    box = await scene.ask("(n) => limpide.ui.live(n)", told["number"])
    if box is None:
        return True
    x, y = aim["x"], aim["y"]
    to_x = min(max(x, box[0] + 4), box[0] + box[2] - 4)
    to_y = min(max(y, box[1] + 4), box[1] + box[3] - 4)
    steps = max(1, int(max(abs(to_x - x), abs(to_y - y)) / PACE))
    for step in range(1, steps + 1):
        await scene.point(x + (to_x - x) * step / steps, y + (to_y - y) * step / steps)
    await scene.wait(2)
    return bool(await _shown(scene, told["leaf"]))


async def _by_keyboard(scene: Scene, came: int, doors: list[Told]) -> tuple[bool, bool, Reach | None]:
    """Give the focus to the trigger's own controls, then press Enter on those that say they open something."""
    await _away(scene)
    by_focus = by_key = False
    come: Reach | None = None
    for door in doors:
        await scene.ask("() => limpide.ui.remember()")
        await scene.ask("(n) => limpide.ui.focus(n)", door["number"])
        await scene.wait()
        if not by_focus and await _shown(scene, came):
            by_focus = True
            come = await reach(scene, partial(_focus_again, scene, door["number"]))
        if not by_focus and door["press"]:
            await scene.press(door["key"])
            await scene.wait()
            by_key = by_key or bool(await _shown(scene, came))
            await scene.press(door["key"])
            await scene.wait()
    return by_focus, by_key, come


async def _focus_again(scene: Scene, number: int) -> None:
    await scene.ask("(n) => { limpide.ui.blur(); limpide.ui.focus(n); }", number)
    await scene.wait()


async def _shown(scene: Scene, number: int) -> bool:
    return bool(await scene.ask("(n) => limpide.ui.onShow(n)", number))


CHECK = Check(name=Hovers.NAME, order=70, fresh=True, deadline=60.0, run=run)
