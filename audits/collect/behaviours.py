"""Orientation locks, sound and video, clickable elements; keys and device motion the page listens to."""

from typing import Any

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.behaviours import Behaviours

MOST = 500
"""Elements of each kind kept per document."""
MOTION = ("devicemotion", "deviceorientation", "deviceorientationabsolute")
FOCUS = {"focus", "focusin", "blur", "focusout"}
KEYS = ("keydown", "keypress", "keyup")
TARGETS = {"window": 1, "document": 3}
"""Objects that hear the whole page, and the levels of nodes looked at below: a document's body is the second."""
GROUP = "limpide-listeners"
"""Handlers are given for objects of a named group only."""
SOURCE_MAX = 2_000
"""Characters kept of a function that listens to keys."""

READING = Reading("behaviours.js", MOST)


async def collect(tab: Tab) -> Behaviours:
    """Read what every document does, then what the page's own document listens to as a whole.

    Raises:
        TabError: the top document did not answer.
    """
    answered = await ask_everywhere(tab, READING)
    answers = answered.frames
    found = {
        kind: [one for answer in answers.values() for one in answer[kind]]
        for kind in ("locks", "players", "clickable", "buttons", "hidden_stops")
    }
    listened = [one for target, depth in TARGETS.items() for one in await listeners(tab, target, depth)]
    everywhere = any(one["type"] in FOCUS for one in listened)
    for number, stop in enumerate(answers[tab.top.id]["hidden_stops"]):
        heard = await tab.listeners("(number) => limpide.hiddenStops[number]", number)
        stop["sends_on"] = stop["sends_on"] or everywhere or bool(FOCUS & set(heard))
    motion = sorted({one["type"] for one in listened if one["type"] in MOTION})
    keys = [await source(tab, one) for one in listened if one["type"] in KEYS][:20]
    await tab.cdp.send("Runtime.releaseObjectGroup", {"objectGroup": GROUP})
    found["refresh"] = answers[tab.top.id]["refresh"]
    return msgspec.convert(found | {"keys": keys, "motion": motion, "unread": answered.unread}, Behaviours)


async def listeners(tab: Tab, target: str, depth: int) -> list[dict[str, Any]]:
    """Return the event listeners of one object of the page's own document, as the browser lists them."""
    asked = {"expression": target, "objectGroup": GROUP}
    held = (await tab.cdp.send("Runtime.evaluate", asked))["result"]
    if "objectId" not in held:
        return []
    wanted = {"objectId": held["objectId"], "depth": depth}
    answer = await tab.cdp.send("DOMDebugger.getEventListeners", wanted)
    found: list[dict[str, Any]] = answer["listeners"]
    return found


async def source(tab: Tab, listener: dict[str, Any]) -> str:
    """Return the beginning of the script text of a listener, "" when the browser does not give it."""
    handler = listener.get("handler", {}).get("objectId")
    if handler is None:
        return ""
    how = {
        "objectId": handler,
        "functionDeclaration": f"function () {{ return String(this).slice(0, {SOURCE_MAX}); }}",
        "returnByValue": True,
    }
    answer = await tab.cdp.send("Runtime.callFunctionOn", how)
    said = answer["result"].get("value")
    return said[:SOURCE_MAX] if isinstance(said, str) else ""


COLLECTOR = Collector(name=Behaviours.NAME, deadline=15.0, collect=collect, reading=READING)
