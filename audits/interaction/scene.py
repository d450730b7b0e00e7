"""What a check does to the page: loads it anew, presses keys, moves the pointer, changes the viewport, looks."""

import asyncio
import base64
import io
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from PIL import Image
from playwright.async_api import Error

from audits.collect.places import place
from audits.inpage import script
from audits.interaction.keys import events, writing
from audits.tab import Heard, TabError, TabFrame, first_line
from audits.visit.load import load, settle
from audits.visit.stage import Stage
from rules.evidence.record import Box, Place

WIDTH, HEIGHT = 1280, 900
"""The plain viewport of the interaction checks, in CSS px."""
SCRIPTS = (
    "ui.js",
    "layout.js",
    "looks.js",
    "openings.js",
    "hover.js",
    "shortcuts.js",
    "reach.js",
    "gestures.js",
)
NUMBER = "function () { return this.nodeType === 1 ? limpide.ui.number(this) : null; }"
"""What `heard` asks of a node to know it by its number in limpide.ui."""
CLOSE = 5.0
"""Seconds for one key, one move or one picture."""


@dataclass(kw_only=True)
class Scene:
    """One page under the checks. memo: what a check leaves to the next ones of the same load."""

    stage: Stage
    memo: dict[str, Any] = field(default_factory=dict)
    _armed: set[str] = field(default_factory=set)

    @property
    def react(self) -> float:
        """Seconds the page has to react to a key or to the pointer."""
        return self.stage.job.protocol.react

    async def fresh(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Load the page anew in this viewport, and hold it there.

        Raises:
            VisitError: it did not load.
        """
        self.memo.clear()
        await self.view(width, height)
        self.stage.gate.free()
        self.stage.gate.refused = ""
        await load(self.stage)
        await settle(self.stage)
        await self.stage.learn_frames()
        self._armed.clear()

    async def ask(self, function: str, *args: Any, frame: TabFrame | None = None) -> Any:
        """Run a function in the page's isolated world, where limpide.ui is at hand.

        Raises:
            TabError: no answer, or it threw.
        """
        tab = self.stage.tab
        where = frame or tab.top
        if where.id not in self._armed:
            await tab.evaluate(ui_script(), frame=where)
            self._armed.add(where.id)
        return await tab.evaluate(function, *args, frame=where)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; "Shift+Tab" holds Shift.

        Raises:
            TabError: the browser does not answer.
        """
        for key in keys:
            for event in events(key.removeprefix("Shift+"), shift=key.startswith("Shift+")):
                await self.send("Input.dispatchKeyEvent", event)

    async def write(self, character: str) -> None:
        """Press the key that writes a letter, a digit or a sign."""
        for event in writing(character):
            await self.send("Input.dispatchKeyEvent", event)

    async def heard(self, wanted: frozenset[str], function: str) -> list[Heard]:
        """Return the nodes the page listens to for these events, and what the function (node: this) says of each.

        Nodes of which it says null are left out.
        """
        await self.ask("1")
        return await self.stage.tab.heard(wanted, function)

    async def point(self, x: float, y: float) -> None:
        """Move the pointer there, in CSS px of the viewport."""
        await self.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x, "y": y})

    async def button(self, kind: str, x: float, y: float) -> None:
        """Press ("mousePressed") or release ("mouseReleased") the left button there."""
        event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        await self.send("Input.dispatchMouseEvent", event | {"buttons": int(kind == "mousePressed")})

    async def click(self, x: float, y: float) -> None:
        """Click there with the left button."""
        await self.point(x, y)
        await self.button("mousePressed", x, y)
        await self.button("mouseReleased", x, y)

    async def view(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Give the page another viewport, in CSS px, without loading it anew.

        Raises:
            TabError: the browser does not answer.
        """
        try:
            async with asyncio.timeout(CLOSE):
                await self.stage.page.set_viewport_size({"width": width, "height": height})
        except (TimeoutError, Error) as error:
            raise TabError("The browser did not change its viewport.") from error

    async def media(self, **features: str) -> None:
        """Emulate media features: media(prefers_color_scheme="dark"); "" ends the emulation."""
        given = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        await self.send("Emulation.setEmulatedMedia", {"features": given})

    async def wait(self, times: float = 1.0) -> None:
        """Leave the page the time to react."""
        await asyncio.sleep(self.react * times)

    async def picture(self, box: Box | None = None) -> Image.Image:
        """Return what the viewport shows, or the part of the page in this box (CSS px of the document)."""
        asked: dict[str, Any] = {"format": "png", "optimizeForSpeed": True}
        if box:
            clip = {"x": box.x, "y": box.y, "width": box.width, "height": box.height, "scale": 1}
            asked |= {"clip": clip}
        drawn = await self.send("Page.captureScreenshot", asked)
        return Image.open(io.BytesIO(base64.b64decode(drawn["data"]))).convert("RGB")

    def save(self, picture: Image.Image) -> str:
        """Keep a picture as evidence and return the SHA-256 of its file."""
        written = io.BytesIO()
        picture.save(written, "PNG")
        return self.stage.job.save(written.getvalue(), ".png")

    async def places(self, numbers: list[int], frame: TabFrame | None = None) -> list[Place]:
        """Describe elements by their numbers in limpide.ui."""
        described = await self.ask("(numbers) => limpide.ui.describe(numbers)", numbers, frame=frame)
        return [place(one) if one else Place(selector="") for one in described]

    async def send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """Send one DevTools command.

        Raises:
            TabError: the browser refused it or does not answer.
        """
        try:
            answer: dict[str, Any] = await asyncio.wait_for(self.stage.cdp.send(method, params), CLOSE)
        except TimeoutError as error:
            raise TabError(f"The browser did not answer {method} within {CLOSE:g} s.") from error
        except Error as error:
            raise TabError(f"{method}: {first_line(error)}") from error
        return answer


@cache
def ui_script() -> str:
    """Return the expression that loads limpide.ui in a world, once."""
    texts = "\n".join(script(__package__, name) for name in SCRIPTS)
    return f"if (!limpide.ui) {{ {texts} }} 1"
