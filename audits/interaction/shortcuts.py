"""Shortcuts of one key: letters, digits and signs pressed while no field holds the focus, and what they set off.

Keys are pressed by groups; only a page where something then happens is loaded anew, to find which key did it.
"""

from collections.abc import Awaitable, Callable

from audits.interaction import Check
from audits.interaction.keys import WRITING
from audits.interaction.scene import Scene
from rules.evidence.shortcuts import Effect, Shortcut, Shortcuts

HEARD = frozenset({"keydown", "keypress", "keyup"})
FOUND = 3
"""Shortcuts told."""
ORDER: tuple[Effect, ...] = ("navigation", "window", "focus", "content", "media", "scroll", "look")
"""What is told first of a key that does several things."""
Effects = dict[Effect, int | None]


async def run(scene: Scene) -> Shortcuts:
    """Press every key on the page itself, and from inside it where an element hears the keys of most of it.

    Raises:
        TabError, VisitError: the page stopped answering.
    """
    wide = await _wide(scene)
    if not wide:
        return Shortcuts(listens=False, pressed=0)
    control = await scene.ask("() => limpide.ui.shortcutControl()")
    found: list[Shortcut] = []
    pressed = 0
    for inside in sorted({one != "page" for one in wide}):
        if found or not await _stand(scene, inside=inside):
            continue
        pressed = len("".join(WRITING))
        idle = await _effects(scene, "", inside=inside)
        found += await _hunt(scene, set(idle), inside=inside)
    return Shortcuts(listens=True, pressed=pressed, found=found, control=control)


async def _wide(scene: Scene) -> list[object]:
    """Return what hears the keys of the page: "page", or the number of an element that holds most of it."""
    heard = await scene.heard(HEARD, "function () { return limpide.ui.pageWide(this); }")
    return ["page" if one.value is None else one.value for one in heard]


async def _stand(scene: Scene, *, inside: bool) -> bool:
    """Take the focus off everything, or put it on a plain link inside what hears the keys; False where one cannot."""
    await scene.ask("() => limpide.ui.blur()")
    if inside:
        numbers = [one for one in await _wide(scene) if one != "page"]
        stop = await scene.ask("(n) => limpide.ui.plainStop(n)", numbers[0]) if numbers else None
        if stop is None or not await scene.ask("(n) => limpide.ui.focus(n)", stop):
            return False
    return not await scene.ask("() => limpide.ui.writes()")


async def _effects(scene: Scene, characters: str, *, inside: bool) -> Effects:
    """Press keys one after the other and return what is not as it was."""
    await _stand(scene, inside=inside)

    async def pressed() -> None:
        for character in characters:
            await scene.write(character)

    return await changes_of(scene, pressed)


async def changes_of(scene: Scene, act: Callable[[], Awaitable[None]]) -> Effects:
    """Do something to the page, leave it the time to react, and return what is not as it was."""
    held, windows = len(scene.stage.gate.held), scene.stage.events.get("windows", 0)
    await scene.ask("() => limpide.ui.lookBefore()")
    await act()
    await scene.wait()
    found: Effects = await scene.ask("() => limpide.ui.lookAfter()")
    if len(scene.stage.gate.held) > held:
        found["navigation"] = None
    if scene.stage.events.get("windows", 0) > windows:
        found["window"] = None
    return found


async def _hunt(scene: Scene, idle: set[Effect], *, inside: bool) -> list[Shortcut]:
    """Press every group of keys, then one by one those of a group that did something."""
    found: list[Shortcut] = []
    for group in WRITING:
        if not set(await _effects(scene, group, inside=inside)) - idle:
            continue
        await scene.fresh()
        for character in group:
            if not set(await _effects(scene, character, inside=inside)) - idle:
                continue
            one = await _shortcut(scene, character, idle, inside=inside)
            found += [one] if one else []
            if one and (one.any_key or len(found) >= FOUND):
                return found
            await scene.fresh()
    return found


async def _shortcut(scene: Scene, character: str, idle: set[Effect], *, inside: bool) -> Shortcut | None:
    """Press the key again on a page loaded anew, then two other keys, then none: it may come by itself."""
    await scene.fresh()
    seen = await _effects(scene, character, inside=inside)
    kinds = [kind for kind in ORDER if kind in seen and kind not in idle]
    effect: Effect = kinds[0] if kinds else "content"
    number = seen.get(effect)
    place = (await scene.places([number]))[0] if number is not None else None
    name = (
        await scene.ask("(n) => limpide.ui.name(limpide.ui.element(n))", number) if number is not None else ""
    )
    others = []
    for other in [one for one in "xq7" if one != character][:2]:
        await scene.fresh()
        others.append(effect in await _effects(scene, other, inside=inside))
    same = bool(kinds) and all(others)
    if same:
        await scene.fresh()
        if effect in await _effects(scene, "", inside=inside):
            return None
    return Shortcut(
        key=character, effect=effect, place=place, name=name[:80], any_key=same, twice=bool(kinds)
    )


CHECK = Check(name=Shortcuts.NAME, order=45, deadline=60.0, run=run)
