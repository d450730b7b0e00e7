"""Turns what limpide.describe() answered into a Place."""

from typing import Any

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
