"""Fields, labels, groups, buttons and error messages of the document and its frames."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.fields import Fields

FOUND_MAX = 500
"""Elements kept per kind and document."""
LISTS = ("fields", "groups", "labels", "selects", "buttons", "errors", "forms", "twins")

READING = Reading("fields.js", FOUND_MAX)


async def collect(tab: Tab) -> Fields:
    """Read the forms of every frame.

    Raises:
        TabError: the top document did not answer.
    """
    answers = await ask_everywhere(tab, READING)
    found = {name: answers.every(name) for name in LISTS}
    return msgspec.convert({"unread": answers.unread, **found}, Fields)


COLLECTOR = Collector(name=Fields.NAME, deadline=15.0, collect=collect, reading=READING)
