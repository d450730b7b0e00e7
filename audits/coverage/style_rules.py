"""Finds the style rules of a style sheet in its text, with where each begins and ends."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"?|'(?:\\.|[^'\\\n])*'?|\\.|[{};]", re.DOTALL)
_BLANK = re.compile(r"(?:\s+|/\*.*?(?:\*/|\Z)|<!--|-->)*", re.DOTALL)
_OTHER = re.compile(r"@(?:-\w+-)?(?:font-face|keyframes|property|import|counter-style|page)\b", re.IGNORECASE)
_GROUP = re.compile(r"@(media|supports|layer|container|scope|starting-style|document)\b", re.IGNORECASE)
_SETTLED = re.compile(r"@(supports|layer|scope)\b", re.IGNORECASE)
"""Groups that hold in every state of the page: what they contain is judged as if it were outside."""
_ALWAYS = re.compile(r"@media\s+(only\s+)?(all|screen)\s*", re.IGNORECASE)
_STATE = re.compile(
    r":(hover|focus|focus-visible|focus-within|active|visited|target|checked|indeterminate|disabled|enabled|invalid|valid|"
    r"user-invalid|user-valid|out-of-range|placeholder-shown|autofill|-webkit-autofill|open|popover-open|modal|fullscreen|"
    r"playing|paused|required|optional|read-only|empty|has)\b|::|\[(open|hidden|disabled|aria-|data-)|"
    r"(?i:\.(is|has|js|no|active|open|opened|show|shown|visible|hidden|collapsed|collapsing|expanded|selected|current|error|"
    r"loading|loaded|fade|sticky|fixed|disabled|focus|hover|dark|print)\b)"
)
"""Selectors that wait for a state the visit did not bring about: a hover, an open menu, an error."""


class StyleRule(NamedTuple):
    """One style rule: offsets of its first character and after its last one. conditional: it waits for a state."""

    start: int
    end: int
    conditional: bool


def style_rules(text: str) -> list[StyleRule]:
    """Return the style rules of a sheet in order, groups (@media, @supports …) opened, nested rules with their parent.

    Other at-rules (@font-face, @keyframes, @page …) are no style rules and are left out.

    >>> style_rules("a{b:c} @media print{p{q:r}}")
    [StyleRule(start=0, end=6, conditional=False), StyleRule(start=20, end=26, conditional=True)]
    """
    found: list[StyleRule] = []
    groups: list[bool] = []
    start = _skip(text, 0)
    at = start
    while token := _TOKEN.search(text, at):
        at = token.end()
        mark = token.group()
        if mark == ";":
            start = at = _skip(text, at)
        elif mark == "}":
            if groups:
                groups.pop()
            start = at = _skip(text, at)
        elif mark == "{":
            prelude = text[start : token.start()]
            if _GROUP.match(prelude):
                groups.append(_waits(prelude))
            else:
                end = _closed(text, at)
                if not prelude.startswith("@"):
                    found.append(StyleRule(start, end, any(groups) or bool(_STATE.search(prelude))))
                at = end
            start = at = _skip(text, at)
    return found


def other_rules(text: str) -> int:
    """Return how many font faces, animations, declared properties and imports a sheet holds."""
    return len(_OTHER.findall(text))


def _waits(prelude: str) -> bool:
    """Tell whether a group may not hold: another width, paper, a container; a scope or a layer always does."""
    return not (_SETTLED.match(prelude) or _ALWAYS.fullmatch(prelude.strip() + " "))


def _skip(text: str, at: int) -> int:
    """Return where the blanks and comments from here end."""
    blank = _BLANK.match(text, at)
    return blank.end() if blank else at


def _closed(text: str, at: int) -> int:
    """Return the offset after the brace that closes a block opened just before."""
    depth = 1
    while token := _TOKEN.search(text, at):
        at = token.end()
        depth += {"{": 1, "}": -1}.get(token.group(), 0)
        if not depth:
            return at
    return len(text)
