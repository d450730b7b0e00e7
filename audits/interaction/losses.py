"""What a change of display did to the texts of the page: measured before, after, and after again."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from audits.interaction.scene import Scene
from rules.evidence.text_loss import TextLoss, Why

TOLD = 25
"""Losses of one kind kept."""
FLAGS = ("ellipsis", "drifts", "fixed", "exempt", "code", "opens", "linked")
Found = dict[str, Any]


async def measure(scene: Scene, name: str) -> int:
    """Measure every line of text on display under this name; return the number of texts."""
    return int(await scene.ask("(name) => limpide.ui.measure(name)", name))


async def damage(scene: Scene, base: str, now: str) -> list[Found]:
    """Return the texts cut and those that lie on one another in the second state, not in the first."""
    cut = await scene.ask("(base, now) => limpide.ui.cut(base, now)", base, now)
    laid = await scene.ask("(base, now) => limpide.ui.overlaps(base, now)", base, now)
    return [one | {"why": "cut", "share": min(one["down"], one["across"])} for one in cut] + [
        one | {"why": "overlap"} for one in laid if one["both"]
    ]


async def twice(
    scene: Scene, base: str, change: Callable[[], Awaitable[None]], undo: Callable[[], Awaitable[None]]
) -> list[TextLoss]:
    """Make the change, undo it, make it again: a loss seen once only is not sure."""
    await change()
    await scene.wait()
    await measure(scene, "first")
    first = await damage(scene, base, "first")
    again: set[tuple[str, int, str]] = set()
    if first:
        await undo()
        await scene.wait()
        await change()
        await scene.wait(2)
        await measure(scene, "second")
        again = {key(one) for one in await damage(scene, base, "second")}
    # Undone before the elements are described: the change is ours, not the page's.
    await undo()
    return await records(scene, first, again)


def key(one: Found) -> tuple[str, int, str]:
    """Return what tells a loss from the others of the same load."""
    return one["why"], one["number"], one["text"]


async def records(scene: Scene, found: Iterable[Found], again: set[tuple[str, int, str]]) -> list[TextLoss]:
    """Return the losses as evidence, with the places of their elements."""
    kept = list(found)[: 2 * TOLD]
    places = await scene.places([one["number"] for one in kept])
    return [loss(one, place, seen_again=key(one) in again) for one, place in zip(kept, places, strict=True)]


def loss(one: Found, place: Any, *, seen_again: bool) -> TextLoss:
    """Return one loss as evidence."""
    why: Why = one["why"]
    return TextLoss(
        place=place,
        why=why,
        text=one["text"],
        length=one["length"],
        share=round(float(one.get("share") or one.get("grown") or 0.0), 2),
        table=one["table"],
        kept=bool(one.get("kept")),
        other=one.get("other", ""),
        disclosed=bool(one.get("disclosed")),
        squeezed=bool(one.get("squeezed")),
        twice=seen_again,
        **{name: bool(one[name]) for name in FLAGS},
    )
