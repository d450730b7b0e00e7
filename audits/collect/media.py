"""Video, audio and embedded players of the top document."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.collect.places import place
from audits.tab import Tab
from rules.evidence.media import Media, Medium

MEDIA_MAX = 500
"""Elements kept."""

READING = Reading("media.js", MEDIA_MAX, frames=False)


async def collect(tab: Tab) -> Media:
    """List the media of the top document; one that was played counts as started by itself: nobody touched it.

    Raises:
        TabError: the document did not answer.
    """
    answer = (await ask_everywhere(tab, READING)).top
    return Media(
        media=[msgspec.convert(found | {"place": place(found["place"])}, Medium) for found in answer]
    )


COLLECTOR = Collector(name=Media.NAME, deadline=15.0, collect=collect, reading=READING)
