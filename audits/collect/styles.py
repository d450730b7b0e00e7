"""What depends on styles, on hover, on colour or on time, in the document and its frames."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.tab import Tab
from rules.evidence.styles import Styles

FOUND_MAX = 100
"""Elements kept per kind and document."""
LISTS = ("generated", "pictures", "colours", "hovers", "silenced", "wordings", "timers")

READING = Reading("styles.js", FOUND_MAX)


async def collect(tab: Tab) -> Styles:
    """Read styles, wordings and timers of every frame.

    Raises:
        TabError: the top document did not answer.
    """
    answers = await ask_everywhere(tab, READING)
    found = {name: answers.every(name) for name in LISTS}
    found |= {"sheets_unread": answers.top["unread"], "scripts": answers.top["scripts"]}
    return msgspec.convert(
        {"windows": tab.events.get("windows", 0), "unread": answers.unread, **found},
        Styles,
    )


COLLECTOR = Collector(name=Styles.NAME, deadline=15.0, collect=collect, reading=READING)
