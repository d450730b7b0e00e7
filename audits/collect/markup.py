"""How the document and its frames are written: presentation, identifiers, nesting, elements used for their looks."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.markup import Markup

SPOTS_MAX = 300
"""Spots kept per kind and document."""
LISTS = ("presentation", "ids", "nesting", "spacing", "looks")

READING = Reading("markup.js", SPOTS_MAX)


async def collect(tab: Tab) -> Markup:
    """Read the elements of every frame.

    Raises:
        TabError: the top document did not answer.
    """
    answers = await ask_everywhere(tab, READING)
    spots = {name: answers.every(name) for name in LISTS}
    total = sum(answer["elements"] for answer in answers.frames.values())
    return msgspec.convert({"elements": total, "unread": answers.unread, **spots}, Markup)


COLLECTOR = Collector(name=Markup.NAME, deadline=15.0, collect=collect, reading=READING)
