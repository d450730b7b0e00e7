"""What the top document offers to download, asks to upload, and expects in its fields."""

from typing import Any

import msgspec

from audits.collect import Collector
from audits.collect.places import place
from audits.inpage import script
from audits.tab import Tab
from rules.evidence.offers import Download, Field, Offers, Ticked, Upload

MOST = 1_000
"""Links, fields and controls kept, each."""


async def collect(tab: Tab) -> Offers:
    """Read the links to files, the fields and the boxes ticked in advance.

    Raises:
        TabError: the document did not answer.
    """
    found = await tab.evaluate(script(__package__, "offers.js"), MOST)
    return Offers(
        downloads=[msgspec.convert(placed(one), Download) for one in found["downloads"]],
        uploads=[msgspec.convert(placed(one), Upload) for one in found["uploads"]],
        fields=[msgspec.convert(placed(one), Field) for one in found["fields"]],
        ticked=[msgspec.convert(placed(one), Ticked) for one in found["ticked"]],
        native=found["native"],
        scripted=[place(one) for one in found["scripted"]],
    )


def placed(found: dict[str, Any]) -> dict[str, Any]:
    """Return what the page described with its place as evidence keeps it."""
    return found | {"place": place(found["place"])}


COLLECTOR = Collector(name=Offers.NAME, deadline=15.0, collect=collect)
