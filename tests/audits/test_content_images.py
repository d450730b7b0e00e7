"""What is read from image files: format, movement, and re-encoded sizes, against files made here and Pillow's own."""

import io

import pytest
from content_pages import photo
from PIL import Image

from audits.content.animated import animation
from audits.content.reencode import (
    AVIF_QUALITY,
    AVIF_SPEED,
    WEBP_EFFORT,
    WEBP_QUALITY,
    likeness,
    reencoded,
    reencoded_animation,
)
from audits.content.signature import image_format

DELAYS = [100, 500, 1000, 1400, 40]


def moving(form: str, delays: list[int], loop: int = 0) -> bytes:
    frames = [Image.new("RGB", (40, 30), (n * 40, 100, 20)) for n in range(len(delays))]
    target = io.BytesIO()
    frames[0].save(target, form, save_all=True, append_images=frames[1:], duration=delays, loop=loop)
    return target.getvalue()


def still(form: str) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, form)
    return target.getvalue()


@pytest.mark.parametrize(("form", "name"), [("GIF", "gif"), ("PNG", "png"), ("WEBP", "webp")])
def test_movement_lasts_what_the_file_was_made_to_last(form: str, name: str) -> None:
    body = moving(form, DELAYS)
    assert image_format(body) == name
    seen = animation(body, name)
    assert (seen.frames, seen.seconds, seen.loops) == (5, 3.04, 0)
    assert animation(moving(form, DELAYS, loop=3), name).loops in (3, 4)
    assert animation(still(form), name).frames == 1
    assert animation(body[: len(body) // 3], name).seconds <= seen.seconds


def test_a_gif_frame_of_no_duration_shows_for_a_tenth_of_a_second() -> None:
    assert animation(moving("GIF", [10, 10]), "gif").seconds == 0.2


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_the_format_is_the_file_s_own(form: str) -> None:
    assert image_format(still(form)) == form.lower()


def test_what_is_no_image_has_no_format() -> None:
    assert image_format(b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>') == "svg"
    assert image_format(b"<!doctype html><p>absent") == ""
    assert image_format(b"") == ""


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_savings_are_pillow_s_own_on_the_same_picture(form: str) -> None:
    body = photo(form, **({"quality": 97} if form == "JPEG" else {}))
    with Image.open(io.BytesIO(body)) as opened:
        picture = opened.convert("RGB")
    sizes = {}
    for name, options in {
        "WEBP": {"quality": WEBP_QUALITY, "method": WEBP_EFFORT},
        "AVIF": {"quality": AVIF_QUALITY, "speed": AVIF_SPEED},
    }.items():
        target = io.BytesIO()
        picture.save(target, name, **options)
        sizes[name] = len(target.getvalue())
    made = reencoded(body)
    assert made is not None
    assert (made.webp_bytes, made.avif_bytes) == (sizes["WEBP"], sizes["AVIF"])
    assert (made.jpeg_bytes is not None) == (form == "JPEG")


def test_a_picture_that_would_look_different_is_no_saving() -> None:
    noise = Image.effect_noise((160, 160), 120).convert("RGB")
    blurred = noise.resize((40, 40)).resize((160, 160))
    assert likeness(noise, noise) == pytest.approx(1)
    assert likeness(noise, blurred) < 0.8


def test_what_cannot_be_decoded_is_not_tried() -> None:
    assert reencoded(b"\xff\xd8\xff cut") is None


def test_an_animated_gif_is_weighed_as_a_webp_of_the_very_same_pictures() -> None:
    frames = [Image.effect_noise((120, 90), 40 + n).convert("P") for n in range(6)]
    target, again = io.BytesIO(), io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=100)
    made = reencoded_animation(target.getvalue())
    assert made is not None
    with Image.open(io.BytesIO(target.getvalue())) as moving:
        moving.save(again, "WEBP", save_all=True, lossless=True, quality=75, method=WEBP_EFFORT)
        with Image.open(again) as written:
            assert written.n_frames == moving.n_frames == 6
            for place in range(6):
                moving.seek(place)
                written.seek(place)
                assert moving.convert("RGB").tobytes() == written.convert("RGB").tobytes()
    assert made.webp_bytes == len(again.getvalue()) < len(target.getvalue())
    assert reencoded_animation(b"GIF89a") is None
