"""Does steps in a page as a visitor does them: by the names a visitor reads, never by paths in the source."""

import asyncio
import re
from urllib.parse import urljoin

from playwright.async_api import Error, Locator, Page
from playwright.async_api import TimeoutError as PlaywrightTimeout

from audits.identity import Identity, Step

STEP_SECONDS = 15.0
CLICKABLE = ("button", "link", "menuitem", "tab", "checkbox", "radio")


class StepError(Exception):
    """A step that could not be done: one sentence, without any value that was to be typed."""


async def take(page: Page, step: Step, base: str, identity: Identity | None) -> None:
    """Do one step and wait until the page has settled a little.

    Raises:
        StepError: the target is not there, or a secret would have gone to another site.
    """
    kind, target = step.act
    if step.secret and (identity is None or not identity.is_for(page.url)):
        raise StepError(f"A secret was to be typed at {page.url}, which is not of the site: it was kept.")
    try:
        await asyncio.wait_for(_act(page, kind, target, step.value, base), STEP_SECONDS + 5)
    except (PlaywrightTimeout, TimeoutError) as error:
        raise StepError(f"{kind} “{target}”: nothing of that name was found at {page.url}.") from error
    except Error as error:
        raise StepError(f"{kind} “{target}”: it could not be done at {page.url}.") from error


async def _act(page: Page, kind: str, target: str, value: str, base: str) -> None:
    limit = STEP_SECONDS * 1000
    if kind == "open":
        await page.goto(urljoin(base, target), wait_until="load", timeout=limit)
        return
    if kind == "wait":
        await page.get_by_text(target).first.wait_for(state="visible", timeout=limit)
        return
    if kind == "press":
        await page.keyboard.press(target)
    elif kind == "fill":
        await (await _field(page, target)).fill(value, timeout=limit)
    elif kind == "choose":
        await (await _field(page, target)).select_option(label=value, timeout=limit)
    elif kind == "check":
        await (await _field(page, target)).check(timeout=limit)
    else:
        await (await _named(page, target)).click(timeout=limit)
    await page.wait_for_load_state("load", timeout=limit)


REACHED = (
    "(one) => one.tabIndex >= 0 && !one.disabled && (one.focus(), one.getRootNode().activeElement === one)"
)
"""Whether an element takes the focus and stands in the order of the Tab key."""


async def keyboard_reaches(page: Page, step: Step) -> bool | None:
    """Tell whether the keyboard comes to the control of a step; None when it has none, or it is not there yet."""
    kind, target = step.act
    if kind not in ("fill", "choose", "check", "click"):
        return None
    try:
        found = await _present(page, kind, target)
        return None if found is None else bool(await asyncio.wait_for(found.evaluate(REACHED), 5.0))
    except (Error, TimeoutError):
        return None


async def _present(page: Page, kind: str, name: str) -> Locator | None:
    """Return the control of that name that is there now."""
    for exact in (True, False):
        for found in _controls(page, name, exact) if kind == "click" else _fields(page, name, exact):
            if await found.count():
                return found.first
    return None


def _fields(page: Page, name: str, exact: bool) -> list[Locator]:
    return [
        page.get_by_label(name, exact=exact),
        page.get_by_role("textbox", name=name, exact=exact),
        page.get_by_placeholder(name, exact=exact),
    ]


def _controls(page: Page, name: str, exact: bool) -> list[Locator]:
    return [page.get_by_role(role, name=name, exact=exact) for role in CLICKABLE]  # type: ignore[arg-type]


async def _field(page: Page, name: str) -> Locator:
    """Return the field of that label, accessible name or placeholder, whole name before a part of it."""
    found = await _present(page, "fill", name)
    if found is not None:
        return found
    written = page.locator(f"input[name={_quoted(name)}], select[name={_quoted(name)}]")
    await written.first.wait_for(state="visible", timeout=STEP_SECONDS * 1000)
    return written.first


async def _named(page: Page, name: str) -> Locator:
    """Return the control of that name, a whole name before a part of it; waits for it to come."""
    found = await _present(page, "click", name)
    if found is not None:
        return found
    late = page.get_by_role("button", name=re.compile(re.escape(name), re.IGNORECASE))
    await late.first.wait_for(state="visible", timeout=STEP_SECONDS * 1000)
    return late.first


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


async def shows(page: Page, text: str, seconds: float) -> bool:
    """Tell whether a text shows in a page within some seconds."""
    try:
        found = page.get_by_text(text).first
        await asyncio.wait_for(found.wait_for(state="visible", timeout=seconds * 1000), seconds + 2)
    except (Error, TimeoutError):
        return False
    return True
