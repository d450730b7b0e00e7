"""Size of the DOM of the top document."""

import msgspec

from audits.collect import Collector
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.page import Dom


async def collect(tab: Tab) -> Dom:
    """Count the elements of the top document.

    Raises:
        TabError: the document did not answer.
    """
    return msgspec.convert(await tab.evaluate(script(__package__, "dom.js")), Dom)


COLLECTOR = Collector(name=Dom.NAME, deadline=15.0, collect=collect)
