"""Presses one element of the page as a visitor does: with the mouse where it shows, or with the keyboard."""

from typing import Any, Literal

from playwright.async_api import Error

from audits.tab import Sender, TabError, TabFrame, first_line, result_of
from audits.visit.stage import Stage

HITS = """function() {
  const { left, top, width, height } = Element.prototype.getBoundingClientRect.call(this);
  const hit = Node.prototype.getRootNode.call(this).elementFromPoint(left + width / 2, top + height / 2);
  return Boolean(hit) && (Node.prototype.contains.call(this, hit) || Node.prototype.contains.call(hit, this));
}"""
"""Whether the middle of the element is the element itself, not something laid over it."""


async def press(
    stage: Stage, how: Literal["mouse", "keyboard"], frame: TabFrame, function: str, *args: Any
) -> bool:
    """Press the element that the function returns in this frame.

    Returns:
        False when there is no such element, or when the mouse cannot reach it.

    Raises:
        TabError: the page does not answer, or has no place for the element.
    """
    held = await stage.tab.element(function, *args, frame=frame, timeout=stage.job.protocol.step_deadline)
    if held is None:
        return False
    session, element = held
    try:
        if how == "keyboard":
            await session.send("DOM.focus", {"objectId": element})
            await stage.page.keyboard.press("Enter")
            return True
        return await _click(stage, frame, session, element)
    except Error as error:
        raise TabError(f"The button could not be pressed: {first_line(error)}") from error


async def _click(stage: Stage, frame: TabFrame, session: Sender, element: str) -> bool:
    await session.send("DOM.scrollIntoViewIfNeeded", {"objectId": element})
    asked = {"objectId": element, "functionDeclaration": HITS, "returnByValue": True}
    if not result_of(await session.send("Runtime.callFunctionOn", asked), frame).get("value"):
        return False
    quads = (await session.send("DOM.getContentQuads", {"objectId": element}))["quads"]
    x, y = await stage.tab.origin(frame)
    corners = quads[0]
    await stage.page.mouse.click(x + sum(corners[0::2]) / 4, y + sum(corners[1::2]) / 4)
    return True
