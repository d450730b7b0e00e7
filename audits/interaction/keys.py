"""The keys the checks press, as DevTools wants them (Input.dispatchKeyEvent)."""

from typing import Any

SHIFT = 8
KEYS: dict[str, tuple[str, int, str]] = {
    "Tab": ("Tab", 9, ""),
    "Enter": ("Enter", 13, "\r"),
    "Space": (" ", 32, " "),
    "Escape": ("Escape", 27, ""),
    "ArrowLeft": ("ArrowLeft", 37, ""),
    "ArrowUp": ("ArrowUp", 38, ""),
    "ArrowRight": ("ArrowRight", 39, ""),
    "ArrowDown": ("ArrowDown", 40, ""),
}
"""Name (DOM code) to DOM key, virtual key code and text typed."""


def events(name: str, *, shift: bool = False) -> list[dict[str, Any]]:
    """Return the two events, down and up, of one press.

    Raises:
        KeyError: no such key.
    """
    key, code, typed = KEYS[name]
    common = {
        "key": key,
        "code": name,
        "windowsVirtualKeyCode": code,
        "nativeVirtualKeyCode": code,
        "modifiers": SHIFT if shift else 0,
    }
    down = {"type": "keyDown", "text": typed} if typed else {"type": "rawKeyDown"}
    return [common | down, common | {"type": "keyUp"}]
