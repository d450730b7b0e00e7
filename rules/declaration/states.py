"""The state of conformity a declaration gives: one of the three of the law, or words that are none of them."""

import re
from typing import Literal

import msgspec

from rules.declaration.plain import squeezed

State = Literal["total", "partial", "none", ""]
_C = r"con?[nm]form(?:e\b(?!s)|ite\b)"
_PATTERNS: tuple[tuple[State, str], ...] = (
    ("total", rf"total+e?ment[ -]+{_C}|conformite totale\b|fully (?:compliant|conformant)"),
    ("partial", rf"partiel+e?ment[ -]+{_C}|conformite partielle\b|partially (?:compliant|conformant)"),
    (
        "none",
        rf"(?<![\w-])non[ -]+conforme\b(?!s)|n'est (?:donc |actuellement )?pas (?:encore )?(?:en )?{_C}"
        r"|non[ -]conformite (?:avec|au) |(?:not|non)[ -](?:compliant|conformant)",
    ),
)
_ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_HALF = re.compile(
    rf"\b(?:presque|quasi(?:ment)?|plutot|largement|majoritairement|globalement"
    rf"|en grande partie)[ -]+(?:total\w*[ -]+)?{_C}"
    rf"|n'est pas (?:encore )?total+e?ment[ -]+{_C}"
)
_IS = re.compile(r"(?:\b(?:est|sont|reste|demeure|is|are)\b|\bdeclar\w+)[^.\n;]{0,60}$")
_COLON = re.compile(r"[:=\t][^.\n;]{0,30}$")
_MENTION = re.compile(r"accessibilit[ey](?: [a-z]+){0,2} ?(?:[:-] ?\(?|\()$")
_LATER = re.compile(
    r"\b(?:sera|seront|devenir|objectif|atteindre|viser?|rendre|d'ici|etait|etaient|will be|was)\b"
)
_LEGEND = re.compile(
    r"^[^.\n]{0,60}?(?:\bsi\b|s'il|lorsqu|des lors|si au moins|signifie|: ?(?:tous les|au moins|moins de))"
)
_LISTED = re.compile(r"(?:criteres?|contenus?|elements?|documents?|pages?|points?) (?:[a-z]+ )?$")
_OTHER = re.compile(r"^ ?(?:/|,|ou\b|or\b)[^.\n]{0,8}(?:totalement|partiellement|non|fully|partially)")


class Said(msgspec.Struct, frozen=True):
    """A state and the words read; half: words that are none of the three, "" when the state is lawful."""

    state: State
    words: str
    half: str = ""


def read_state(said: str, folded: str) -> Said:
    """Return the state of a plain text and of its fold: the best told, then the first."""
    half = _HALF.search(folded)
    best: tuple[int, int] | None = None
    found = Said("", "", squeezed(said[half.start() : half.end()]) if half else "")
    for one in _ANY.finditer(folded):
        rank = _rank(folded, one, half)
        if rank is None or (best is not None and (rank, one.start()) >= best):
            continue
        best = (rank, one.start())
        state: State = "total" if one["total"] else "partial" if one["partial"] else "none"
        found = Said(state, squeezed(_line(said, one)), found.half)
    return Said(found.state, found.words) if found.state else found


def _rank(folded: str, one: re.Match[str], half: re.Match[str] | None) -> int | None:
    """Return how well a state is told, the smallest first; None when it is no statement at all."""
    line = folded.rfind("\n", 0, one.start()) + 1
    before, after = folded[max(line, one.start() - 120) : one.start()], folded[one.end() : one.end() + 80]
    if half and half.start() <= one.start() < half.end():
        return None
    lead = re.split(r"[.;]\s", before)[-1]
    if _LATER.search(lead) or _LEGEND.search(after) or _LISTED.search(lead) or _OTHER.search(after):
        return None
    if re.search(r"(?:totalement|partiellement|non|fully|partially) ?(?:/|,|ou|or) ?$", lead):
        return None
    if _MENTION.search(lead):
        return 4
    if _IS.search(lead):
        return 0 if "etat de conformite" in folded[max(0, line - 200) : one.start()] else 1
    return 2 if _COLON.search(lead) or one.group().startswith("n'est") else 3


def _line(said: str, one: re.Match[str]) -> str:
    """Return the words around a match, from the beginning of its line to its end, cut to a readable length."""
    start = max(said.rfind("\n", 0, one.start()) + 1, one.start() - 100)
    return said[start : one.end()]
