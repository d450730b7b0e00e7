"""Reads what the page offers and tries its controls from the keyboard, in any engine from Chromium 83."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from audits.inpage import script
from rules.evidence.old_device import Control, Shown

TEXT_MOST = 30_000
"""Characters of visible text kept."""
TRIED = 8
"""Controls tried in one page."""
LOOKS = 3
"""Times a control is looked at before it is said to do nothing: an animation may end late on a busy machine."""
WORD = "eau"
"""Typed in a search field; the page is off line by then: nothing is sent."""
Ask = Callable[..., Awaitable[Any]]


class Keyboard(Protocol):
    """What of Playwright's keyboard is used."""

    async def press(self, key: str) -> None:
        """Press a key."""

    async def insert_text(self, text: str) -> None:
        """Put a text where the focus is."""


async def look(ask: Ask) -> dict[str, Any]:
    """Return text, links, images and fields as a reader finds them."""
    await ask(script(__package__, "observe.js") + "\nnull;")
    found: dict[str, Any] = await ask("(most) => limpideFound.all(most)", TEXT_MOST)
    return found


async def attempt(ask: Ask, keyboard: Keyboard, react: float, moved: Callable[[], int]) -> list[Control]:
    """Press each control and see whether something comes of it.

    Args:
        ask: runs a function in the isolated world. react: seconds the page has to react.
        moved: how often the page tried to go elsewhere so far; it is held in place and off line.
    """
    tried = []
    for number, one in enumerate(await ask("(most) => limpideFound.controls(most)", TRIED)):
        works = await _try(ask, keyboard, react, moved, number, search=one["search"])
        tried.append(Control(key=one["key"], name=one["name"], works=works))
    return tried


async def _try(
    ask: Ask, keyboard: Keyboard, react: float, moved: Callable[[], int], number: int, *, search: bool
) -> bool | None:
    """Return whether the control does something, None when the page changes without it."""
    if not await ask("(n) => limpideFound.focus(n)", number):
        return False
    if search:
        await keyboard.insert_text(WORD)
    before, gone = await ask("() => limpideFound.state()"), moved()
    await asyncio.sleep(react)
    if await ask("() => limpideFound.state()") != before:
        return None
    await keyboard.press("Enter")
    for _ in range(LOOKS):
        await asyncio.sleep(react)
        after = await ask("() => limpideFound.state()")
        if after != before or moved() != gone:
            break
    else:
        return False
    if search:
        return True
    await keyboard.press("Escape")
    await asyncio.sleep(react / 2)
    if await ask("() => limpideFound.state()") == after and await ask("(n) => limpideFound.focus(n)", number):
        await keyboard.press("Enter")
        await asyncio.sleep(react / 2)
    return True


def shown(found: dict[str, Any], controls: list[Control]) -> Shown:
    """Return what was seen and tried as evidence holds it."""
    return Shown(
        text=found["text"],
        links=found["links"],
        images=found["images"],
        fields=found["fields"],
        controls=controls,
    )
