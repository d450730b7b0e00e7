"""Turns what limpide.describe() answered into a Place."""

from typing import Any

import msgspec

from rules.evidence.record import Box, Place


def place(described: dict[str, Any], x: float = 0.0, y: float = 0.0) -> Place:
    """Return the Place; x and y move a box seen inside a frame to the full page, in CSS px."""
    found = msgspec.convert(described, Place)
    if found.box is None or not (x or y):
        return found
    box = found.box
    moved = Box(round(box.x + x, 1), round(box.y + y, 1), box.width, box.height)
    return msgspec.structs.replace(found, box=moved)
