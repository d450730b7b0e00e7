"""Links with their context, labelled controls, images, figures and frames, over every frame of the page."""

from typing import Any

import msgspec

from audits.collect import Collector
from audits.collect.places import placed
from audits.inpage import script
from audits.tab import Tab, TabError, TabFrame
from rules.evidence.named import Named

MOST = 3_000
"""Elements of each kind kept per document."""
FRAMES_ASKED = 20
"""Frames of a document whose content is looked at."""
KINDS = ("links", "controls", "images", "figures", "frames")


async def collect(tab: Tab) -> Named:
    """Read the names of the page.

    Raises:
        TabError: the top document did not answer.
    """
    answers, failed = await tab.evaluate_everywhere(script(__package__, "named.js"), MOST)
    for frame in tab.frames:
        if frame.id in answers:
            await look_inside(tab, frame, answers)
    found = {kind: [one for answer in answers.values() for one in answer[kind]] for kind in KINDS}
    for every in found.values():
        for one in every:
            one["place"] = placed(one["place"])
    total = sum(int(answer["links_total"]) for answer in answers.values())
    return msgspec.convert(found | {"links_total": total, "unread": len(failed)}, Named)


async def look_inside(tab: Tab, frame: TabFrame, answers: dict[str, Any]) -> None:
    """Write on each frame element of a document what the document it holds answered."""
    for number, element in enumerate(answers[frame.id]["frames"][:FRAMES_ASKED]):
        try:
            inner = await tab.child_frame("(number) => limpide.framesHeld[number]", number, frame=frame)
        except TabError:
            continue
        if inner is not None and inner.id in answers:
            held = answers[inner.id]
            element |= {"document": held["title"], "text": held["text"], "reachable": held["reachable"]}


COLLECTOR = Collector(name=Named.NAME, deadline=20.0, collect=collect)
