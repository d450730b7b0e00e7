"""Web fonts of the top document."""

import msgspec

from audits.collect import Collector
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.fonts import Fonts

FACES_MAX = 1_000
"""Faces kept."""


async def collect(tab: Tab) -> Fonts:
    """List the font faces the document declares.

    Raises:
        TabError: the document did not answer.
    """
    return msgspec.convert(await tab.evaluate(script(__package__, "fonts.js"), FACES_MAX), Fonts)


COLLECTOR = Collector(name=Fonts.NAME, deadline=15.0, collect=collect)
