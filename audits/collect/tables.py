"""Tables of the page and its frames."""

import msgspec

from audits.collect import Collector
from audits.collect.places import placed
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.tables import PageTables

TABLES_MAX = 300
"""Tables kept per document."""


async def collect(tab: Tab) -> PageTables:
    """Describe the tables.

    Raises:
        TabError: the top document did not answer.
    """
    answers, failed = await tab.evaluate_everywhere(script(__package__, "tables.js"), TABLES_MAX)
    tables = [table for answer in answers.values() for table in answer]
    for one in (part for table in tables for part in (table, *table["headers"])):
        one["place"] = placed(one["place"])
    return msgspec.convert({"tables": tables, "unread": len(failed)}, PageTables)


COLLECTOR = Collector(name=PageTables.NAME, deadline=15.0, collect=collect)
