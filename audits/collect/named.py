"""Links with their context, labelled controls, images, figures and frames, over every frame of the page."""

from typing import Any

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab, TabError, TabFrame
from rules.evidence.named import Named
from rules.generic_words import says_nothing

MOST = 3_000
"""Elements of each kind kept per document."""
FRAMES_ASKED = 20
"""Frames of a document whose content is looked at."""
KINDS = ("links", "other_links", "controls", "images", "figures", "frames")

DESCRIBE = "(numbers) => numbers.map((number) => limpide.describe(limpide.linksHeld[number]))"

READING = Reading("named.js", MOST)


async def collect(tab: Tab) -> Named:
    """Read the names of the page.

    Raises:
        TabError: the top document did not answer.
    """
    answered = await ask_everywhere(tab, READING)
    answers = answered.frames
    for frame in tab.frames:
        if frame.id in answers:
            await look_inside(tab, frame, answers)
            await stand(tab, frame, answers[frame.id]["links"])
    found = {kind: [one for answer in answers.values() for one in answer[kind]] for kind in KINDS}
    total = sum(int(answer["links_total"]) for answer in answers.values())
    return msgspec.convert(found | {"links_total": total, "unread": answered.unread}, Named)


async def stand(tab: Tab, frame: TabFrame, links: list[dict[str, Any]]) -> None:
    """Write on each link whose name says nothing where it stands: the others have their region only."""
    wanted = [
        number
        for number, link in enumerate(links)
        if not link["place"]["selector"] and says_nothing(link["name"])
    ]
    described = await tab.evaluate(DESCRIBE, wanted, frame=frame) if wanted else []
    for number, place in zip(wanted, described, strict=True):
        links[number]["place"] = place if frame.id == tab.top.id else place | {"box": None}


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


COLLECTOR = Collector(name=Named.NAME, deadline=20.0, collect=collect, reading=READING)
