"""Focus visible: the pixels that change when an element takes the focus, and their contrast.

Each element is pictured with the focus and without it, and again: what moves by itself does not count, and what is
not seen once is looked for twice.
"""

from collections import Counter
from typing import Any

import msgspec
from PIL import Image, ImageChops

from audits.interaction import Check
from audits.interaction import pixels as px
from audits.interaction.scene import Scene
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
    """Picture the element with and without the focus, twice when the first pair shows nothing."""
    on, off = await _pair(scene, step)
    mask = px.changed(on, off)
    box = Box(*style["box"])
    near = px.around(box, MARGIN, on.size)
    restless, twice = False, False
    local = _inside(mask, near)
    if px.count(local) < ENOUGH or not style["styles"]:
        on_again, off_again = await _pair(scene, step)
        noise = ImageChops.logical_or(px.changed(on, on_again), px.changed(off, off_again))
        mask = px.without(px.both(mask, px.changed(on_again, off_again)), noise)
        restless = px.count(_inside(noise, near)) > 40
        local = _inside(mask, near)
        twice = True
    pixels = px.count(mask)
    where = local if px.count(local) >= ENOUGH else mask
    return Look(
        place=(await scene.places([step.number], step.frame))[0],
        name=step.name,
        pixels=pixels,
        contrast=px.contrast(on.crop(near), off.crop(near), local)
        if where is local
        else px.contrast(on, off, mask),
        styles=style["styles"],
        native=style["native"],
        shown=style["shown"],
        covered=style["covered"],
        field=style["field"],
        restless=restless,
        control=style["control"],
        twice=twice,
        keys="Tab",
        before=scene.save(off.crop(near)),
        after=scene.save(on.crop(near)),
    )


async def _pair(scene: Scene, step: Step) -> tuple[Image.Image, Image.Image]:
    """Return the viewport with the focus on the element, then without it, at one place of the page."""
    on = await scene.picture()
    await scene.ask("() => limpide.ui.blur()", frame=step.frame)
    off = await scene.picture()
    await scene.ask("(n) => limpide.ui.refocus(n)", step.number, frame=step.frame)
    return on, off


def _inside(mask: Image.Image, frame: tuple[int, int, int, int]) -> Image.Image:
    """Return the part of a mask inside a frame."""
    return mask.crop(frame)


CHECK = Check(name=FocusLooks.NAME, order=51, deadline=60.0, run=run)
