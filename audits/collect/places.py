"""Turns what limpide.describe() answered into a Place."""

from typing import Any

import msgspec

from rules.evidence.record import Box, Place


def place(described: dict[str, Any], x: float = 0.0, y: float = 0.0) -> Place:
    """Return the Place; x and y move a box seen inside a frame to the full page, in CSS px."""
    box = described["box"]
    return Place(
        selector=described["selector"],
        html=described["html"],
        component=described["component"],
        region=described["region"],
        box=Box(round(box[0] + x, 1), round(box[1] + y, 1), box[2], box[3]) if box else None,
        frame=described["frame"],
    )


def placed(described: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a Place; the box of an element held in a frame is not the page's: left out."""
    found: dict[str, Any] = msgspec.to_builtins(
        place(described | ({"box": None} if described["frame"] else {}))
    )
    return found
