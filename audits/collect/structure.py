"""How the document and its frames are structured: headings, zones, lists, quotes, skip links, tab order."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.structure import Structure

FOUND_MAX = 300
"""Elements kept per kind and document."""
EVERYWHERE = ("looks", "lists", "quotes", "cryptic")
TOP = ("headings", "landmarks", "zones", "skips", "tabs", "before_main", "links", "focus_unread")

READING = Reading("structure.js", FOUND_MAX)


async def collect(tab: Tab) -> Structure:
    """Read the structure of the page; lists, quotes and texts that look like headings in its frames too.

    Raises:
        TabError: the top document did not answer.
    """
    answers = await ask_everywhere(tab, READING, timeout=15.0)
    found = {name: answers.every(name) for name in EVERYWHERE}
    found |= {name: answers.top[name] for name in TOP if name in answers.top}
    return msgspec.convert({"unread": answers.unread, **found}, Structure)


COLLECTOR = Collector(name=Structure.NAME, deadline=20.0, collect=collect, reading=READING)
