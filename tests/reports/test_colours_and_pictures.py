"""Colours are readable in both modes; pictures frame the defect and stay small."""

from io import BytesIO
from pathlib import Path

import factory
import pytest
from PIL import Image

from reports.palette import DARK, LEAST_CONTRAST, LIGHT, contrast, fill_style, weak_pairs
from reports.pictures import DARK_LINE, TALLEST, WIDEST, Crop, cut_pictures
from rules.evidence.record import Box


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_text_is_readable_on_every_ground(palette: dict[str, str]) -> None:
    assert weak_pairs(palette) == []
    assert contrast(palette["accent"], palette["paper"]) >= LEAST_CONTRAST


def test_a_palette_hard_to_read_stops_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIGHT, "accent", "#9fd3dd")
    with pytest.raises(ValueError, match="accent on paper"):
        fill_style(":root{$light}")


def cut(tmp_path: Path, box: Box) -> Image.Image | None:
    crop = Crop(sha256=factory.PICTURE, box=box)
    made = cut_pictures(
        [crop], factory.pictures, tmp_path, lambda n: f"{n}.webp", {factory.PICTURE: factory.PICTURE_SIZE}
    )
    return Image.open(tmp_path / made[crop].path) if crop in made else None


@pytest.mark.parametrize(
    "box",
    [
        Box(80, 2380, 180, 90), Box(0, 0, 1920, 2600), Box(0, 140, 1920, 480), Box(1900, 0, 20, 20),
        Box(-50, -50, 100, 100), Box(900, 2590, 5, 400), Box(0.4, 0.4, 1.2, 1.2),
    ],
)  # fmt: skip
def test_a_crop_is_small_wherever_the_element_stands(tmp_path: Path, box: Box) -> None:
    picture = cut(tmp_path, box)
    assert picture is not None
    assert picture.format == "WEBP"
    assert picture.width <= WIDEST
    assert picture.height <= TALLEST
    assert max(p.stat().st_size for p in tmp_path.iterdir()) < 40_000


@pytest.mark.parametrize(
    "box", [Box(2000, 10, 50, 50), Box(10, 5000, 50, 50), Box(-90, 0, 50, 50), Box(5, 5, 0, 0)]
)
def test_an_element_outside_the_screenshot_has_no_picture(tmp_path: Path, box: Box) -> None:
    assert cut(tmp_path, box) is None


def pixels(picture: Image.Image) -> list[tuple[int, int, int]]:
    data = picture.convert("RGB").tobytes()
    return list(zip(data[::3], data[1::3], data[2::3], strict=True))


def test_the_element_is_outlined(tmp_path: Path) -> None:
    picture = cut(tmp_path, Box(600, 700, 200, 100))
    assert picture is not None
    reds = [p for p in pixels(picture) if all(abs(a - b) < 30 for a, b in zip(p, DARK_LINE, strict=True))]
    assert len(reds) > 500


def test_boxes_follow_a_screenshot_stored_smaller_than_the_page(tmp_path: Path) -> None:
    half = Image.new("RGB", (960, 1300), "white")
    half.paste((0, 0, 255), (300, 400, 400, 450))
    file = BytesIO()
    half.save(file, "WEBP", lossless=True)
    crop = Crop(sha256="half", box=Box(600, 800, 200, 100))
    made = cut_pictures(
        [crop], lambda _: file.getvalue(), tmp_path, lambda n: f"{n}.webp", {"half": (1920, 2600)}
    )
    picture = Image.open(tmp_path / made[crop].path).convert("RGB")
    blue = sum(p[2] > 200 and p[0] < 80 for p in pixels(picture))
    assert blue >= 100 * 50 * 0.8
