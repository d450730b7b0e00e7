"""What differs between two pictures, and by what contrast (WCAG relative luminance)."""

from functools import lru_cache

from PIL import Image, ImageChops

from rules.evidence.record import Box

TOLERANCE = 10
"""Steps of 255 below which two colours are the same: the drawing itself varies by a few."""
SAMPLED = 4000
"""Pixels whose contrast is computed."""
CLEAREST = 12
"""The contrast told is reached by at least this many pixels."""


def changed(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return a mask (mode 1) of the pixels that differ; pictures of two sizes are compared on what they share."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    frame = (0, 0, width, height)
    difference = ImageChops.difference(one.crop(frame), other.crop(frame))
    bands = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return most.point(lambda value: 255 if value > TOLERANCE else 0).convert("1")


def both(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return what is in both masks."""
    return ImageChops.logical_and(one, other)


def without(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return what is in the first mask and not in the second."""
    return ImageChops.logical_and(one, ImageChops.invert(other))


def count(mask: Image.Image) -> int:
    """Return the number of pixels of a mask."""
    return sum(mask.convert("L").histogram()[128:])


def contrast(one: Image.Image, other: Image.Image, mask: Image.Image) -> float:
    """Return the ratio (1 to 21) that the clearest of the masked pixels reach between the two pictures."""
    frame = mask.getbbox()
    if frame is None:
        return 1.0
    shown = mask.crop(frame).convert("L").tobytes()
    first, second = one.crop(frame).tobytes(), other.crop(frame).tobytes()
    where = [i for i, on in enumerate(shown) if on]
    step = max(1, len(where) // SAMPLED)
    ratios = sorted(
        (ratio(first[3 * i : 3 * i + 3], second[3 * i : 3 * i + 3]) for i in where[::step]), reverse=True
    )
    rank = min(len(ratios) - 1, max(CLEAREST // step, len(ratios) // 20))
    return round(ratios[rank], 2)


@lru_cache(maxsize=65536)
def ratio(one: bytes, other: bytes) -> float:
    """Return the contrast of two colours of three bytes."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=65536)
def luminance(colour: bytes) -> float:
    """Return the relative luminance of a colour of three bytes (WCAG 2.2, relative luminance)."""
    red, green, blue = (value / 255 for value in colour)
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (red, green, blue)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def around(box: Box, margin: int, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the crop that frames a box with a margin, inside a picture of this size."""
    left, top = max(0, int(box.x) - margin), max(0, int(box.y) - margin)
    right = min(size[0], int(box.x + box.width) + margin + 1)
    bottom = min(size[1], int(box.y + box.height) + margin + 1)
    return left, top, max(left + 1, right), max(top + 1, bottom)
