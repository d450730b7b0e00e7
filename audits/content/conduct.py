"""Watches what a page does of its own accord, then scrolls to its end and types a word in its search fields.

Nothing is ever sent: no form is submitted, and no key but letters is pressed.
"""

import asyncio
from contextlib import suppress
from typing import Any

import msgspec
from playwright.async_api import BrowserContext, Error, Page

from audits.collect.places import place
from audits.inpage import script
from audits.tab import TIMEOUT, Tab, TabError
from rules.evidence.conduct import Call, Conduct, Keystroke, Typing

ROUNDS = 5
"""Scrolls to the end of a page that goes on growing."""
GAIN = 200
"""CSS px by which a page that grows grows at least."""
WORD = "mair"
"""Typed letter by letter: the beginning of « mairie », which any search field of a public site knows."""
KEY_MS = 90.0
AFTER = 1.2
"""Seconds waited after the last key: twice the delay the referential asks for."""
FIELDS_MAX = 2
CALLS_SECONDS = 5.0


async def listen(context: BrowserContext) -> None:
    """Count the calls to the device, from the first script on, in every frame."""
    await context.add_init_script(script(__package__, "hooks.js"))


async def conduct(page: Page, tab: Tab, wait: float, mentions: list[str]) -> Conduct:
    """Return what the page did, and does when it is scrolled and written in.

    Args:
        wait: seconds a page is given to grow after each scroll.

    Raises:
        TabError: the page did not answer.
    """
    calls = await called(page)
    deadline = ROUNDS * wait + TIMEOUT
    grown = await tab.evaluate(script(__package__, "grow.js"), ROUNDS, wait, GAIN, timeout=deadline)
    fields = await tab.evaluate(script(__package__, "fields.js"), -1)
    typed = [await _typed(page, tab, n) for n in range(min(FIELDS_MAX, fields["usable"]))]
    return Conduct(
        calls=calls,
        **grown,
        typed=[one for one in typed if one is not None],
        fields=fields["fields"],
        mentions=mentions,
    )


async def called(page: Page) -> list[Call]:
    """Return the calls of every frame; a frame that does not answer made none that we know."""
    times: dict[tuple[str, str], int] = {}
    for frame in page.frames:
        with suppress(Error, TimeoutError):
            asked = frame.evaluate("() => (globalThis.limpideCalls ? limpideCalls() : [])")
            for one in await asyncio.wait_for(asked, CALLS_SECONDS):
                key = (str(one["kind"]), str(one["api"]))
                times[key] = times.get(key, 0) + int(one["times"])
    return msgspec.convert(
        [{"kind": kind, "api": api, "times": n} for (kind, api), n in times.items()], list[Call]
    )


async def _typed(page: Page, tab: Tab, number: int) -> Typing | None:
    """Type the word in one search field; None when it does not take the keys."""
    found: dict[str, Any] | None = await tab.evaluate(script(__package__, "fields.js"), number)
    if found is None or not found["focused"] or not found["empty"]:
        return None
    try:
        await asyncio.wait_for(page.keyboard.type(WORD, delay=KEY_MS), TIMEOUT)
    except (Error, TimeoutError) as error:
        raise TabError("The field did not take the keys.") from error
    await asyncio.sleep(AFTER)
    seen = await tab.evaluate(script(__package__, "typed.js"), WORD)
    if not seen["keys"]:
        return None
    return Typing(place=place(found["place"]), requests=msgspec.convert(seen["requests"], list[Keystroke]))
