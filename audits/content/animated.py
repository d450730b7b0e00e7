"""How long an animated image plays, read from its container without decoding a picture."""

import struct
from collections.abc import Iterator

import msgspec

SHORTEST, INSTEAD = 0.011, 0.1
"""Browsers show a GIF frame of 10 ms or less for 100 ms."""


class Animation(msgspec.Struct, frozen=True, kw_only=True):
    """frames: pictures in the file, 1 when it does not move. seconds: one run. loops: runs, 0 without end."""

    frames: int = 1
    seconds: float = 0.0
    loops: int = 1


STILL = Animation()


def animation(body: bytes, image_format: str) -> Animation:
    """Return how an image moves; one that is broken or cut counts as still.

    Sources: GIF89a specification, PNG (third edition) for acTL and fcTL, WebP container specification.
    """
    readers = {"gif": _gif, "png": _png, "webp": _webp}
    reader = readers.get(image_format)
    if reader is None:
        return STILL
    try:
        return reader(body)
    except (IndexError, struct.error):
        return STILL


def _gif(body: bytes) -> Animation:
    """Walk the blocks: graphic controls hold delays in hundredths of a second, NETSCAPE2.0 the repeats."""
    frames, seconds, loops, delay = 0, 0.0, 1, 0.0
    at = 13 + _palette(body[10])
    while body[at] != 0x3B:
        if body[at] == 0x2C:
            frames, seconds, delay = frames + 1, seconds + delay, 0.0
            at = _after_blocks(body, at + 11 + _palette(body[at + 9]))
        elif body[at] == 0x21:
            if body[at + 1] == 0xF9:
                delay = _shown(struct.unpack_from("<H", body, at + 4)[0] / 100)
            elif body[at + 1] == 0xFF and body[at + 3 : at + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0"):
                repeats = struct.unpack_from("<H", body, at + 16)[0]
                loops = repeats + 1 if repeats else 0
            at = _after_blocks(body, at + 2)
        else:
            break
    return Animation(frames=frames, seconds=round(seconds, 3), loops=loops) if frames > 1 else STILL


def _palette(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _after_blocks(body: bytes, at: int) -> int:
    while body[at]:
        at += body[at] + 1
    return at + 1


def _shown(seconds: float) -> float:
    return seconds if seconds >= SHORTEST else INSTEAD


def _png(body: bytes) -> Animation:
    frames, seconds, loops, moves = 0, 0.0, 1, False
    for kind, at, _size in _png_chunks(body):
        if kind == b"acTL":
            moves, loops = True, struct.unpack_from(">I", body, at + 4)[0]
        elif kind == b"fcTL":
            over, under = struct.unpack_from(">HH", body, at + 20)
            frames, seconds = frames + 1, seconds + _shown(over / (under or 100))
        elif kind == b"IDAT" and not moves:
            return STILL
    return Animation(frames=frames, seconds=round(seconds, 3), loops=loops) if frames > 1 else STILL


def _png_chunks(body: bytes) -> Iterator[tuple[bytes, int, int]]:
    at = 8
    while at + 8 <= len(body):
        size = struct.unpack_from(">I", body, at)[0]
        yield body[at + 4 : at + 8], at + 8, size
        at += size + 12


def _webp(body: bytes) -> Animation:
    frames, seconds, loops, at = 0, 0.0, 1, 12
    while at + 8 <= len(body):
        kind, size = body[at : at + 4], struct.unpack_from("<I", body, at + 4)[0]
        if kind == b"ANIM":
            loops = struct.unpack_from("<H", body, at + 12)[0]
        elif kind == b"ANMF":
            frames += 1
            seconds += _shown(int.from_bytes(body[at + 20 : at + 23], "little") / 1000)
        at += 8 + size + (size & 1)
    return Animation(frames=frames, seconds=round(seconds, 3), loops=loops) if frames > 1 else STILL
