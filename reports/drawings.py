"""Pictures drawn for the auditor: contact sheet of the images, order of the Tab key, views of a page."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, UnidentifiedImageError

from reports.layout import short
from reports.pictures import DARK_LINE, LIGHT_LINE, QUALITY, WIDEST, Cut
from rules.evidence.record import Box
from rules.evidence.views import View
from rules.results import PageResult

CELL, COLUMNS, GAP = (150, 110), 6, 8
"""Size of an image of the sheet, images in a row, pixels between them."""
TALLEST = 2_400
"""Pixels of the tallest picture shown."""
PAPER, INK = (255, 255, 255), (32, 32, 32)
Fetch = Callable[[str], bytes | None]


def draw_dossier(
    page: PageResult, fetch: Fetch, folder: Path, path_of: Callable[[str], str]
) -> dict[str, Cut]:
    """Draw what the dossier of a page shows, by name: "images", "tab" and the names of the views.

    Args:
        page: its dossier says what to draw; without one nothing is.
        fetch: bytes of a picture by SHA-256, None when lost.
        folder: root of the report.
        path_of: path in the report of a picture by its name.
    """
    if page.dossier is None:
        return {}
    drawn: dict[str, Image.Image | None] = {"images": _contact_sheet(page, fetch)}
    for view in page.dossier.views:
        shown = _opened(fetch(view.sha256))
        if view.name != "laptop":
            drawn[view.name] = shown
        elif shown and page.dossier.stops:
            drawn["tab"] = _tab_order(shown, [stop.box for stop in page.dossier.stops], view)
    return {
        name: _save(picture, f"{short(page.url)}-{name}", folder, path_of)
        for name, picture in drawn.items()
        if picture is not None
    }


def draw_pairs(
    wanted: Iterable[str], fetch: Fetch, folder: Path, path_of: Callable[[str], str]
) -> dict[str, Cut]:
    """Save each picture of the pairs that prove something, by SHA-256; a lost one is left out."""
    made = {}
    for sha256 in dict.fromkeys(wanted):
        picture = _opened(fetch(sha256))
        if picture is not None:
            picture.thumbnail((WIDEST, TALLEST))
            made[sha256] = _save(picture, sha256[:12], folder, path_of)
    return made


def _opened(content: bytes | None) -> Image.Image | None:
    if not content:
        return None
    try:
        return Image.open(BytesIO(content)).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None


def _contact_sheet(page: PageResult, fetch: Fetch) -> Image.Image | None:
    """Draw each image of the page that its picture shows, under the number it has in the list."""
    shown = [
        (number, one.box)
        for number, one in enumerate((page.dossier and page.dossier.images) or [], 1)
        if one.shown and one.box and one.box.width >= 2 and one.box.height >= 2
    ]
    source = _opened(fetch(page.picture)) if shown and page.picture and page.picture_size else None
    if source is None or page.picture_size is None:
        return None
    scale = source.width / page.picture_size[0]
    kept = [(number, box) for number, box in shown if box.y * scale < source.height - 1]
    if not kept:
        return None
    rows = -(-len(kept) // COLUMNS)
    wide, high = CELL[0] + GAP, CELL[1] + GAP + 16
    sheet = Image.new("RGB", (wide * min(COLUMNS, len(kept)) + GAP, high * rows + GAP), PAPER)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for rank, (number, box) in enumerate(kept):
        x, y = GAP + wide * (rank % COLUMNS), GAP + high * (rank // COLUMNS)
        pen.text((x, y), str(number), fill=INK, font=font)
        part = source.crop(_scaled(box, scale))
        part.thumbnail(CELL)
        sheet.paste(part, (x, y + 16))
        pen.rectangle((x - 1, y + 15, x + part.width, y + 16 + part.height), outline=(128, 128, 128))
    return sheet


def _scaled(box: Box, scale: float) -> tuple[int, int, int, int]:
    left, top = int(box.x * scale), int(box.y * scale)
    return (
        left,
        top,
        max(left + 1, int((box.x + box.width) * scale)),
        max(top + 1, int((box.y + box.height) * scale)),
    )


def _tab_order(picture: Image.Image, boxes: Sequence[Box | None], view: View) -> Image.Image:
    """Draw a line from stop to stop, and the number of each on its place."""
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(12)
    places = [
        (number, (box.x + box.width / 2) * view.scale, (box.y + box.height / 2) * view.scale)
        for number, box in enumerate(boxes, 1)
        if box and box.y < view.height
    ]
    for (_, x0, y0), (_, x1, y1) in pairwise(places):
        pen.line((x0, y0, x1, y1), fill=LIGHT_LINE, width=4)
        pen.line((x0, y0, x1, y1), fill=DARK_LINE, width=2)
    for number, x, y in places:
        half = 9 if number < 100 else 12
        pen.ellipse((x - half, y - 9, x + half, y + 9), fill=DARK_LINE, outline=LIGHT_LINE)
        pen.text((x, y), str(number), fill=LIGHT_LINE, font=font, anchor="mm")
    return picture


def _save(picture: Image.Image, name: str, folder: Path, path_of: Callable[[str], str]) -> Cut:
    path = path_of(name)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    cut = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    cut.save(target, "WEBP", quality=QUALITY, method=2)
    return Cut(path, cut.width, cut.height)
