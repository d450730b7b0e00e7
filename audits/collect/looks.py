"""What depends on how things look: limits of fields, icons, blocks, flashes; in the document and its frames."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.looks import Looks

FOUND_MAX = 60
"""Elements kept per kind and document."""
LISTS = ("weak", "moved", "moving", "flashes")

READING = Reading("looks.js", FOUND_MAX)


async def collect(tab: Tab) -> Looks:
    """Read the looks of every frame.

    Raises:
        TabError: the top document did not answer.
    """
    answers = await ask_everywhere(tab, READING)
    found = {name: answers.every(name) for name in LISTS}
    return msgspec.convert({"unread": answers.unread, **found}, Looks)


COLLECTOR = Collector(name=Looks.NAME, deadline=10.0, collect=collect, reading=READING)
