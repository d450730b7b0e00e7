"""The ways through the site that the top document offers: menus, search, site map."""

from typing import Any

from audits.collect import Collector
from audits.collect.places import place
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.navigation import Block, Navigation
from rules.evidence.record import Box

BLOCKS_MAX, LINKS_MAX = 60, 120
"""Blocks kept on a page, links kept of a block."""


async def collect(tab: Tab) -> Navigation:
    """List the ways through the site, in document order.

    Raises:
        TabError: the document did not answer.
    """
    answer = await tab.evaluate(script(__package__, "navigation.js"), BLOCKS_MAX, LINKS_MAX)
    return Navigation(
        blocks=[block(found) for found in answer["blocks"]],
        main=Box(*answer["main"]) if answer["main"] else None,
        h1=answer["h1"],
        skip_links=answer["skip_links"],
        search_signs=answer["search_signs"],
        sitemap_signs=answer["sitemap_signs"],
    )


def block(found: dict[str, Any]) -> Block:
    """Return one way through the site."""
    links = {url: name for name, url in reversed(found["links"]) if url}
    return Block(
        kind=found["kind"],
        name=found["name"],
        tag=found["tag"],
        links=dict(reversed(links.items())),
        shown=found["shown"],
        landmark=found["landmark"],
        heading=found["heading"],
        after_main=found["after_main"],
        in_main=found["in_main"],
        place=place(found["place"]),
    )


COLLECTOR = Collector(name=Navigation.NAME, deadline=15.0, collect=collect)
