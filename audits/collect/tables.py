"""Tables of the page and its frames."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.tables import PageTables

TABLES_MAX = 300
"""Tables kept per document."""

READING = Reading("tables.js", TABLES_MAX)


async def collect(tab: Tab) -> PageTables:
    """Describe the tables.

    Raises:
        TabError: the top document did not answer.
    """
    answered = await ask_everywhere(tab, READING)
    tables = [table for answer in answered.frames.values() for table in answer]
    return msgspec.convert({"tables": tables, "unread": answered.unread}, PageTables)


COLLECTOR = Collector(name=PageTables.NAME, deadline=15.0, collect=collect, reading=READING)
