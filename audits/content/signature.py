"""The format of an image by its first bytes, never by its name or by what the server says."""

AVIF_BRANDS = (b"avif", b"avis")
HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")
BRANDS_READ = 64
"""Bytes of the ftyp box in which brands are looked for."""
STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xff\x0a", "jxl"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "jxl"),
)


def image_format(body: bytes) -> str:
    """Return jpeg, png, gif, webp, avif, heif, jxl, bmp, ico, tiff or svg; "" when it is none of them.

    Sources: the MIME Sniffing standard (WHATWG) for the common ones, ISO/IEC 23008-12 for the brands of AVIF.

    >>> image_format(b"GIF89a...")
    'gif'
    """
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    if body[4:8] == b"ftyp":
        return _brand(body[8:BRANDS_READ])
    for start, name in STARTS:
        if body.startswith(start):
            return name
    return "svg" if _is_svg(body[:1000]) else ""


def _brand(brands: bytes) -> str:
    if any(brand in brands for brand in AVIF_BRANDS):
        return "avif"
    return "heif" if any(brand in brands for brand in HEIF_BRANDS) else ""


def _is_svg(beginning: bytes) -> bool:
    low = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return low.startswith((b"<svg", b"<?xml", b"<!--", b"<!doctype svg")) and b"<svg" in low
