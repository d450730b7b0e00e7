"""Focus visible: the pixels that change when an element takes the focus, and their contrast.

Each element is pictured with the focus and without it, and again: what moves by itself does not count, and what is
not seen once is looked for twice.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from PIL import Image, ImageChops

from audits.interaction import Check
from audits.interaction import pixels as px
from audits.interaction.scene import HEIGHT, WIDTH, Scene
from audits.interaction.steps import Step, active, focus_on
from audits.interaction.walk import WALK, Walked
from audits.tab import TabError
from rules.evidence.focus_looks import FocusLooks, Look
from rules.evidence.record import Box

LOOKS = 30
"""Elements pictured."""
ALIKE = 1
"""Elements of one component and one kind of change pictured; two when nothing changes."""
READ = 250
"""Stops whose style is read."""
MARGIN = 24
ENOUGH = 6
"""Pixels that make a change."""
OUTLINES = {"outlineStyle", "outlineWidth", "outlineColor", "outlineOffset"}


async def run(scene: Scene) -> FocusLooks:
    """Look at one element of each component and style.

    Raises:
        TabError: the walk was not made, or the page stopped answering.
    """
    walked: Walked | None = scene.memo.get(WALK)
    if walked is None:
        raise TabError("The keyboard walk was not made.")
    looks: list[Look] = []
    groups: Counter[str] = Counter()
    pictured: dict[str, int] = {}
    for rank, step in enumerate(walked.stops[:READ]):
        if step.tag in ("iframe", "frame", "object", "embed", "video", "audio"):
            continue
        before = walked.stops[rank - 1] if rank else None
        style = await _style(scene, step, before)
        if style is None:
            continue
        group = f"{style['component']} {' '.join(style['styles'])} {style['native']}"
        groups[group] += 1
        if groups[group] > (ALIKE if style["styles"] else 2 * ALIKE) or len(looks) >= LOOKS:
            continue
        pictured.setdefault(group, len(looks))
        looks.append(await _look(scene, step, style))
        await focus_on(scene, step)
    alike = {index: groups[group] - 1 for group, index in pictured.items()}
    return FocusLooks(
        looks=[_with(look, alike.get(i, 0)) for i, look in enumerate(looks)], stops=len(walked.stops)
    )


def _with(look: Look, alike: int) -> Look:
    return msgspec.structs.replace(look, alike=alike)


async def _style(scene: Scene, step: Step, before: Step | None) -> dict[str, Any] | None:
    """Come to the element with Tab, and read what its style has more than without the focus; None when it is gone."""
    if before is not None and await focus_on(scene, before):
        await scene.press("Tab")
    held = await active(scene)
    if (held is None or held.key != step.key) and not await focus_on(scene, step):
        return None
    await scene.ask("() => limpide.ui.rest()", frame=step.frame)
    read: dict[str, Any] | None = await scene.ask("() => limpide.ui.differences()", frame=step.frame)
    return read


async def _look(scene: Scene, step: Step, style: dict[str, Any]) -> Look:
    """Picture the element with and without the focus, closely; the whole viewport twice when nothing is seen there."""
    box, far = Box(*style["box"]), scene.stage.tab.top.id != step.frame.id
    near = px.around(box, MARGIN, (WIDTH, HEIGHT))
    close = None if far else Box(near[0], near[1], near[2] - near[0], near[3] - near[1])
    on, off = await _pair(scene, step, close, style["scroll"])
    local = px.changed(on, off) if close else px.changed(on, off).crop(near)
    if px.count(local) >= ENOUGH and style["styles"]:
        crops = (on, off) if close else (on.crop(near), off.crop(near))
        seen = Seen(px.count(local), px.contrast(*crops, local), crops)
    else:
        seen = await _again(scene, step, near)
    return Look(
        place=(await scene.places([step.number], step.frame))[0],
        name=step.name,
        pixels=seen.pixels,
        contrast=seen.contrast,
        styles=style["styles"],
        native=style["native"],
        shown=style["shown"],
        covered=style["covered"],
        field=style["field"],
        restless=seen.restless,
        control=style["control"],
        twice=seen.twice,
        keys="Tab",
        before=scene.save(seen.crops[1]),
        after=scene.save(seen.crops[0]),
    )


class Seen(NamedTuple):
    """What a pair of pictures shows. crops: with the focus and without it. restless: something moves by itself."""

    pixels: int
    contrast: float
    crops: tuple[Image.Image, Image.Image]
    restless: bool = False
    twice: bool = False


async def _again(scene: Scene, step: Step, near: tuple[int, int, int, int]) -> Seen:
    """Picture the whole viewport, twice: what is in both pairs and does not move by itself."""
    on, off = await _pair(scene, step)
    on_again, off_again = await _pair(scene, step)
    noise = ImageChops.logical_or(px.changed(on, on_again), px.changed(off, off_again))
    mask = px.without(px.both(px.changed(on, off), px.changed(on_again, off_again)), noise)
    local = mask.crop(near)
    crops = on.crop(near), off.crop(near)
    contrast = px.contrast(*crops, local) if px.count(local) >= ENOUGH else px.contrast(on, off, mask)
    return Seen(px.count(mask), contrast, crops, px.count(noise.crop(near)) > 40, twice=True)


async def _pair(
    scene: Scene, step: Step, close: Box | None = None, scroll: Sequence[float] = (0, 0)
) -> tuple[Image.Image, Image.Image]:
    """Return what is seen, or a part of it, with the focus on the element, then without it, at one place."""
    clip = Box(close.x + scroll[0], close.y + scroll[1], close.width, close.height) if close else None
    on = await scene.picture(clip)
    await scene.ask("() => limpide.ui.blur()", frame=step.frame)
    off = await scene.picture(clip)
    await scene.ask("(n) => limpide.ui.refocus(n)", step.number, frame=step.frame)
    return on, off


CHECK = Check(name=FocusLooks.NAME, order=51, deadline=60.0, run=run)
