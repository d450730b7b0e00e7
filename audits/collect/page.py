"""The page: what its document says, its links, and how many elements of each kind it holds, frames included."""

from collections import Counter
from typing import Any

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.page import Link, Page
from rules.evidence.record import Place

LINKS_MAX = 5_000
"""Links kept."""

READING = Reading("page.js", LINKS_MAX)


async def collect(tab: Tab) -> Page:
    """Read the top document, and count elements in every frame.

    counts.frames_unread is the number of frames that did not answer: where it is not 0, a count of 0 proves
    nothing.

    Raises:
        TabError: the top document did not answer.
    """
    answered = await ask_everywhere(tab, READING)
    answers, top = answered.frames, answered.top
    counts: Counter[str] = Counter()
    for answer in answers.values():
        counts.update(answer["counts"])
    return Page(
        url=top["url"],
        title=top["title"],
        lang=top["lang"],
        doctype=top["doctype"],
        text=top["text"],
        viewport=top["viewport"],
        links=[link(found) for found in top["links"]],
        counts=dict(counts) | {"frames_unread": unread(answers, answered.unread)},
        height=top["height"],
        generator=top["generator"],
    )


def link(found: dict[str, Any]) -> Link:
    """Return one link of the page; of where it stands, the region."""
    stands = Place(selector="", region=found["place"])
    return Link(url=found["url"], text=found["text"], visible=found["visible"], place=stands)


def unread(answers: dict[str, Any], failed: int) -> int:
    """Return how many frames were not counted: those that failed, and those that hold no document we can reach."""
    held = sum(int(answer["counts"]["frames"]) for answer in answers.values())
    return max(failed, held - (len(answers) - 1))


COLLECTOR = Collector(name=Page.NAME, deadline=30.0, collect=collect, reading=READING)
