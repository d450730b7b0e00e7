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
SIGNS = {";": 186, "=": 187, ",": 188, "-": 189, ".": 190, "/": 191, "[": 219, "]": 221, "'": 222}
"""Virtual key codes of the signs written without Shift."""
SHIFTED = {"?": "/", "+": "=", "!": "1", "#": "3", "*": "8", "<": ",", ">": ".", ":": ";"}
"""Signs written with Shift, and the key that writes them."""
WRITING = (
    *("aeimquy", "bfjnrvz", "cgkosw", "dhlptx"),
    *("0123456789", "/+.*<:", "?-,!#>;='[]"),
    *("AEIMQUY", "BFJNRVZ", "CGKOSW", "DHLPTX"),
)
"""Letters, digits and signs by groups; keys that often undo one another (j and k, + and -) stand apart."""


def events(name: str, *, shift: bool = False) -> list[dict[str, Any]]:
    """Return the two events, down and up, of one press.

    Raises:
        KeyError: no such key.
    """
    key, code, typed = KEYS[name]
    return _pair(key, name, code, typed, shift=shift)


def writing(character: str) -> list[dict[str, Any]]:
    """Return the two events of one key that writes this letter, digit or sign."""
    shift = character.isupper() or character in SHIFTED
    base = SHIFTED.get(character, character)
    upper = base.upper()
    code = SIGNS.get(base, ord(upper))
    named = f"Key{upper}" if base.isalpha() else f"Digit{base}" if base.isdigit() else ""
    return _pair(character, named, code, character, shift=shift)


def _pair(key: str, named: str, code: int, typed: str, *, shift: bool) -> list[dict[str, Any]]:
    common = {
        "key": key,
        "code": named,
        "windowsVirtualKeyCode": code,
        "nativeVirtualKeyCode": code,
        "modifiers": SHIFT if shift else 0,
    }
    down = {"type": "keyDown", "text": typed} if typed else {"type": "rawKeyDown"}
    return [common | down, common | {"type": "keyUp"}]
