"""Images of the top document as shown, by elements and by styles."""

import msgspec

from audits.collect import Collector, Reading
from audits.collect.everywhere import ask_everywhere
from audits.collect.places import place
from audits.tab import Tab
from rules.evidence.images import Background, Image, Images

IMAGES_MAX = 3_000
"""Images kept."""

READING = Reading("images.js", IMAGES_MAX, frames=False)


async def collect(tab: Tab) -> Images:
    """List the images of the top document.

    Raises:
        TabError: the document did not answer.
    """
    answer = (await ask_everywhere(tab, READING)).top
    return Images(
        images=[
            msgspec.convert(found | {"place": place(found["place"])}, Image) for found in answer["images"]
        ],
        viewport_height=answer["viewport_height"],
        backgrounds=[
            msgspec.convert(found | {"place": place(found["place"])}, Background)
            for found in answer["backgrounds"]
        ],
        others=answer["others"],
        preloads=answer["preloads"],
    )


COLLECTOR = Collector(name=Images.NAME, deadline=20.0, collect=collect, reading=READING)
