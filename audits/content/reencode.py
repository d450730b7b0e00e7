"""What a still bitmap image would weigh at the qualities the RGESN gives: WebP, AVIF, and JPEG for a JPEG.

Method: the first picture is decoded, encoded again at its own size, decoded, and compared with the original by the
structural similarity of luminance (SSIM, Wang et al. 2004, over blocks of 8 by 8 pixels). An encoding below the
likeness asked for is no saving. Lossless WebP is tried on images of few colours (drawings, screenshots). An animated
GIF is written as an animated WebP without loss: every picture the same, whatever a video would save beyond.
"""

import hashlib
import io
import warnings

import msgspec
from PIL import Image, ImageMath, features
from PIL import __version__ as pillow_version

JPEG_QUALITY, WEBP_QUALITY, AVIF_QUALITY = 70, 72, 56
"""RGESN 2024, 5.2: the qualities it gives as examples for each format."""
WEBP_EFFORT, AVIF_SPEED = 4, 8
LIKENESS = 0.95
"""Mean SSIM of luminance from which two pictures are told the same at a normal distance: our choice, stated."""
PIXELS_MAX = 6_000_000
"""Pixels of the largest image encoded again."""
FEW_COLOURS = 256
BLOCK = 8
FORMATS = ("jpeg", "png", "gif", "bmp", "tiff", "webp")
ENCODER = (
    f"Pillow {pillow_version}, JPEG q={JPEG_QUALITY}, WebP q={WEBP_QUALITY}, "
    f"AVIF q={AVIF_QUALITY} speed={AVIF_SPEED}, SSIM >= {LIKENESS}, animated GIF to WebP without loss"
)
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


class Encoded(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of the same picture in each format, jpeg for a JPEG only; None when not alike enough or not supported."""

    width: int = 0
    height: int = 0
    jpeg_bytes: int | None = None
    webp_bytes: int | None = None
    avif_bytes: int | None = None


def reencoded(body: bytes) -> Encoded | None:
    """Return what the image would weigh, None when it cannot be decoded or is too large; cached by content.

    About 0.2 CPU second a million pixels, in another thread for preference.
    """
    digest = hashlib.sha256(body).hexdigest()
    if digest not in _done:
        if len(_done) >= DONE_MAX:
            _done.clear()
        _done[digest] = _reencoded(body)
    return _done[digest]


DONE_MAX = 4_000
_done: dict[str, Encoded | None] = {}


def reencoded_animation(body: bytes) -> Encoded | None:
    """Return what an animation would weigh in WebP without loss, None when it cannot be decoded or is too large.

    About 0.3 CPU second a million pixels of all its pictures together; cached by content.
    """
    digest = f"moving {hashlib.sha256(body).hexdigest()}"
    if digest not in _done:
        if len(_done) >= DONE_MAX:
            _done.clear()
        _done[digest] = _reencoded_animation(body)
    return _done[digest]


def _reencoded_animation(body: bytes) -> Encoded | None:
    target = io.BytesIO()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(body)) as opened:
                if opened.width * opened.height * getattr(opened, "n_frames", 1) > PIXELS_MAX:
                    return None
                opened.save(target, "WEBP", save_all=True, lossless=True, quality=75, method=WEBP_EFFORT)
                return Encoded(width=opened.width, height=opened.height, webp_bytes=target.tell())
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _reencoded(body: bytes) -> Encoded | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(body)) as opened:
                if opened.width * opened.height > PIXELS_MAX:
                    return None
                is_jpeg = opened.format == "JPEG"
                picture = opened.convert("RGBA" if _has_alpha(opened) else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return Encoded(
        width=picture.width,
        height=picture.height,
        jpeg_bytes=_jpeg(picture) if is_jpeg else None,
        webp_bytes=_smallest(_webp(picture)),
        avif_bytes=_avif(picture) if features.check("avif") else None,
    )


def _jpeg(picture: Image.Image) -> int | None:
    written = _written(picture, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return _alike(picture, written)


def _avif(picture: Image.Image) -> int | None:
    return _alike(picture, _written(picture, "AVIF", quality=AVIF_QUALITY, speed=AVIF_SPEED))


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def _webp(picture: Image.Image) -> list[int | None]:
    made = [_alike(picture, _written(picture, "WEBP", quality=WEBP_QUALITY, method=WEBP_EFFORT))]
    if picture.getcolors(FEW_COLOURS) is not None:
        made.append(len(_written(picture, "WEBP", lossless=True, quality=75, method=WEBP_EFFORT)))
    return made


def _smallest(sizes: list[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return min(known) if known else None


def _written(picture: Image.Image, form: str, **options: int | bool) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def _alike(picture: Image.Image, encoded: bytes) -> int | None:
    with Image.open(io.BytesIO(encoded)) as other:
        return len(encoded) if likeness(picture, other) >= LIKENESS else None


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return the mean SSIM of two pictures of one size, over luminance and opacity; 1 is the same picture."""
    alphas = [p.convert("RGBA").getchannel("A") for p in (one, other) if _has_alpha(one)]
    shades = _ssim(_luminance(one), _luminance(other))
    return min(shades, _ssim(*(a.convert("F") for a in alphas))) if alphas else shades


def _luminance(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGBA":
        flat = Image.new("RGBA", picture.size, "white")
        flat.alpha_composite(picture)
        picture = flat
    return picture.convert("L").convert("F")


def _ssim(a: Image.Image, b: Image.Image) -> float:
    """SSIM over blocks that do not overlap: means, variances and covariance by averaging each block."""
    mean_a, mean_b = _blocks(a), _blocks(b)
    squares = [
        _blocks(ImageMath.lambda_eval(lambda v: v["x"] * v["y"], x=x, y=y))
        for x, y in ((a, a), (b, b), (a, b))
    ]
    quality = ImageMath.lambda_eval(
        lambda v: (
            ((2 * v["ma"] * v["mb"] + C1) * (2 * (v["ab"] - v["ma"] * v["mb"]) + C2))
            / (
                (v["ma"] * v["ma"] + v["mb"] * v["mb"] + C1)
                * ((v["aa"] - v["ma"] * v["ma"]) + (v["bb"] - v["mb"] * v["mb"]) + C2)
            )
        ),
        ma=mean_a,
        mb=mean_b,
        aa=squares[0],
        bb=squares[1],
        ab=squares[2],
    )
    return float(quality.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def _blocks(picture: Image.Image) -> Image.Image:
    return picture.reduce(min(BLOCK, picture.width, picture.height))
