"""One way a page or its server may harm us, and how the visit must end."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

Body = bytes | Callable[[], AsyncIterator[bytes]]
PAGE = "<!doctype html><html lang=fr><meta charset=utf-8><title>Piège</title><h1>Piège</h1><p>Un texte.</p>"


@dataclass(frozen=True)
class Reply:
    """An answer. raw: every byte of it, head included; wait: seconds before the first byte."""

    body: Body = b""
    mime: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = -1
    raw: Body | None = None
    wait: float = 0.0


@dataclass(frozen=True)
class Case:
    """One case. expected: statuses a visit may end with; says: a part of what it must say; more: its other paths."""

    name: str
    reply: Reply
    expected: tuple[str, ...]
    says: str = ""
    more: dict[str, Reply] = field(default_factory=dict)


WHOLE, CUT, LOST, KEPT = ("audited",), ("partial",), ("failed",), ("refused",)
ANY = ("audited", "partial", "failed")


def page(name: str, html: str, expected: tuple[str, ...], says: str = "", **more: Reply) -> Case:
    """A case whose page holds this HTML."""
    return Case(name, Reply((PAGE + html).encode()), expected, says, {f"/{k}": v for k, v in more.items()})


def script(name: str, code: str, expected: tuple[str, ...], says: str = "", **more: Reply) -> Case:
    """A case whose page runs this script."""
    return page(name, f"<script>{code}</script>", expected, says, **more)


def answer(name: str, expected: tuple[str, ...], says: str = "", **reply: object) -> Case:
    """A case whose harm is the answer itself."""
    return Case(name, Reply(**reply), expected, says)  # type: ignore[arg-type]


def told(counts: dict[str, int]) -> bytes:
    """What the canaries heard, as one line."""
    return json.dumps(counts).encode() + b"\n"
