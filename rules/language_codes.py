"""Language codes: whether one is valid, and whether a language found is proven against it."""

import re
from functools import cache

from rules.evidence.languages import Detected
from rules.referentials import read_data

_SHAPE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*", re.IGNORECASE)
_KIN = (
    {"no", "nb", "nn", "da", "sv"},
    {"hr", "sr", "bs", "sl", "sh"},
    {"id", "ms"},
    {"cs", "sk"},
    {"es", "gl", "pt", "ca", "oc", "it", "co", "la", "ro"},
    {"ru", "uk", "bg", "be", "mk"},
    {"fa", "ur", "ar", "ps"},
    {"zh", "ja"},
    {"nl", "af", "de", "lb"},
    {"fi", "et"},
)
"""Languages too near to be told apart on a few lines without small words."""
_MACRO = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
    "nb": "no",
    "nn": "no",
    "fil": "tl",
    "cmn": "zh",
    "yue": "zh",
}
_SCRIPTS = {
    "ar": "arab",
    "fa": "arab",
    "ur": "arab",
    "he": "hebr",
    "el": "grek",
    "ru": "cyrl",
    "uk": "cyrl",
    "bg": "cyrl",
    "sr": "cyrl",
    "zh": "hani",
    "ja": "hani",
    "ko": "hang",
    "th": "thai",
    "hi": "deva",
    "bn": "beng",
    "ta": "taml",
    "ka": "geor",
    "hy": "armn",
}
CONFIDENT = 0.99
SMALL_WORDS = 3


def is_valid(code: str) -> bool:
    """Tell whether a code begins with a registered language.

    >>> [is_valid(one) for one in ("fr", "fr-FR", "gsw", "fr_FR", "francais", "")]
    [True, True, True, False, False, False]
    """
    code = code.strip()
    known, whole = _registered()
    return bool(_SHAPE.fullmatch(code)) and (code.split("-")[0].lower() in known or code.lower() in whole)


def primary(code: str) -> str:
    """Return the language of a code, its older or wider name replaced: "fr" for "fr-FR"."""
    first = re.split(r"[-_]", code.strip().lower())[0]
    return _MACRO.get(first, first)


def is_other(found: Detected, code: str) -> bool:
    """Tell whether a text was found in another language than its code says, sure or not."""
    return bool(found.code) and primary(found.code) != primary(code) and found.confidence >= CONFIDENT


def proven_other(found: Detected, code: str) -> bool:
    """Tell whether a text is proven to be in another language: another script, or classifier and small words agree."""
    if not is_other(found, code):
        return False
    if _SCRIPTS.get(found.code) != _SCRIPTS.get(primary(code)):
        return found.words >= 2 or found.code in ("zh", "ja", "th")
    if any({found.code, primary(code)} <= kin for kin in _KIN):
        return found.own >= 2 * SMALL_WORDS and found.own >= 4 * found.other and found.words >= 20
    return (found.own >= SMALL_WORDS and found.other == 0) or (
        found.own >= 2 * SMALL_WORDS and found.own >= 6 * found.other
    )


@cache
def _registered() -> tuple[frozenset[str], frozenset[str]]:
    data = read_data("languages.json")
    return frozenset(data["two"].split()) | frozenset(data["three"].split()), frozenset(data["whole"].split())
