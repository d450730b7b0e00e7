"""Pictures of the report: crops around a defect and views of a page, cut from full-page screenshots."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, UnidentifiedImageError

from rules.evidence.record import Box

WIDEST, TALLEST = 640, 360
MARGIN = 40
QUALITY = 62
DARK_LINE, LIGHT_LINE = (173, 33, 24), (255, 255, 255)


@dataclass(frozen=True)
class Crop:
    """A picture to cut: the screenshot by SHA-256 and the box to frame."""

    sha256: str
    box: Box


@dataclass(frozen=True)
class Cut:
    """A picture file of the report, with its size in pixels."""

    path: str
    width: int
    height: int


def view_of_page(sha256: str, size: tuple[int, int]) -> Crop:
    """Return what to cut for the top of a page: its whole width, at 16:10 (nothing is outlined)."""
    width, height = size
    return Crop(sha256=sha256, box=Box(0, 0, width, min(height, width * 10 / 16)))


def cut_pictures(
    wanted: Iterable[Crop],
    pictures: Callable[[str], bytes | None],
    folder: Path,
    path_of: Callable[[str], str],
    sizes: dict[str, tuple[int, int]],
) -> dict[Crop, Cut]:
    """Cut every wanted picture into the report folder; one that cannot be cut is left out of the answer.

    Args:
        wanted: crops; each screenshot is decoded once.
        pictures: bytes of a screenshot by SHA-256, None when lost.
        folder: root of the report.
        path_of: path in the report of a picture by its name.
        sizes: CSS size of each screenshot, in which the boxes are given.
    """
    by_sheet: dict[str, list[Crop]] = {}
    for crop in dict.fromkeys(wanted):
        by_sheet.setdefault(crop.sha256, []).append(crop)
    made: dict[Crop, Cut] = {}
    for sha256, crops in by_sheet.items():
        sheet = _open(pictures(sha256))
        if sheet is None:
            continue
        for crop in crops:
            cut = _cut(sheet, crop.box, sizes.get(sha256, sheet.size))
            if cut is not None:
                made[crop] = _save(cut, crop, folder, path_of)
    return made


def _open(content: bytes | None) -> Image.Image | None:
    if not content:
        return None
    try:
        return Image.open(BytesIO(content)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _cut(sheet: Image.Image, box: Box, size: tuple[int, int]) -> Image.Image | None:
    """Cut around the box with a margin and outline it; None when the box lies outside the picture."""
    scale = sheet.width / size[0] if size[0] else 1.0
    left, top = box.x * scale, box.y * scale
    right, bottom = left + box.width * scale, top + box.height * scale
    if (
        right <= 0
        or bottom <= 0
        or left >= sheet.width
        or top >= sheet.height
        or right - left < 1
        or bottom - top < 1
    ):
        return None
    frame = _frame((left, top, right, bottom), sheet.size)
    picture = sheet.crop(frame)
    whole = box.x == 0 and box.y == 0 and box.width >= size[0]
    ratio = min(WIDEST / picture.width, TALLEST / picture.height, 1.0)
    if ratio < 1:
        picture = picture.resize(
            (max(1, round(picture.width * ratio)), max(1, round(picture.height * ratio)))
        )
    if not whole:
        corners = [
            (left - frame[0]) * ratio,
            (top - frame[1]) * ratio,
            (right - frame[0]) * ratio,
            (bottom - frame[1]) * ratio,
        ]
        _outline(picture, corners)
    return picture


def _frame(box: tuple[float, float, float, float], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Widen a box to show its surroundings, at least half of the largest picture, inside the sheet."""
    left, top, right, bottom = box
    width = max(right - left + 2 * MARGIN, WIDEST * 0.75)
    height = max(min(bottom - top, size[1]) + 2 * MARGIN, TALLEST * 0.5)
    height = min(height, width * 1.4)
    x = min(max(0.0, (left + right - width) / 2), max(0.0, size[0] - width))
    y = min(
        max(0.0, top - MARGIN, (top + bottom - height) / 2 if bottom - top < height else 0.0),
        max(0.0, size[1] - height),
    )
    return int(x), int(y), int(min(size[0], x + width)), int(min(size[1], y + height))


def _outline(picture: Image.Image, corners: list[float]) -> None:
    """Draw a red line between two white ones, so that it shows on any ground."""
    draw = ImageDraw.Draw(picture)
    for grow, width, colour in ((6, 8, LIGHT_LINE), (4, 4, DARK_LINE)):
        x0, y0 = max(0.0, corners[0] - grow), max(0.0, corners[1] - grow)
        x1, y1 = min(picture.width - 1.0, corners[2] + grow), min(picture.height - 1.0, corners[3] + grow)
        if x1 > x0 and y1 > y0:
            draw.rectangle((x0, y0, x1, y1), outline=colour, width=width)


def _save(picture: Image.Image, crop: Crop, folder: Path, path_of: Callable[[str], str]) -> Cut:
    box = crop.box
    key = f"{crop.sha256} {box.x} {box.y} {box.width} {box.height}"
    path = path_of(hashlib.sha256(key.encode()).hexdigest()[:12])
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    picture.save(target, "WEBP", quality=QUALITY, method=4)
    return Cut(path, picture.width, picture.height)
